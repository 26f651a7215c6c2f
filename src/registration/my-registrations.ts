/** A resident's own registrations for meetings that are not over, earliest first. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { ParticipantId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import { meetingOfCode } from "./registration.ts";
import type { RegistrationDeps } from "./registration-deps.ts";

export interface OwnRegistration {
  readonly code: RegistrationCode;
  readonly meeting: Meeting;
  readonly course: Course;
  readonly participantIds: readonly ParticipantId[];
  /** Place in line, from 1; null: they have their seats, or an offer of them. */
  readonly position: number | null;
  /** Up to when offered seats are held; null: nothing is offered. */
  readonly heldUntil: number | null;
  readonly comingAt: number | null;
}

/** Two round trips at most, whatever the number of registrations. */
export async function myRegistrations(deps: RegistrationDeps, residentId: ResidentId): Promise<OwnRegistration[]> {
  const { meetingById, courseById } = deps.catalogue();
  const now = deps.clock.now();
  const codes = (await deps.store.codesOf(residentId)).filter(
    (code) => (meetingById.get(meetingOfCode(code))?.endsAt ?? 0) > now,
  );
  const found = await deps.store.find(codes);
  const own = found.flatMap((registration): OwnRegistration[] => {
    const meeting = registration && meetingById.get(registration.meetingId);
    const course = meeting && courseById.get(meeting.courseId);
    if (!registration || !meeting || !course) return [];
    if (registration.state === "cancelled" || registration.residentId !== residentId) return [];
    const { code, participantIds, position, heldUntil, comingAt } = registration;
    return [{ code, meeting, course, participantIds, position, heldUntil, comingAt }];
  });
  return own.sort((a, b) => a.meeting.startsAt - b.meeting.startsAt);
}
