/** Takes the seats that were offered, or leaves them to the next in line. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { RegistrationCode, ResidentId } from "../platform/ids.ts";
import { rosterPartition } from "../redis/keys.ts";
import { isOpen, meetingOfCode } from "./registration.ts";
import type { RegistrationDeps } from "./registration-deps.ts";
import { seatsToGive } from "./seats-to-give.ts";

export interface AnswerOfferRequest {
  readonly requestId: string;
  readonly residentId: ResidentId;
  readonly code: RegistrationCode;
  readonly answer: "take" | "skip";
}

/** All but `not-found` and `closed` come with what it is about. */
export type AnswerOfferOutcome =
  | {
      /** `skipped`: out of the line too. `gone`: somebody else has the seats. `waiting`: nothing was offered yet. */
      readonly kind: "taken" | "skipped" | "gone" | "waiting";
      readonly meeting: Meeting;
      readonly course: Course;
    }
  /** The meeting started. */
  | { readonly kind: "closed" }
  /** No such registration, somebody else's, or the meeting is off the programme. */
  | { readonly kind: "not-found" };

export async function answerOffer(deps: RegistrationDeps, request: AnswerOfferRequest): Promise<AnswerOfferOutcome> {
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(meetingOfCode(request.code));
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course) return { kind: "not-found" };
  if (!isOpen(meeting, deps.clock.now())) return { kind: "closed" };
  const kind = await deps.store.answerOffer({ ...request, ...seatsToGive(deps, meeting) });
  deps.relayNotices(rosterPartition(meeting.id));
  return kind === "not-found" ? { kind } : { kind, meeting, course };
}
