/** Gives a registration of one's own back, or the seat of one who was to come along; it is offered to the first in line. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { ParticipantId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import { rosterPartition } from "../redis/keys.ts";
import { isOpen, meetingOfCode } from "./registration.ts";
import type { RegistrationDeps } from "./registration-deps.ts";
import { seatsToGive } from "./seats-to-give.ts";

export interface CancelRequest {
  readonly requestId: string;
  readonly residentId: ResidentId;
  readonly code: RegistrationCode;
  /** The only one who does not come; without it none of them does. */
  readonly participantId?: ParticipantId;
}

export type CancelOutcome =
  /** `left`: one of several; the others keep their seats, their offer or their place in line. */
  | {
      readonly kind: "cancelled" | "left";
      readonly code: RegistrationCode;
      readonly meeting: Meeting;
      readonly course: Course;
    }
  | { readonly kind: "already-cancelled"; readonly code: RegistrationCode }
  /** The meeting started already. */
  | { readonly kind: "too-late"; readonly meeting: Meeting; readonly course: Course }
  /** No such registration, somebody else's, or the meeting is off the programme. */
  | { readonly kind: "not-found" };

export async function cancelRegistration(deps: RegistrationDeps, request: CancelRequest): Promise<CancelOutcome> {
  const { code, residentId } = request;
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(meetingOfCode(code));
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course) return { kind: "not-found" };
  if (!isOpen(meeting, deps.clock.now())) {
    const own = (await deps.store.find([code]))[0];
    return own?.residentId === residentId ? { kind: "too-late", meeting, course } : { kind: "not-found" };
  }
  const { kind } = await deps.store.release({ ...request, ...seatsToGive(deps, meeting) });
  deps.relayNotices(rosterPartition(meeting.id));
  switch (kind) {
    case "cancelled":
    case "left":
      return { kind, code, meeting, course };
    case "already-cancelled":
      return { kind, code };
    case "not-found":
      return { kind };
  }
}
