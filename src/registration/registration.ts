/** What a registration is, and the rules that need no store: open or closed, old enough, how a code looks. */
import { randomInt } from "node:crypto";
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";

/** Participants of one registration, e.g. the list of names a teacher pastes. */
export const householdLimit = 40;

/** People whom one resident registers together for one meeting: they get their seats together or wait together. */
export interface Registration {
  readonly code: RegistrationCode;
  readonly meetingId: MeetingId;
  readonly residentId: ResidentId;
  /** 1 to 40 */
  readonly participantIds: readonly ParticipantId[];
  /** `offered`: seats are held for them until they say whether they take them. */
  readonly state: "seated" | "offered" | "waiting" | "cancelled";
  /** Epoch ms. */
  readonly registeredAt: number;
  /** When the resident last said that they come; null: not yet. */
  readonly comingAt: number | null;
  /** Up to when offered seats are held; null: nothing is offered. */
  readonly heldUntil: number | null;
}

/** Seats and places in line are counted in people. */
export interface Seats {
  /** Given, or held for an offer. */
  readonly taken: number;
  readonly waiting: number;
}

/** Registration closes when the meeting starts. */
export const isOpen = (meeting: Meeting, now: number): boolean => now < meeting.startsAt;

/** Nobody asks for a birthday: whoever reaches the age in the year of the meeting is old enough. */
export const isOldEnough = (birthYear: number, minAge: number | null, yearOfMeeting: number): boolean =>
  minAge === null || yearOfMeeting - birthYear >= minAge;

/** Those who are too young for a meeting of this course. */
export const tooYoung = <P extends { readonly birthYear: number }>(
  people: readonly P[],
  course: Pick<Course, "minAge">,
  meeting: Meeting,
  local: LocalTime,
): P[] => {
  const year = Number(local.dateOf(meeting.startsAt).slice(0, 4));
  return people.filter((p) => !isOldEnough(p.birthYear, course.minAge, year));
};

/** Crockford's base 32: no I, L, O, U, so that a code can be read out at the door. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** `M12-7KQ4ZT` for meeting `m12`; about 10⁹ codes a meeting. */
export function newRegistrationCode(meetingId: MeetingId): RegistrationCode {
  const random = Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${meetingId.toUpperCase()}-${random}` as RegistrationCode;
}

/** Reads a code as people type it (`m12 7kq4zt`, O for 0, I and L for 1); null when it is none. */
export function parseRegistrationCode(text: string): RegistrationCode | null {
  const match = /^m(\d{1,9})[-\s]?([0-9a-z]{6})$/i.exec(text.trim());
  if (!match) return null;
  const letters = (match[2] as string).toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  return letters.includes("U") ? null : (`M${match[1]}-${letters}` as RegistrationCode);
}

/** The meeting stands in the code. */
export const meetingOfCode = (code: RegistrationCode): MeetingId => code.split("-")[0]?.toLowerCase() as MeetingId;
