/** Checking people in: by their ticket, by their name in the list, by the code of the minute. Each can be repeated without harm. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { MeetingId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import { meetingOfCode } from "../registration/registration.ts";
import type { Participant } from "../residents/resident.ts";
import { isCurrentCode, isOnTheDay, type Attendee } from "./attendance.ts";
import type { AttendanceDeps, TakingBackDeps } from "./attendance-deps.ts";

interface Arrived {
  readonly meeting: Meeting;
  readonly course: Course;
  readonly code: RegistrationCode;
  /** All of the registration. */
  readonly participants: readonly Participant[];
}

export type TicketOutcome =
  | ({ readonly kind: "checked-in" } & Arrived)
  /** Everybody of the registration had come before: since when. */
  | ({ readonly kind: "already"; readonly cameAt: number } & Arrived)
  | ({ readonly kind: "other-day" } & Arrived)
  | ({ readonly kind: "waiting" } & Arrived)
  /** Cancelled, never existed, or the meeting is off the programme. */
  | { readonly kind: "not-valid" };

/** For those who keep the door. A household comes in together; who is missing is taken back by name. */
export async function checkInByTicket(deps: AttendanceDeps, code: RegistrationCode): Promise<TicketOutcome> {
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(meetingOfCode(code));
  const course = meeting && courseById.get(meeting.courseId);
  const [registration] = await deps.rosters.find([code]);
  if (!meeting || !course || !registration || registration.state === "cancelled") return { kind: "not-valid" };
  const { participants } = await deps.residents.read(registration.residentId);
  const people = participants.filter((p) => registration.participantIds.includes(p.id));
  const arrived: Arrived = { meeting, course, code, participants: people };
  if (registration.state !== "seated") return { kind: "waiting", ...arrived };
  const now = deps.clock.now();
  if (!isOnTheDay(meeting, now, deps.local)) return { kind: "other-day", ...arrived };
  const attendees = people.map((p): Attendee => ({ code, participantId: p.id }));
  const added = await deps.store.checkIn(meeting.id, attendees, now);
  if (added > 0) return { kind: "checked-in", ...arrived };
  const attendance = await deps.store.read(meeting.id);
  const cameAt = Math.min(...attendees.map((a) => attendance.cameAt(a) ?? now));
  return { kind: "already", cameAt, ...arrived };
}

export type MarkOutcome = { readonly kind: "marked" } | { readonly kind: "other-day" } | { readonly kind: "not-valid" };

/** Sets (not switches) whether somebody came: a tap that arrives twice does no harm. */
export async function markAttendee(deps: TakingBackDeps, attendee: Attendee, came: boolean): Promise<MarkOutcome> {
  const meeting = deps.catalogue().meetingById.get(meetingOfCode(attendee.code));
  const [registration] = await deps.rosters.find([attendee.code]);
  if (!meeting || registration?.state !== "seated" || !registration.participantIds.includes(attendee.participantId))
    return { kind: "not-valid" };
  const now = deps.clock.now();
  if (!isOnTheDay(meeting, now, deps.local)) return { kind: "other-day" };
  if (came) await deps.store.checkIn(meeting.id, [attendee], now);
  else {
    await deps.store.undo(meeting.id, attendee);
    await deps.withdraw(meeting.id, attendee);
  }
  return { kind: "marked" };
}

/** A guest whose name was mistyped, or who belongs to another class. */
export async function removeWalkIn(deps: TakingBackDeps, meetingId: MeetingId, id: string): Promise<MarkOutcome> {
  const meeting = deps.catalogue().meetingById.get(meetingId);
  if (!meeting) return { kind: "not-valid" };
  if (!isOnTheDay(meeting, deps.clock.now(), deps.local)) return { kind: "other-day" };
  const was = await deps.store.removeWalkIn(meetingId, id);
  await deps.withdraw(meetingId, { id });
  return { kind: was ? "marked" : "not-valid" };
}

export type CodeOutcome =
  | { readonly kind: "checked-in"; readonly arrived: readonly Arrived[] }
  | { readonly kind: "already"; readonly arrived: readonly Arrived[] }
  | { readonly kind: "wrong-code" }
  /** Guessed too often: epoch ms from which it may be tried again. */
  | { readonly kind: "too-many-tries"; readonly againAt: number }
  /** No seat at any meeting of today: the digits meant something else. */
  | { readonly kind: "no-meeting-today" };

/** Tries a resident has in a window: with two valid codes among a million, guessing leads nowhere. */
export const triesAtMost = 5;
const triesWindowMs = 10 * 60_000;

export async function checkInByCode(
  deps: AttendanceDeps,
  { residentId, typed }: { readonly residentId: ResidentId; readonly typed: string },
): Promise<CodeOutcome> {
  const now = deps.clock.now();
  const today = await seatsToday(deps, residentId, now);
  if (today.length === 0) return { kind: "no-meeting-today" };
  const window = Math.floor(now / triesWindowMs);
  if ((await deps.store.countGuess(residentId, window)) > triesAtMost)
    return { kind: "too-many-tries", againAt: (window + 1) * triesWindowMs };
  const secrets = new Map<MeetingId, string>();
  for (const { meeting } of today) secrets.set(meeting.id, await deps.store.secretOf(meeting.id));
  const meant = today.filter(({ meeting }) => isCurrentCode(typed, secrets.get(meeting.id) as string, meeting.id, now));
  if (meant.length === 0) return { kind: "wrong-code" };
  let added = 0;
  for (const { meeting, code, participants } of meant) {
    const attendees = participants.map((p): Attendee => ({ code, participantId: p.id }));
    added += await deps.store.checkIn(meeting.id, attendees, now);
  }
  return { kind: added > 0 ? "checked-in" : "already", arrived: meant };
}

/** Seats of a resident at meetings of today, over or not. */
async function seatsToday(deps: AttendanceDeps, residentId: ResidentId, now: number): Promise<Arrived[]> {
  const { meetingById, courseById } = deps.catalogue();
  const codes = (await deps.rosters.codesOf(residentId)).filter((code) => {
    const meeting = meetingById.get(meetingOfCode(code));
    return meeting && isOnTheDay(meeting, now, deps.local);
  });
  if (codes.length === 0) return [];
  const [found, { participants }] = await Promise.all([deps.rosters.find(codes), deps.residents.read(residentId)]);
  return found.flatMap((registration): Arrived[] => {
    const meeting = registration && meetingById.get(registration.meetingId);
    const course = meeting && courseById.get(meeting.courseId);
    if (!registration || !meeting || !course || registration.state !== "seated") return [];
    if (registration.residentId !== residentId) return [];
    const people = participants.filter((p) => registration.participantIds.includes(p.id));
    return [{ meeting, course, code: registration.code, participants: people }];
  });
}
