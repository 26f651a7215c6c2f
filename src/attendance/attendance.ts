/** Who came to a meeting: how it is kept per person, on which day it can be changed, and the code that changes every minute. */
import { createHmac } from "node:crypto";
import type { Meeting } from "../catalogue/catalogue.ts";
import type { MeetingId, ParticipantId, RegistrationCode } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";

/** A person with a seat: a participant of a registration. */
export interface Attendee {
  readonly code: RegistrationCode;
  readonly participantId: ParticipantId;
}

/** Somebody who came without a registration. */
export interface WalkIn {
  /** Unique within the meeting: the request that added them. */
  readonly id: string;
  readonly name: string;
  readonly birthYear: number | null;
  /** Epoch ms. */
  readonly cameAt: number;
}

/** What is known about one meeting. */
export interface Attendance {
  /** Epoch ms at which a person came; undefined: not seen. */
  cameAt(attendee: Attendee): number | undefined;
  /** In the order in which they came. */
  readonly walkIns: readonly WalkIn[];
  /** People with a registration who came. */
  readonly came: number;
}

/** People are checked in from midnight to midnight of the day on which the meeting begins. */
export const isOnTheDay = (meeting: Meeting, now: number, local: LocalTime): boolean =>
  local.dateOf(meeting.startsAt) === local.dateOf(now);

/** Epoch ms of the midnight after the meeting began: then it is settled who came. */
export const endOfDay = (meeting: Meeting, local: LocalTime): number =>
  local.at(local.addDays(local.dateOf(meeting.startsAt), 1), "00:00");

const minuteMs = 60_000;

/** Six digits that nobody knows without the meeting's secret. */
export function minuteCode(secret: string, meetingId: MeetingId, at: number): string {
  const digest = createHmac("sha256", secret)
    .update(`${meetingId}/${Math.floor(at / minuteMs)}`)
    .digest();
  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

/** The code of this minute, and of the last one for those who type slowly. */
export const isCurrentCode = (typed: string, secret: string, meetingId: MeetingId, now: number): boolean =>
  [now, now - minuteMs].some((at) => minuteCode(secret, meetingId, at) === typed);

/** When the code shown now changes, epoch ms. */
export const codeChangesAt = (now: number): number => (Math.floor(now / minuteMs) + 1) * minuteMs;

/** Payload of a ticket's deep link: `t_M12-7KQ4ZT`. */
export const ticketPayload = (code: RegistrationCode): string => `t_${code}`;

/** The registration in a ticket's payload; null: no ticket. */
export const readTicket = (payload: string): RegistrationCode | null =>
  (/^t_(M\d{1,9}-[0-9A-HJKMNP-TV-Z]{6})$/.exec(payload)?.[1] as RegistrationCode | undefined) ?? null;
