/** To which meetings people of one account came, as far as that is kept. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { RegistrationCode, ResidentId } from "../platform/ids.ts";
import { isOpen, meetingOfCode } from "../registration/registration.ts";
import type { AttendanceDeps } from "./attendance-deps.ts";

export interface Attended {
  readonly code: RegistrationCode;
  readonly meeting: Meeting;
  readonly course: Course;
}

/** The latest first; three round trips, none of them for who never registered for a meeting that began. */
export async function attendedBy(deps: AttendanceDeps, residentId: ResidentId): Promise<Attended[]> {
  const { meetingById, courseById } = deps.catalogue();
  const now = deps.clock.now();
  const begun = (await deps.rosters.codesOf(residentId)).flatMap((code): Attended[] => {
    const meeting = meetingById.get(meetingOfCode(code));
    const course = meeting && courseById.get(meeting.courseId);
    return meeting && course && !isOpen(meeting, now) ? [{ code, meeting, course }] : [];
  });
  const found = await deps.rosters.find(begun.map(({ code }) => code));
  const people = found.flatMap((registration) => {
    if (registration?.state !== "seated" || registration.residentId !== residentId) return [];
    return registration.participantIds.map((participantId) => ({ code: registration.code, participantId }));
  });
  const came = await deps.store.cameOf(people);
  const codes = new Set(people.filter((_, i) => came[i]).map(({ code }) => code));
  return begun.filter(({ code }) => codes.has(code)).sort((a, b) => b.meeting.startsAt - a.meeting.startsAt);
}
