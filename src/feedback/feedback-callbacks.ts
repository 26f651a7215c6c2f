/** What the buttons under the questions afterwards send back. */
import type { RegistrationCode } from "../platform/ids.ts";

const pattern = (verb: string, more = "") => new RegExp(`^${verb}:(M\\d{1,9}-[0-9A-HJKMNP-TV-Z]{6})${more}$`);

export const rateData = (code: RegistrationCode, stars: number): string => `fr:${code}:${stars}`;
export const ratePattern = pattern("fr", ":([1-5])");
/** Write a sentence. */
export const sentenceData = (code: RegistrationCode): string => `fw:${code}`;
export const sentencePattern = pattern("fw");
export const certificateData = (code: RegistrationCode): string => `fc:${code}`;
export const certificatePattern = pattern("fc");
/** May be asked once more, thirty days later. */
export const askAgainData = (code: RegistrationCode): string => `fs:${code}`;
export const askAgainPattern = pattern("fs");
/** Never ask again, about anything. */
export const neverAskData = (code: RegistrationCode): string => `fn:${code}`;
export const neverAskPattern = pattern("fn");
/** Tell what came of it. */
export const storyData = (code: RegistrationCode): string => `ft:${code}`;
export const storyPattern = pattern("ft");
