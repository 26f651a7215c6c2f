/** Registers a household for all coming meetings of a class: seats or a place in line in each of them. */
import type { Meeting } from "../catalogue/catalogue.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { CourseId } from "../platform/ids.ts";
import { register, type RegisterOutcome, type RegisterRequest } from "./register.ts";
import { isOpen } from "./registration.ts";
import type { RegistrationDeps } from "./registration-deps.ts";

/** More would not fit one reply. */
const seriesLimit = 20;

/** Meetings of a class that one can register for, earliest first, at most 20. */
export const comingMeetings = ({ meetingsOf }: CatalogueSnapshot, courseId: CourseId, now: number): Meeting[] =>
  (meetingsOf.get(courseId) ?? []).filter((meeting) => isOpen(meeting, now)).slice(0, seriesLimit);

export interface SeriesRequest extends Omit<RegisterRequest, "meetingId" | "agreedToWait"> {
  readonly courseId: CourseId;
}

/**
 * Who asks for a series agreed to wait where a meeting is full. The same request again gets what it got, so that one
 * that died in the middle is completed by its repetition.
 */
export async function registerSeries(
  deps: RegistrationDeps,
  { courseId, ...request }: SeriesRequest,
): Promise<{ readonly meeting: Meeting; readonly outcome: RegisterOutcome }[]> {
  const meetings = comingMeetings(deps.catalogue(), courseId, deps.clock.now());
  return Promise.all(
    meetings.map(async (meeting) => ({
      meeting,
      outcome: await registerWhoIsLeft(deps, { ...request, meetingId: meeting.id, agreedToWait: true }),
    })),
  );
}

/** Some of them may stand on the roster by themselves already: that is no reason to leave the others out. */
async function registerWhoIsLeft(deps: RegistrationDeps, request: RegisterRequest): Promise<RegisterOutcome> {
  const outcome = await register(deps, request);
  if (outcome.kind !== "already-registered") return outcome;
  const participants = request.participants.filter((p) => !outcome.participants.includes(p));
  return participants.length === 0 ? outcome : registerWhoIsLeft(deps, { ...request, participants });
}
