/** Messages that go on with what was said before. */
import type { Audience, Course, Meeting } from "../../catalogue/catalogue.ts";
import type { CourseId } from "../../platform/ids.ts";
import type { LocalTime } from "../../platform/local-time.ts";
import { type Conditions, type Intent, type Period, noConditions } from "../intent.ts";
import { openEnd } from "../time/calendar.ts";
import { contactOfAll, oneCourse } from "./one-class.ts";
import {
  type Found,
  type Surroundings,
  conditionsFor,
  conditionsOf,
  isAboutClass,
  isOnlyAbout,
  listOf,
  wantsToRegister,
} from "./step.ts";
import { hasLevel, isForAny, toldApart } from "./told-apart.ts";
import type { Reading } from "../read-message.ts";
import { levelsIn } from "../titles.ts";

export function followUp(reading: Reading, surroundings: Surroundings, { answer }: Found): Intent | null {
  const { context, index, now, local } = surroundings;
  // `berapa lama waktunya?`, `kalau Minggu?` after an answer of the library
  if (context.topic === "answers" && goesOn(reading))
    return {
      kind: "library-answer",
      positions: answer && answer.strength >= resembles ? [answer.position] : context.answers,
    };
  if (context.topic !== "courses") return null;
  const remembered = context.courseIds[0];
  if (!isOnlyAbout(reading))
    return remembered && context.conditions === null ? ownText(remembered, reading, surroundings) : null;
  const one = context.conditions === null ? remembered : undefined;
  const marked = one ? (ofOthers(one, reading, surroundings) ?? ofFamily(reading, surroundings)) : null;
  if (marked) return marked;
  const chosen = reading.ordinal !== null ? at(context.meetingIds, reading.ordinal) : undefined;
  const chosenCourse = chosen
    ? index.snapshot.meetingById.get(chosen)?.courseId
    : reading.ordinal !== null
      ? at(context.courseIds, reading.ordinal)
      : undefined;
  const newList =
    isAboutClass(reading) &&
    !reading.facets.includes("about") &&
    (reading.has("wish:all") || reading.audiences.length > 0 || reading.fee !== null);
  if (newList) return null;
  const conditions = conditionsFor(one ? [one] : [], reading, local.dateOf(now));
  if (chosenCourse) {
    const meeting = chosen ? index.snapshot.meetingById.get(chosen) : undefined;
    const period = meeting ? momentOf(meeting, local) : null;
    return oneCourse(chosenCourse, [], reading, surroundings, { ...noConditions, period });
  }
  if (one && reading.has("wish:other") && reading.words.some((w) => dated.has(w.standard)))
    return oneCourse(one, [], { ...reading, facets: ["when"] }, surroundings, conditions);
  if (reading.has("wish:other") && reading.facets.length === 0) return others(reading, surroundings);
  const points = reading.words.some((w) => w.standard === "yang");
  const changesAudience =
    reading.audiences.length > 0 &&
    reading.ageYears === null &&
    (reading.facets.length === 0 || (points && reading.facets.every((f) => f === "when"))) &&
    !wantsToRegister(reading);
  if (one && changesAudience && !reading.time.period) return sibling(one, reading.audiences, reading, surroundings);
  const asksOfOne =
    reading.facets.length > 0 ||
    reading.ageYears !== null ||
    reading.man ||
    wantsToRegister(reading) ||
    reading.has("wish:how to register");
  if (
    one &&
    !(reading.has("wish:all") && reading.time.period && reading.facets.length === 0) &&
    (asksOfOne || reading.time.period)
  ) {
    const period = reading.time.period;
    if (context.undecided)
      return contactOfAll(context.courseIds, reading, index) ?? ofAll(reading, surroundings, conditions);
    const meeting = onlyShown(surroundings);
    // `daftar yang itu` after `yang ketiga`
    if (wantsToRegister(reading) && !period && meeting?.courseId === one)
      return oneCourse(one, [], reading, surroundings, { ...conditions, period: momentOf(meeting, local) });
    if (wantsToRegister(reading) || asksOfOne)
      return oneCourse(one, context.courseIds.slice(1), reading, surroundings, conditions);
    if (period)
      return {
        kind: "course",
        courseId: one,
        facets: context.facets.length > 0 ? context.facets : ["when"],
        conditions,
        alsoIds: [],
      };
  }
  if (context.conditions && !one) {
    const own = conditionsOf(reading);
    const period = own.period
      ? within(context.conditions.period, own.period, reading, local)
      : context.conditions.period;
    const shown = onlyShown(surroundings);
    const changes = own.period !== null || own.fee !== null || own.audiences.length > 0 || own.ageYears !== null;
    if (!changes && shown && asksOfOne) return oneCourse(shown.courseId, [], reading, surroundings, conditions);
    if (!changes && !asksOfOne) return null;
    return listOf(
      "meeting",
      {
        ...context.conditions,
        period,
        fee: own.fee ?? context.conditions.fee,
        audiences: own.audiences.length > 0 ? own.audiences : context.conditions.audiences,
        ageYears: own.ageYears ?? context.conditions.ageYears,
        withoutHours: own.withoutHours ?? context.conditions.withoutHours,
      },
      reading.facets,
    );
  }
  return null;
}

/** Enough where nothing else was spoken of. */
const resembles = 0.15;
const goesOn = (reading: Reading): boolean =>
  (reading.facets.length > 0 || (reading.time.period !== null && reading.words[0]?.standard === "kalau")) &&
  isOnlyAbout(reading) &&
  !isAboutClass(reading) &&
  !reading.has("wish:all") &&
  reading.words.length <= shortMessage;

/** The meeting that was shown last, where it was one alone. */
function onlyShown({ context, index }: Surroundings): Meeting | undefined {
  const [only, ...more] = context.meetingIds;
  return only !== undefined && more.length === 0 ? index.snapshot.meetingById.get(only) : undefined;
}

/** The day and minute at which a meeting begins, and no other of its class. */
function momentOf({ startsAt }: Meeting, local: LocalTime): Period {
  const day = local.dateOf(startsAt);
  const from = local.timeOf(startsAt);
  const after = local.timeOf(startsAt + 60_000);
  const hours = { from, to: after > from ? after : "24:00" };
  return { windows: [{ from: day, to: day, weekdays: [], hours }], past: false };
}

/** `kalau yang lanjutan?`, `yang buat anak?`: one of the classes before, or the one of their family that is so. */
function ofFamily(reading: Reading, surroundings: Surroundings): Intent | null {
  const { context, index } = surroundings;
  const points = reading.words.some((w) => w.standard === "yang" || w.standard === "kalau" || w.standard === "kelas");
  if (!points || reading.words.some((w) => asksWhether.has(w.standard))) return null;
  const before = context.courseIds.flatMap((id) => index.snapshot.courseById.get(id) ?? []);
  const [first] = before;
  const levels = levelsIn(reading.words, index);
  const left = toldApart(before, (c) => c, reading, index);
  if (left.length > 1 && left.length < before.length)
    return listOf("course", { ...noConditions, courseIds: left.map((c) => c.id) }, reading.facets);
  const chosen = left.length === 1 && before.length > 1 ? left[0] : undefined;
  if (!first || (!chosen && (levels.length === 0 || hasLevel(first, levels, index)))) return null;
  const found = chosen ?? alike(first, surroundings).find((c) => hasLevel(c, levels, index));
  if (!found) {
    const said = reading.words.find((w) => levelsIn([w], index).length > 0)?.text ?? "";
    const subject = index.titleOf(first).words.filter((w) => levelsIn([w], index).length === 0);
    return {
      kind: "unknown-class",
      subject: [...subject.map((w) => w.text), said].join(" "),
      nearIds: [first.id],
    };
  }
  if (wantsToRegister(reading)) return { kind: "register", courseId: found.id, conditions: noConditions };
  const asked = reading.facets.filter((f) => f !== "requirements");
  return {
    kind: "course",
    courseId: found.id,
    facets: asked.length > 0 ? asked : context.facets,
    conditions: noConditions,
    alsoIds: [],
  };
}
const asksWhether = new Set(["boleh", "bisa", "cocok", "saya", "harus", "perlu"]);

/** `kalau yang bukan anak?`: the sister that is not for them. */
function ofOthers(courseId: CourseId, reading: Reading, surroundings: Surroundings): Intent | null {
  const { index, context } = surroundings;
  const course = index.snapshot.courseById.get(courseId);
  if (!course || !isForAny(course, reading.notFor, index)) return null;
  const found = alike(course, surroundings).find((c) => !isForAny(c, reading.notFor, index));
  if (!found) return null;
  const asked = reading.facets.length > 0 ? reading.facets : context.facets;
  return { kind: "course", courseId: found.id, facets: asked, conditions: noConditions, alsoIds: [] };
}

const forPeople = 0.3;

/** Other classes with words of the title, the most alike first. */
function alike(course: Course, { index }: Surroundings): Course[] {
  // `Latihan Vokal Anak`: for whom a class is makes it no other subject.
  const isOfPeople = (word: string) => index.meanings([word]).some((m) => m.meaning.startsWith("for:"));
  const words = index.titleOf(course).words.map((w) => ({ ...w, weight: isOfPeople(w.standard) ? forPeople : 1 }));
  return index.courses
    .search(words)
    .flatMap((h) => index.snapshot.courses[h.position] ?? [])
    .filter((c) => c.id !== course.id);
}

/** `bayar ga?` while it is open which class is meant: the fact of each. */
const ofAll = (reading: Reading, { context }: Surroundings, conditions: Conditions): Intent => ({
  kind: "choose",
  purpose: wantsToRegister(reading) ? "register" : "ask",
  courseIds: context.courseIds,
  facets: reading.facets.length > 0 ? reading.facets : context.facets,
  conditions,
});

/** `pertemuan lain`, `tanggal lain`: the same class another time. */
const dated = new Set(["pertemuan", "jadwal", "sesi", "tanggal", "hari", "jam", "waktu"]);

const at = <X>(list: readonly X[], ordinal: number): X | undefined =>
  ordinal < 0 ? list.at(ordinal) : list[ordinal - 1];

/** A weekday or an hour said after a week means within that week. */
function within(before: Period | null, own: Period, reading: Reading, local: LocalTime): Period {
  const wide = before?.windows[0];
  if (!wide || before.windows.length !== 1) return own;
  if (reading.time.weekdays.length > 0) {
    const isDay = wide.from === wide.to;
    // `Jumat depan ada apa? ... Kalau Sabtunya?`: that of the same week, Monday to Sunday.
    const from = isDay ? local.addDays(wide.from, -((local.weekdayOf(wide.from) + 6) % 7)) : wide.from;
    const to = isDay ? local.addDays(from, 6) : wide.to;
    const windows = own.windows.flatMap((w) => {
      const weekday = local.weekdayOf(w.from);
      const date = local.addDays(from, (weekday - local.weekdayOf(from) + 7) % 7);
      return date <= to && !(isDay && date < w.from) ? [{ ...w, from: date, to: date }] : [];
    });
    return windows.length > 0 ? { windows, past: false } : own;
  }
  const onlyHours = own.windows.every((w) => w.to === openEnd && w.weekdays.length === 0);
  return onlyHours ? { windows: own.windows.map((w) => ({ ...wide, hours: w.hours })), past: false } : own;
}

/** `ada yang lain?`: more of the list, or other classes than the one that was shown. */
function others(reading: Reading, { context, index }: Surroundings): Intent {
  const { list: shown } = context;
  if (context.courseIds.length === 0 && shown && "offset" in shown)
    return { ...shown, offset: shown.offset + context.meetingIds.length };
  const topics = new Set(context.courseIds.flatMap((id) => index.snapshot.courseById.get(id)?.topics ?? []));
  const related = index.snapshot.courses.filter(
    (c) => !context.courseIds.includes(c.id) && c.topics.some((t) => topics.has(t)),
  );
  return listOf(
    "course",
    {
      ...conditionsOf(reading),
      courseIds: related.length > 0 ? related.map((c) => c.id) : null,
      withoutCourseIds: context.courseIds,
    },
    [],
  );
}

/** `kalau yang buat dewasa?`: the class most like the one before that is for these people. */
function sibling(
  courseId: CourseId,
  wanted: readonly Audience[],
  reading: Reading,
  surroundings: Surroundings,
): Intent {
  const { index, context } = surroundings;
  const asked = reading.facets.length > 0 ? reading.facets : context.facets;
  const course = index.snapshot.courseById.get(courseId);
  const family = course ? alike(course, surroundings) : [];
  // `kalau yang dewasa?` after one for children: its sister, whichever adults she is for.
  const grown = wanted.includes("umum") && course?.audiences.includes("anak") ? family[0] : undefined;
  const first =
    family.find((c) => wanted.every((a) => c.audiences.includes(a))) ??
    (grown && !grown.audiences.includes("anak") ? grown : undefined);
  if (first) return { kind: "course", courseId: first.id, facets: asked, conditions: noConditions, alsoIds: [] };
  if (course && wanted.every((a) => course.audiences.includes(a)))
    return { kind: "course", courseId, facets: asked, conditions: noConditions, alsoIds: [] };
  return listOf("course", conditionsOf(reading), []);
}

/** `harus ditemani?`: words of what the remembered class asks for, brings or tells answer for it. */
function ownText(courseId: CourseId, reading: Reading, { index }: Surroundings): Intent | null {
  const course = index.snapshot.courseById.get(courseId);
  if (!course || isAboutClass(reading) || reading.has("talk:competition") || reading.has("talk:mobile")) return null;
  if (reading.words.length > shortMessage) return null;
  const asked = new Set(reading.must.flatMap((w) => [w.text, w.standard]));
  const says = (text: string) => index.recogniser.words(text).some((w) => asked.has(w.text) || asked.has(w.standard));
  const texts = [
    ["requirements", course.requirements],
    ["bring", course.bring],
    ["about", course.description],
  ] as const;
  const facets = texts.flatMap(([facet, text]) => (says(text) ? [facet] : []));
  const [first] = facets;
  return first ? { kind: "course", courseId, facets: [first], conditions: noConditions, alsoIds: [] } : null;
}
const shortMessage = 8;
