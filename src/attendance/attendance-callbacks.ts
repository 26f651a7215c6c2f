/** What the buttons about tickets and attendance send back. */
import type { MeetingId, RegistrationCode } from "../platform/ids.ts";
import type { Attendee } from "./attendance.ts";

const code = "(M\\d{1,9}-[0-9A-HJKMNP-TV-Z]{6})";
const meeting = "(m\\d{1,9})";

/** The ticket of an own registration. */
export const ticketData = (registration: RegistrationCode): string => `tk:${registration}`;
export const ticketPattern = new RegExp(`^tk:${code}$`);

/** The list of a meeting at the door, from this person on. */
export const doorData = (id: MeetingId, offset = 0): string => `hd:${id}:${offset}`;
export const doorPattern = new RegExp(`^hd:${meeting}:(\\d{1,5})$`);

/** Says what is to be, not what is to change: the same tap twice does no harm. */
export const markData = ({ code, participantId }: Attendee, came: boolean, offset: number): string =>
  `${came ? "hy" : "hn"}:${code}:${participantId.slice(1)}:${offset}`;
export const markPattern = new RegExp(`^h([yn]):${code}:(\\d{1,4}):(\\d{1,5})$`);

/** One of those checked in by their ticket did not come along. */
export const missingData = ({ code, participantId }: Attendee): string => `hm:${code}:${participantId.slice(1)}`;
export const missingPattern = new RegExp(`^hm:${code}:(\\d{1,4})$`);

export const minuteCodeData = (id: MeetingId): string => `hk:${id}`;
export const minuteCodePattern = new RegExp(`^hk:${meeting}$`);

export const walkInData = (id: MeetingId): string => `hg:${id}`;
export const walkInPattern = new RegExp(`^hg:${meeting}$`);

/** Guests, to take one back. */
export const guestsData = (id: MeetingId): string => `hw:${id}`;
export const guestsPattern = new RegExp(`^hw:${meeting}$`);
export const removeGuestData = (id: MeetingId, guest: string): string => `hx:${id}:${guest}`;
export const removeGuestPattern = new RegExp(`^hx:${meeting}:(\\d{1,20})$`);

/** Certificates of everybody who came. */
export const meetingCertificatesData = (id: MeetingId): string => `hc:${id}`;
export const meetingCertificatesPattern = new RegExp(`^hc:${meeting}$`);

export type RosterFile = "pdf" | "xlsx";
export const rosterFileData = (id: MeetingId, file: RosterFile): string => `hf:${id}:${file}`;
export const rosterFilePattern = new RegExp(`^hf:${meeting}:(pdf|xlsx)$`);
