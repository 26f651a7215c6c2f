/** What the buttons of notices and reminders send back. */
import type { MeetingId, RegistrationCode } from "../platform/ids.ts";

/** "I am coming" */
export const comingData = (code: RegistrationCode): string => `at:${code}`;
/** Cancel this registration. */
export const cancelData = (code: RegistrationCode): string => `cx:${code}`;
/** Take the seats of an offer. */
export const takeData = (code: RegistrationCode): string => `ot:${code}`;
/** Leave the seats of an offer to others. */
export const skipData = (code: RegistrationCode): string => `os:${code}`;
/** Register for this meeting, again or for the first time. */
export const registerData = (meetingId: MeetingId): string => `r:${meetingId}`;
/** Object to a lower place in line. */
export const appealData = "ap";
