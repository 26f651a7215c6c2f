/** What the buttons of notices and reminders send back. */
import type { RegistrationCode } from "../platform/ids.ts";

/** "I am coming" */
export const comingData = (code: RegistrationCode): string => `at:${code}`;
/** Cancel this registration. */
export const cancelData = (code: RegistrationCode): string => `cx:${code}`;
