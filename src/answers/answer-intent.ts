/** Answers an Intent from the catalogue in memory; seats are asked once, for the meetings shown, and only where they matter. */
import type { Competition, Course, Meeting } from "../catalogue/catalogue.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { CourseId, MeetingId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import { startsIn } from "../understanding/conditions.ts";
import { type Conditions, type Intent, noConditions } from "../understanding/intent.ts";
import type { Answer, CompetitionLine, CompetitionStage, CourseLine, MeetingLine, Page } from "./answer.ts";
import { fits, nearestTo, upcomingMeetings } from "./fulfil.ts";

/** As many lines as fit a phone screen. */
export const pageSize = 6;
const meetingsShown = 4;
const nearestShown = 3;

export interface SeatCount {
  readonly taken: number;
  readonly waiting: number;
}

export interface AnswerDeps {
  readonly snapshot: CatalogueSnapshot;
  /** Epoch ms. */
  readonly now: number;
  readonly local: LocalTime;
  readonly libraryName: string;
  /** One call for all meetings shown. */
  readonly seats: (ids: readonly MeetingId[]) => Promise<ReadonlyMap<MeetingId, SeatCount>>;
}

type Found = Extract<Intent, { kind: "course" | "register" | "cancel-registration" | "list" }>;

export async function answer(intent: Intent, deps: AnswerDeps): Promise<Answer> {
  switch (intent.kind) {
    case "greeting":
      return { kind: "greeting", libraryName: deps.libraryName };
    case "help":
      return { kind: "help", examples: examples(deps) };
    case "not-understood":
      return { kind: "not-understood", times: intent.times, examples: examples(deps) };
    case "list":
      return intent.by === "course" ? listCourses(intent, deps) : listMeetings(intent, deps);
    case "course":
      return answerCourse(intent, deps);
    case "choose": {
      const lines = courseLines(intent.courseIds, deps).slice(0, pageSize);
      return { kind: "choose", purpose: intent.purpose, lines, facets: intent.facets };
    }
    case "register":
      return intent.courseId === null
        ? { kind: "register-which", page: pageOf(openCourses(intent.conditions, deps), 0) }
        : answerRegister(intent, intent.courseId, deps);
    case "how-to-register":
      return { kind: "how-to-register", lines: openCourses(noConditions, deps).slice(0, nearestShown) };
    case "own-registrations":
    case "cancel-registration":
      return { kind: "no-registrations" };
    case "unknown-class":
      return { kind: "unknown-class", subject: intent.subject, near: coursesOf(intent.nearIds, deps).slice(0, 3) };
    case "competitions":
    case "competition":
    case "choose-competition":
    case "unknown-competition":
      return answerCompetition(intent, deps);
    case "stops":
      return answerStops(intent, deps);
    case "library-answer": {
      const answers = intent.positions.flatMap((i) => deps.snapshot.answers[i] ?? []);
      return { kind: "library-answer", answers };
    }
    case "communities":
      return { kind: "communities", communities: deps.snapshot.communities };
    case "community":
      return answerCommunity(intent, deps);
    case "several":
      return { kind: "several", answers: await Promise.all(intent.intents.map((i) => answer(i, deps))) };
    default:
      return { kind: intent.kind };
  }
}

const pageOf = <Line>(all: readonly Line[], offset: number): Page<Line> => {
  const start = offset < all.length ? offset : 0;
  return { lines: all.slice(start, start + pageSize), offset: start, total: all.length };
};

async function withSeats(meetings: readonly Meeting[], deps: AnswerDeps): Promise<MeetingLine[]> {
  const taken = await deps.seats(meetings.map((m) => m.id));
  return meetings.map((m) => line(m, deps, m.quota - (taken.get(m.id)?.taken ?? 0)));
}

const line = (meeting: Meeting, { snapshot }: AnswerDeps, seatsLeft: number | null = null): MeetingLine => ({
  meeting,
  course: snapshot.courseById.get(meeting.courseId) as Course,
  seatsLeft: seatsLeft === null ? null : Math.max(0, seatsLeft),
});

const coursesOf = (ids: readonly CourseId[], { snapshot }: AnswerDeps): Course[] =>
  ids.flatMap((id) => snapshot.courseById.get(id) ?? []);

const upcoming = (conditions: Conditions, { snapshot, now, local }: AnswerDeps): Meeting[] =>
  upcomingMeetings(snapshot, now, local, conditions);

/** Classes in the order of their next meeting. */
function openCourses(conditions: Conditions, deps: AnswerDeps): CourseLine[] {
  const meetings = new Map<CourseId, Meeting[]>();
  for (const meeting of upcoming(conditions, deps)) {
    const list = meetings.get(meeting.courseId);
    if (list) list.push(meeting);
    else meetings.set(meeting.courseId, [meeting]);
  }
  return [...meetings].map(([id, list]) => ({ course: deps.snapshot.courseById.get(id) as Course, meetings: list }));
}

const courseLines = (ids: readonly CourseId[], deps: AnswerDeps): CourseLine[] =>
  coursesOf(ids, deps).map((course) => ({
    course,
    meetings: upcoming({ ...noConditions, courseIds: [course.id] }, deps),
  }));

const examples = (deps: AnswerDeps): Course[] =>
  openCourses(noConditions, deps)
    .slice(0, 3)
    .map(({ course }) => course);

/** `anak perempuan saya, kelas 1 SMP`: where no class is for both pupils and women, those for the first of them that has some. */
function forSomebody(conditions: Conditions, deps: AnswerDeps): Conditions {
  const { audiences } = conditions;
  if (audiences.length < 2 || upcoming(conditions, deps).length > 0) return conditions;
  const each = audiences.map((audience) => ({ ...conditions, audiences: [audience] }));
  return each.find((one) => upcoming(one, deps).length > 0) ?? conditions;
}

async function listMeetings(intent: Extract<Found, { kind: "list" }>, deps: AnswerDeps): Promise<Answer> {
  const conditions = forSomebody(intent.conditions, deps);
  const found = upcoming(conditions, deps);
  if (found.length === 0) return nothing(conditions, deps);
  const page = pageOf(found, intent.offset);
  return { kind: "meetings", page: { ...page, lines: await withSeats(page.lines, deps) }, conditions };
}

async function listCourses(intent: Extract<Found, { kind: "list" }>, deps: AnswerDeps): Promise<Answer> {
  const { facets } = intent;
  const conditions = forSomebody(intent.conditions, deps);
  const found = openCourses(conditions, deps);
  if (found.length === 0) return nothing(conditions, deps);
  return { kind: "courses", page: pageOf(found, intent.offset), conditions, facets };
}

async function nothing(conditions: Conditions, deps: AnswerDeps): Promise<Answer> {
  const open = upcoming({ ...conditions, period: null, withoutHours: null }, deps);
  const nearest = nearestTo(conditions.period, open, nearestShown, deps.local);
  return { kind: "nothing", conditions, nearest: nearest.map((m) => line(m, deps)) };
}

/** Meetings of one class: those that fulfil the conditions, or, where there are none, the nearest ones and what was missed. */
async function meetingsOf(courseId: CourseId, asked: Conditions, last: boolean, deps: AnswerDeps) {
  const conditions: Conditions = { ...noConditions, courseIds: [courseId], period: asked.period, place: asked.place };
  const all = upcoming({ ...noConditions, courseIds: [courseId] }, deps);
  const fitting = upcoming(conditions, deps);
  const shown = last
    ? (fitting.length > 0 ? fitting : all).slice(-1)
    : fitting.length > 0
      ? fitting.slice(0, meetingsShown)
      : nearestTo(asked.period, all, meetingsShown, deps.local);
  return {
    lines: await withSeats(shown, deps),
    total: all.length,
    missed: fitting.length === 0 ? asked.period : null,
  };
}

async function answerCourse(intent: Extract<Found, { kind: "course" }>, deps: AnswerDeps): Promise<Answer> {
  const course = deps.snapshot.courseById.get(intent.courseId);
  if (!course) return { kind: "not-understood", times: 1, examples: examples(deps) };
  const { facets, conditions } = intent;
  return {
    kind: "course",
    course,
    facets,
    ...(await meetingsOf(course.id, conditions, facets.includes("last"), deps)),
    ageYears: conditions.ageYears,
    man: conditions.man,
    notFor: conditions.audiences.filter((people) => !fits(course, people)),
    also: coursesOf(intent.alsoIds, deps).slice(0, 3),
    unread: intent.unread ?? null,
    within: intent.within ?? null,
  };
}

async function answerRegister(
  intent: Extract<Found, { kind: "register" }>,
  courseId: CourseId,
  deps: AnswerDeps,
): Promise<Answer> {
  const course = deps.snapshot.courseById.get(courseId);
  if (!course) return { kind: "register-which", page: pageOf(openCourses(noConditions, deps), 0) };
  const notFor = intent.conditions.audiences.filter((people) => !fits(course, people));
  return { kind: "register", course, notFor, ...(await meetingsOf(course.id, intent.conditions, false, deps)) };
}

/** Days are compared as text: `2026-12-04`. */
export function stageOf(competition: Competition, today: string): CompetitionStage {
  if ((competition.eventDate ?? competition.entryClosesDate) < today) return "over";
  if (competition.entryClosesDate < today) return "closed";
  return competition.entryOpensDate !== null && today < competition.entryOpensDate ? "not-open" : "open";
}

const stageOrder: readonly CompetitionStage[] = ["open", "not-open", "closed", "over"];

function answerCompetition(
  intent: Extract<Intent, { kind: "competitions" | "competition" | "choose-competition" | "unknown-competition" }>,
  { snapshot, now, local }: AnswerDeps,
): Answer {
  const today = local.dateOf(now);
  const lineOf = (competition: Competition): CompetitionLine => ({ competition, stage: stageOf(competition, today) });
  const current = snapshot.competitions
    .map(lineOf)
    .filter(({ stage }) => stage !== "over")
    .sort(
      (a, b) =>
        stageOrder.indexOf(a.stage) - stageOrder.indexOf(b.stage) ||
        a.competition.entryClosesDate.localeCompare(b.competition.entryClosesDate),
    );
  switch (intent.kind) {
    case "unknown-competition":
      return { kind: "unknown-competition", subject: intent.subject, others: current.slice(0, nearestShown) };
    case "choose-competition": {
      const chosen = intent.competitionIds.flatMap((id) => snapshot.competitionById.get(id) ?? []).map(lineOf);
      return { kind: "choose-competition", lines: chosen.slice(0, pageSize), facets: intent.facets };
    }
    case "competition": {
      const competition = snapshot.competitionById.get(intent.competitionId);
      if (!competition) return { kind: "no-competitions", category: null, others: current.slice(0, nearestShown) };
      return { kind: "competition", line: lineOf(competition), facets: intent.facets, enter: intent.enter };
    }
    case "competitions": {
      const { period } = intent;
      // Where nothing is for students they are adults.
      const isFor = (wanted: string) =>
        current.some(({ competition: c }) => c.categories.some((k) => k.toLowerCase() === wanted));
      const category = intent.category === "mahasiswa" && !isFor("mahasiswa") ? "umum" : intent.category;
      const fitting = current.filter(
        ({ competition: c }) =>
          (category === null || c.categories.length === 0 || c.categories.some((k) => k.toLowerCase() === category)) &&
          (period === null ||
            [c.eventDate, c.entryClosesDate].some((d) => d !== null && startsIn(period, local.at(d, "12:00"), local))),
      );
      if (fitting.length === 0) return { kind: "no-competitions", category, others: current.slice(0, nearestShown) };
      return { kind: "competitions", page: pageOf(fitting, intent.offset), category };
    }
  }
}

function answerStops(intent: Extract<Intent, { kind: "stops" }>, { snapshot, now, local }: AnswerDeps): Answer {
  const { period, district, place } = intent;
  const there = snapshot.stops
    .filter(
      (s) => s.endsAt > now && (district === null || s.district === district) && (place === null || s.place === place),
    )
    .sort((a, b) => a.startsAt - b.startsAt);
  const fitting = period === null ? there : there.filter((s) => startsIn(period, s.startsAt, local));
  if (fitting.length > 0) return { kind: "stops", page: pageOf(fitting, intent.offset), period, district, place };
  const ahead = snapshot.stops.filter((s) => s.endsAt > now).sort((a, b) => a.startsAt - b.startsAt);
  return {
    kind: "no-stops",
    period,
    district,
    place,
    nearest: (there.length > 0 ? there : ahead).slice(0, nearestShown),
  };
}

function answerCommunity(intent: Extract<Intent, { kind: "community" }>, deps: AnswerDeps): Answer {
  const community = deps.snapshot.communities.find((c) => c.title === intent.title);
  if (!community) return { kind: "communities", communities: deps.snapshot.communities };
  const courses = openCourses({ ...noConditions, community: community.title }, deps).slice(0, pageSize);
  return { kind: "community", community, courses, facets: intent.facets };
}
