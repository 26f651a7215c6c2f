/** A catalogue as one process answers from it: immutable, with the look-ups that questions need. */
import type { CompetitionId, CourseId, MeetingId } from "../platform/ids.ts";
import type { Catalogue, Competition, Course, Meeting } from "./catalogue.ts";
import type { Held } from "./stored-catalogue.ts";

export interface CatalogueSnapshot extends Catalogue {
  /** Raised by every change; 0 while nothing was ever imported. */
  readonly version: number;
  /** Also the classes of meetings that took place and are not listed any more. */
  readonly courseById: ReadonlyMap<CourseId, Course>;
  /** Also those that took place and are not listed any more. */
  readonly meetingById: ReadonlyMap<MeetingId, Meeting>;
  readonly competitionById: ReadonlyMap<CompetitionId, Competition>;
  /** All meetings, earliest first. */
  readonly meetingsByStart: readonly Meeting[];
  /** With those that took place and are not listed any more, earliest first. */
  readonly everHeldByStart: readonly Meeting[];
  /** Meetings of a course, earliest first. */
  readonly meetingsOf: ReadonlyMap<CourseId, readonly Meeting[]>;
}

export function createSnapshot(
  { held, ...catalogue }: Catalogue & { readonly held?: Held },
  version: number,
): CatalogueSnapshot {
  const byStart = (a: Meeting, b: Meeting) => a.startsAt - b.startsAt;
  const meetingsByStart = [...catalogue.meetings].sort(byStart);
  const past = held?.meetings ?? [];
  const meetingsOf = new Map<CourseId, Meeting[]>(catalogue.courses.map((c) => [c.id, []]));
  for (const meeting of meetingsByStart) meetingsOf.get(meeting.courseId)?.push(meeting);
  return {
    ...catalogue,
    version,
    courseById: new Map([...(held?.courses ?? []), ...catalogue.courses].map((c) => [c.id, c])),
    meetingById: new Map([...past, ...catalogue.meetings].map((m) => [m.id, m])),
    competitionById: new Map(catalogue.competitions.map((c) => [c.id, c])),
    meetingsByStart,
    everHeldByStart: past.length === 0 ? meetingsByStart : [...past, ...meetingsByStart].sort(byStart),
    meetingsOf,
  };
}

export const emptySnapshot: CatalogueSnapshot = createSnapshot(
  { courses: [], meetings: [], competitions: [], answers: [], stops: [], communities: [] },
  0,
);

/** Index of the first meeting of `meetingsByStart` that starts at or after `at` (binary search). */
export function firstMeetingFrom(meetingsByStart: readonly Meeting[], at: number): number {
  let low = 0;
  let high = meetingsByStart.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((meetingsByStart[middle] as Meeting).startsAt < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
