/** Gives a registration of one's own back; the seat is offered to the first in line. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { RegistrationCode, ResidentId } from "../platform/ids.ts";
import { rosterPartition } from "../redis/keys.ts";
import { isOpen, meetingOfCode } from "./registration.ts";
import type { RegistrationDeps } from "./registration-deps.ts";
import { seatsToGive } from "./seats-to-give.ts";

export interface CancelRequest {
  readonly requestId: string;
  readonly residentId: ResidentId;
  readonly code: RegistrationCode;
}

export type CancelOutcome =
  | { readonly kind: "cancelled"; readonly code: RegistrationCode; readonly meeting: Meeting; readonly course: Course }
  | { readonly kind: "already-cancelled"; readonly code: RegistrationCode }
  /** The meeting started already. */
  | { readonly kind: "too-late"; readonly meeting: Meeting; readonly course: Course }
  /** No such registration, somebody else's, or the meeting is off the programme. */
  | { readonly kind: "not-found" };

export async function cancelRegistration(deps: RegistrationDeps, request: CancelRequest): Promise<CancelOutcome> {
  const { code, residentId, requestId } = request;
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(meetingOfCode(code));
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course) return { kind: "not-found" };
  if (!isOpen(meeting, deps.clock.now())) {
    const own = (await deps.store.find([code]))[0];
    return own?.residentId === residentId ? { kind: "too-late", meeting, course } : { kind: "not-found" };
  }
  const release = await deps.store.release({ code, residentId, requestId, ...seatsToGive(deps, meeting) });
  deps.relayNotices(rosterPartition(meeting.id));
  return release.kind === "cancelled"
    ? { kind: "cancelled", code, meeting, course }
    : release.kind === "already-cancelled"
      ? { kind: "already-cancelled", code }
      : { kind: "not-found" };
}
