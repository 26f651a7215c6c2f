/** What becomes of the catalogue when a programme is imported: the next catalogue with stable ids, and what changes for meetings. */
import { groupBy } from "../platform/group-by.ts";
import type { CompetitionId, CourseId, MeetingId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { Meeting } from "./catalogue.ts";
import { changesBetween, type MeetingChange } from "./change.ts";
import { titleKey } from "./nearest-name.ts";
import { pairMeetings } from "./pair-meetings.ts";
import type { Programme } from "./programme.ts";
import type { StoredCatalogue } from "./stored-catalogue.ts";

export interface ImportPlan {
  readonly next: StoredCatalogue;
  /** In the order of the new rows, removed meetings last. */
  readonly changes: readonly MeetingChange[];
  /** Took place, or have begun, and are not listed any more: no change for anybody, and what is known of them stays. */
  readonly kept: readonly Meeting[];
}

/**
 * Classes and competitions keep their id while their title stays the same, meetings as `pairMeetings` decides; what took place is
 * the same meeting again when it is listed again.
 */
export function planImport(old: StoredCatalogue, programme: Programme, now: number, local: LocalTime): ImportPlan {
  const counters = { ...old.counters };
  const knownCourses = [...old.held.courses, ...old.courses];
  const courseIds = idsByTitle(knownCourses, programme.courses, () => `c${++counters.course}` as CourseId);
  const competitionIds = idsByTitle(
    old.competitions,
    programme.competitions,
    () => `l${++counters.competition}` as CompetitionId,
  );
  const continued = continuedMeetings(old, programme, courseIds, now, local);
  const changes: MeetingChange[] = [];
  const meetings = programme.meetings.map(({ course, ...draft }, i): Meeting => {
    const title = programme.courses[course]?.title ?? "";
    const before = continued[i];
    const courseId = courseIds[course] as CourseId;
    if (!before) {
      const after = { id: `m${++counters.meeting}` as MeetingId, courseId, ...draft, revision: 0 };
      changes.push({ kind: "meeting-added", title, after });
      return after;
    }
    const after = revised(before, draft);
    changes.push(...changesBetween(title, before, after));
    return after;
  });
  const isListed = new Set(continued);
  const titles = new Map(old.courses.map((course) => [course.id, course.title]));
  const gone = old.meetings.filter((meeting) => !isListed.has(meeting));
  const kept = gone.filter((meeting) => meeting.startsAt <= now);
  for (const before of gone)
    if (before.startsAt > now)
      changes.push({ kind: "meeting-removed", title: titles.get(before.courseId) ?? "", before });
  const held = [...old.held.meetings.filter((meeting) => !isListed.has(meeting)), ...kept];
  const unlisted = new Set(held.map((meeting) => meeting.courseId).filter((id) => !courseIds.includes(id)));
  const next: StoredCatalogue = {
    courses: programme.courses.map((draft, i) => ({ id: courseIds[i] as CourseId, ...draft })),
    meetings,
    competitions: programme.competitions.map((draft, i) => ({ id: competitionIds[i] as CompetitionId, ...draft })),
    answers: programme.answers,
    stops: programme.stops,
    communities: programme.communities,
    held: { courses: knownCourses.filter((course) => unlisted.has(course.id)), meetings: held },
    counters,
    repeated: programme.repeated.map((i) => courseIds[i] as CourseId),
  };
  return { next, changes, kept };
}

/** A meeting with new facts; another time or place raises its revision. */
export function revised(before: Meeting, facts: Partial<Omit<Meeting, "id" | "courseId" | "revision">>): Meeting {
  const after = { ...before, ...facts };
  const same = after.startsAt === before.startsAt && after.endsAt === before.endsAt && after.place === before.place;
  return same ? after : { ...after, revision: before.revision + 1 };
}

function idsByTitle<I>(
  old: readonly { readonly id: I; readonly title: string }[],
  drafts: readonly { readonly title: string }[],
  nextId: () => I,
): I[] {
  const known = new Map(old.map(({ id, title }) => [titleKey(title), id]));
  return drafts.map(({ title }) => known.get(titleKey(title)) ?? nextId());
}

/** @returns for each meeting of the programme the old one it continues */
function continuedMeetings(
  { meetings: old, held }: StoredCatalogue,
  programme: Programme,
  courseIds: readonly CourseId[],
  now: number,
  local: LocalTime,
): (Meeting | undefined)[] {
  const continued: (Meeting | undefined)[] = programme.meetings.map(() => undefined);
  const oldOf = groupBy(old, (meeting) => meeting.courseId);
  const heldOf = groupBy(held.meetings, (meeting) => meeting.courseId);
  const newOf = groupBy([...programme.meetings.entries()], ([, { course }]) => courseIds[course] as CourseId);
  for (const [courseId, drafts] of newOf) {
    const starts = drafts.map(([, { startsAt }]) => startsAt);
    const pairs = pairMeetings(oldOf.get(courseId) ?? [], starts, now, local);
    const heldAt = new Map((heldOf.get(courseId) ?? []).map((meeting) => [meeting.startsAt, meeting]));
    drafts.forEach(([place, { startsAt }], n) => (continued[place] = pairs[n] ?? heldAt.get(startsAt)));
  }
  return continued;
}
