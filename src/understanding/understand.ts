/** Free text of a resident → Intent. Pure: same text, index, moment and context give the same Intent. */
import type { Audience } from "../catalogue/catalogue.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { CourseId } from "../platform/ids.ts";
import type { UnderstandingIndex } from "./build-index.ts";
import type { Context } from "./context.ts";
import { type Conditions, type Facet, type Intent, noConditions, type Period } from "./intent.ts";
import { openEnd } from "./periods.ts";
import { aside, type Reading, readMessage, type SubjectWord } from "./read-message.ts";
import type { Hit } from "./text-search.ts";

export interface Surroundings {
  readonly index: UnderstandingIndex;
  /** Epoch ms. */
  readonly now: number;
  readonly local: LocalTime;
  readonly context: Context;
}

export interface Understood {
  readonly intent: Intent;
  /** To be kept for the chat's next message. */
  readonly context: Context;
}

/** A class as good as this share of the best fits too. */
const alsoFits = 0.7;
const longestQuestion = 500;

export function understand(text: string, surroundings: Surroundings): Understood {
  const { index, now, local, context } = surroundings;
  const reading = readMessage(text, index, now, local);
  const intent = decide(reading, surroundings);
  return { intent, context: contextAfter(intent, context, text, reading) };
}

function contextAfter(intent: Intent, context: Context, text: string, reading: Reading): Context {
  const asked = { misses: 0, question: text.slice(0, longestQuestion), facets: reading.facets };
  switch (intent.kind) {
    case "not-understood":
      return { ...context, misses: intent.times, question: asked.question };
    case "course":
    case "register": {
      const courseIds =
        intent.kind === "course" ? [intent.courseId, ...intent.alsoIds] : intent.courseId ? [intent.courseId] : [];
      const kept = intent.kind === "course" ? intent.facets : [];
      return { ...context, ...asked, facets: kept, topic: "courses", courseIds, conditions: null };
    }
    case "choose":
      return { ...context, ...asked, topic: "courses", courseIds: intent.courseIds, conditions: null };
    case "list":
      return { ...context, ...asked, topic: "courses", courseIds: [], conditions: intent.conditions };
    case "competition":
      return { ...context, ...asked, topic: "competitions", competitionIds: [intent.competitionId] };
    case "competitions":
    case "choose-competition":
      return {
        ...context,
        ...asked,
        topic: "competitions",
        competitionIds: intent.kind === "competitions" ? [] : intent.competitionIds,
      };
    case "stops":
      return { ...context, ...asked, topic: "stops", conditions: { ...noConditions, period: intent.period } };
    case "library-answer":
      return { ...context, ...asked, topic: "answers" };
    default:
      return { ...context, misses: 0, question: asked.question };
  }
}

type Step = (reading: Reading, surroundings: Surroundings, found: Found) => Intent | null;

interface Found {
  readonly courses: readonly Hit[];
  readonly competitions: readonly Hit[];
  readonly answer: { readonly position: number; readonly strength: number; readonly named: number } | null;
}

/** The first that recognises its kind of question decides. */
const steps: readonly Step[] = [
  stops,
  ownRegistrations,
  community,
  competitions,
  libraryAnswer,
  person,
  courses,
  smallTalk,
  followUp,
  outside,
  unknownSubject,
  list,
];

function decide(reading: Reading, surroundings: Surroundings): Intent {
  const notUnderstood: Intent = { kind: "not-understood", times: surroundings.context.misses + 1 };
  if (reading.words.length === 0) return notUnderstood;
  const found: Found = {
    courses: surroundings.index.courses.search(reading.subject),
    competitions: surroundings.index.competitions.search(reading.subject),
    answer: bestAnswer(reading, surroundings.index),
  };
  for (const step of steps) {
    const intent = step(reading, surroundings, found);
    if (intent) return intent;
  }
  return notUnderstood;
}

const isAboutClass = (reading: Reading): boolean => reading.has("talk:class");
const mustWords = (reading: Reading): readonly SubjectWord[] => reading.subject.filter((w) => w.weight >= 1);
const isOnlyAbout = (reading: Reading): boolean => mustWords(reading).length === 0;

/** Good enough to be what is meant. */
function isMeant(hit: Hit | undefined, reading: Reading, index: UnderstandingIndex): hit is Hit {
  if (!hit) return false;
  const must = mustWords(reading);
  const missing = reading.subject.filter((w, i) => w.weight >= 1 && !hit.found.has(i));
  if (missing.some((w) => isSubject(w, index)) && hit.named < 2) return false;
  if (hit.named > 0 && [...hit.found].some((i) => (reading.subject[i]?.weight ?? 0) >= aside))
    return reading.isLong || hit.coverage >= 0.3;
  if (hit.named > 1) return true;
  if (reading.isLong && hit.score >= 0.25) return must.length === 0 || hit.coverage > 0;
  return must.length > 0 && hit.coverage >= 0.5;
}

const isSubject = (word: SubjectWord, index: UnderstandingIndex): boolean =>
  index.subjects.has(word.text) || index.subjects.has(word.standard);

// — mobile library —

function stops(reading: Reading, { index, context }: Surroundings, { courses: hits }: Found): Intent | null {
  const follows =
    context.topic === "stops" &&
    !isAboutClass(reading) &&
    !reading.has("talk:competition") &&
    reading.words.length <= 8;
  const named = reading.has("talk:mobile");
  if (!named && !follows) return null;
  if (isAboutClass(reading) && hits[0] && hits[0].named > 0 && mustWords(reading).length > 0) return null;
  const words = reading.words.filter(
    (w, i) => !reading.time.used.has(i) && !["perpustakaan", "keliling"].includes(w.standard),
  );
  const district = index.districts.find(words);
  const stop = index.stops.find(words);
  if (!named && !district && !stop && !reading.time.period && reading.facets.length === 0) return null;
  if (!named && !district?.full && !stop && mustWords(reading).length > 0) return null;
  const byStop = stop && (!district?.full || stop.used.length > district.used.length) ? stop.value.place : null;
  return {
    kind: "stops",
    period: reading.time.period,
    district: byStop === null ? (district?.value ?? null) : null,
    place: byStop,
    offset: 0,
  };
}

// — own registrations —

function ownRegistrations(reading: Reading, surroundings: Surroundings, { courses: hits }: Found): Intent | null {
  if (reading.has("wish:cancel") && !reading.has("wish:how to register")) {
    const hit = hits[0];
    const courseId = isMeant(hit, reading, surroundings.index) ? courseAt(hit, surroundings) : null;
    if (!courseId && mustWords(reading).some((w) => isSubject(w, surroundings.index))) return null;
    return { kind: "cancel-registration", courseId, conditions: { ...noConditions, period: reading.time.period } };
  }
  return reading.has("wish:own registrations") && isOnlyAbout(reading) && !reading.has("talk:competition")
    ? { kind: "own-registrations" }
    : null;
}

// — communities —

function community(reading: Reading, { index }: Surroundings, { courses: hits }: Found): Intent | null {
  const about = reading.has("talk:community");
  const found = index.communities.find(reading.words);
  const contact = reading.has("ask:contact");
  const teaches = reading.has("ask:teacher");
  const onlyName = found !== null && found.used.every((at) => !reading.time.used.has(at));
  const offers =
    found !== null &&
    found.full &&
    (found.used.length > 1 || about) &&
    isAboutClass(reading) &&
    (hits[0]?.named ?? 0) <= 1 &&
    reading.words.length <= 8;
  if (found && onlyName && (about || offers || (found.full && (contact || teaches || reading.has("ask:about"))))) {
    const others = reading.subject.filter((w) => w.weight >= 1 && !found.used.includes(w.at));
    if (
      others.length > 0 &&
      hits[0] &&
      hits[0].named > 0 &&
      !contact &&
      !reading.isLong &&
      others.some((o) => [...hits[0]!.found].some((i) => reading.subject[i]?.at === o.at))
    )
      return null;
    if (reading.time.period || reading.fee)
      return listOf("course", { ...conditionsOf(reading), audiences: [], community: found.value.title }, []);
    return { kind: "community", title: found.value.title, facets: reading.facets };
  }
  return about && isOnlyAbout(reading) && !reading.has("wish:take part") ? { kind: "communities" } : null;
}

// — competitions —

function competitions(
  reading: Reading,
  surroundings: Surroundings,
  { competitions: hits, courses: courseHits }: Found,
): Intent | null {
  const { context, index } = surroundings;
  const about = reading.has("talk:competition");
  const hit = forSchool(hits, reading, index)[0];
  const named =
    hit !== undefined && hit.named > 1 && !isAboutClass(reading) && hit.score >= (courseHits[0]?.score ?? 0);
  const follows = context.topic === "competitions" && !isAboutClass(reading) && isOnlyAbout(reading);
  if (!about && !named && !follows) return null;
  const asked = competitionFacets(reading);
  const enter = (reading.has("wish:register") || reading.has("wish:take part")) && asked.length === 0;
  const told = about && reading.isLong && (hit?.score ?? 0) > 0.3;
  if (hit && (told || isMeant(hit, reading, index))) {
    const fitting = hits.filter((h) => h.named > 0 || h.score >= alsoFits * hit.score);
    const best =
      (fitting.length > 1 && hit.named === 0) ||
      fitting.filter((h) => h.named === hit.named && h.score >= 0.95 * hit.score).length > 1
        ? fitting
        : [hit];
    const ids = best.flatMap((h) => surroundings.index.snapshot.competitions[h.position]?.id ?? []);
    const only = ids[0];
    if (ids.length === 1 && only) return { kind: "competition", competitionId: only, facets: asked, enter };
    return { kind: "choose-competition", competitionIds: ids, facets: asked };
  }
  const remembered = context.competitionIds[0];
  const category = reading.school ?? (reading.audiences.includes("anak") ? "sd" : null);
  if (
    remembered &&
    (follows || isOnlyAbout(reading)) &&
    (asked.length > 0 || enter) &&
    !reading.has("wish:all") &&
    category === null
  )
    return { kind: "competition", competitionId: remembered, facets: asked, enter };
  if (!about && (asked.length > 0 || category === null) && !(reading.has("wish:all") && follows)) return null;
  const unknown = mustWords(reading).filter((w) => !w.known || isSubject(w, index));
  if (unknown.length > 0 && !reading.isLong) return { kind: "unknown-competition", subject: subjectText(unknown) };
  return { kind: "competitions", category, period: reading.time.period, offset: 0 };
}

/** Competitions for the school that was named, where there are some. */
function forSchool(hits: readonly Hit[], { school }: Reading, { snapshot }: UnderstandingIndex): readonly Hit[] {
  const open = hits.filter((h) =>
    snapshot.competitions[h.position]?.categories.some((c) => c.toLowerCase() === school),
  );
  return open.length > 0 ? open : hits;
}

function competitionFacets(reading: Reading): Facet[] {
  const asked = new Set(reading.facets);
  const registers = reading.has("wish:register");
  const asksTime =
    asked.has("when") || asked.has("deadline") || asked.has("opening") || asked.has("seats") || asked.has("last");
  if (registers && asksTime) {
    const opening = asked.has("opening") || reading.words.some((w) => w.standard === "mulai" || w.standard === "buka");
    for (const facet of ["when", "last", "seats", "opening"] as const) asked.delete(facet);
    asked.add(opening ? "opening" : "deadline");
  }
  if (asked.has("last")) {
    asked.delete("last");
    asked.add("deadline");
  }
  return [...asked];
}

// — answers of the library —

/** Words of a question that belong to classes, competitions or the mobile library; an answer that lacks them is about something else. */
const otherTalk = { "talk:class": "kelas", "talk:competition": "lomba", "talk:mobile": "keliling" } as const;

/** Days and hours belong to classes before they belong to an answer. */
const dayWeight = 0.3;

function bestAnswer(reading: Reading, index: UnderstandingIndex): Found["answer"] {
  const query = reading.words.map((w, i) => ({
    text: w.text,
    standard: w.standard,
    weight: reading.time.used.has(i) ? dayWeight : 1,
  }));
  // `Hari Minggu perpustakaannya melayani?`
  if (reading.has("talk:library") && reading.time.period && !isAboutClass(reading))
    for (const word of ["jam", "buka"]) query.push({ text: word, standard: word, weight: 1 });
  const hits = index.answers.search(query, 6);
  let best: Found["answer"] = null;
  for (const hit of hits) {
    const answer = index.snapshot.answers[hit.position];
    if (!answer) continue;
    const own = index.answerWords[hit.position];
    const foreign = (["talk:competition", "talk:mobile"] as const).some(
      (m) => reading.has(m) && !own?.has(otherTalk[m]),
    );
    const strength = hit.score * (0.6 + 0.4 * Math.min(2, hit.named)) * (foreign ? 0.3 : 1);
    if (strength > (best?.strength ?? 0))
      best = {
        position: hit.position,
        named: hit.named,
        strength: hit.named > 0 || (hit.score >= 1 && hit.coverage >= 0.5) ? strength : strength * 0.4,
      };
  }
  return best;
}

function libraryAnswer(
  reading: Reading,
  { index, context }: Surroundings,
  { courses: hits, answer }: Found,
): Intent | null {
  if (!answer) return null;
  if (reading.isLong && isAboutClass(reading) && hits[0] && hits[0].named > 0) return null;
  const named = reading.isLong ? 2 : isAboutClass(reading) ? 1 : 0;
  if (answer.named < named) return null;
  const hit = hits[0];
  const course = isMeant(hit, reading, index) ? hit : undefined;
  const about = isAboutClass(reading);
  const ofClass =
    context.topic === "courses" &&
    (reading.facets.length > 0 || wantsToRegister(reading)) &&
    !reading.has("talk:library");
  if (ofClass) return null;
  const needed =
    (about && reading.isLong) || ofClass
      ? 1.5
      : course
        ? about || course.named > 0
          ? 1.6 * course.score + 0.4
          : 0.9
        : about
          ? 0.75
          : 0.45;
  if (answer.strength < needed) return null;
  const unexplained = mustWords(reading).filter(
    (w) => !index.answers.isNameWord(w.text) && !index.answers.isNameWord(w.standard),
  );
  if (reading.has("outside") && answer.strength < 1.2) return null;
  if (unexplained.length > 2 && !reading.isLong && answer.strength < 0.8) return null;
  if (
    context.topic === "courses" &&
    isOnlyAbout(reading) &&
    reading.facets.length > 0 &&
    !reading.has("talk:library") &&
    answer.strength < 0.9
  )
    return null;
  return { kind: "library-answer", positions: [answer.position] };
}

// — people —

function person(reading: Reading, { index }: Surroundings, { courses: hits }: Found): Intent | null {
  if (
    reading.has("wish:complaint") &&
    !isAboutClass(reading) &&
    !(hits[0] && hits[0].named > 0) &&
    !reading.has("outside")
  )
    return { kind: "complaint" };
  if (reading.has("wish:identity")) return null;
  if (reading.has("wish:person") && mustWords(reading).length <= 1 && !isMeant(hits[0], reading, index))
    return { kind: "talk-to-person" };
  return null;
}

// — classes —

function courses(reading: Reading, surroundings: Surroundings, { courses: hits }: Found): Intent | null {
  const { index, local } = surroundings;
  const hit = hits[0];
  if (!isMeant(hit, reading, index)) return null;
  const described = reading.isLong && hit.named === 0;
  if (described && (reading.audiences.length > 0 || reading.time.period)) return null;
  const about =
    isAboutClass(reading) || wantsToRegister(reading) || reading.facets.length > 0 || reading.words.length <= 6;
  if (reading.has("outside") && !isAboutClass(reading) && hit.named < 1) return null;
  if (!about && hit.named === 0) return null;
  if (!reading.isLong && !isAboutClass(reading) && hit.coverage < 0.5 && hit.named < 2) return null;
  const fitting = withKind(
    reading,
    surroundings,
    hits.filter((h) => h.score + h.named * 0.1 >= alsoFits * (hit.score + hit.named * 0.1)),
  );
  const longest = Math.max(...fitting.map((h) => h.named));
  const named = longest > 0 ? fitting.filter((h) => h.named === longest) : [];
  const wantsList = reading.has("wish:all") && asksForList(reading);
  const narrowed = narrow(fitting, reading, surroundings);
  const chosen = !wantsList && named.length === 1 ? narrow(named, reading, surroundings) : narrowed;
  const selected = chosen.length > 0 ? chosen : narrowed.length > 0 ? narrowed : named.length === 1 ? named : fitting;
  const ids = selected.flatMap((h) => courseAt(h, surroundings) ?? []);
  const conditions = conditionsFor(ids, reading, local.dateOf(surroundings.now));
  const only = ids[0];
  if (only && ids.length === 1 && !(wantsList && fitting.length > 1 && narrowed.length !== 1)) {
    const alsoIds = (reading.time.period ? narrowed : fitting)
      .flatMap((h) => courseAt(h, surroundings) ?? [])
      .filter((id) => id !== only);
    return oneCourse(only, alsoIds, reading, surroundings, conditions);
  }
  if (reading.fee || (wantsList && !wantsToRegister(reading)) || conditions.period)
    return listOf(
      conditions.period ? "meeting" : "course",
      { ...conditionsOf(reading), audiences: [], courseIds: ids, period: conditions.period },
      reading.facets,
    );
  return {
    kind: "choose",
    purpose: wantsToRegister(reading) ? "register" : "ask",
    courseIds: ids,
    facets: reading.facets,
    conditions,
  };
}

function oneCourse(
  courseId: CourseId,
  alsoIds: readonly CourseId[],
  reading: Reading,
  { context }: Surroundings,
  conditions: Conditions,
): Intent {
  const asked = reading.facets.filter((f) => !(f === "fee" && wantsToRegister(reading) && reading.facets.length === 0));
  if (wantsToRegister(reading) && !asked.some((f) => f !== "when" && f !== "opening"))
    if (!asked.includes("when") || reading.has("wish:how to register"))
      return { kind: "register", courseId, conditions };
  const continues =
    asked.length === 0 && !reading.time.period && context.facets.length > 0 && reading.words[0]?.standard === "kalau";
  return {
    kind: "course",
    courseId,
    facets: continues ? context.facets : facetsFor(asked, reading),
    conditions,
    alsoIds,
  };
}

/** An age that is told asks whether it fits; a community is asked for as the teacher. */
const facetsFor = (asked: readonly Facet[], reading: Reading): readonly Facet[] =>
  asked.length === 0 && reading.has("talk:community")
    ? ["teacher"]
    : (reading.ageYears !== null || reading.man) && !asked.includes("age")
      ? ["age", ...asked]
      : asked;

function wantsToRegister(reading: Reading): boolean {
  const wantsList = reading.has("wish:all") && (reading.time.period !== null || reading.audiences.length > 0);
  if (reading.has("wish:register") && wantsList && !reading.words.some((w) => w.standard === "mau")) return false;
  if (reading.has("wish:register")) return true;
  if (!reading.has("wish:take part")) return false;
  const asks = reading.facets.length > 0 || reading.ageYears !== null || reading.man;
  return !asks && !reading.words.some((w) => ["bisa", "boleh", "apa"].includes(w.standard));
}

/** `pelatihan komputer` means the training before other classes on computers. */
function withKind(reading: Reading, surroundings: Surroundings, hits: readonly Hit[]): readonly Hit[] {
  const ids = new Set(kindOnly(reading, surroundings));
  const ofKind = hits.filter((h) => ids.has(courseAt(h, surroundings) as CourseId));
  return ofKind.length > 0 && !asksForList(reading) ? ofKind : hits;
}

const asksForList = (reading: Reading): boolean =>
  reading.has("wish:all") &&
  !reading.facets.some((f) => f === "bring" || f === "requirements" || f === "about" || f === "prize");

/** Those of several classes that fulfil the other conditions of the message; all where none does. */
function narrow(hits: readonly Hit[], reading: Reading, surroundings: Surroundings): readonly Hit[] {
  const { index, now, local } = surroundings;
  const { period } = reading.time;
  return hits.filter((h) => {
    const course = index.snapshot.courses[h.position];
    if (!course) return false;
    if (reading.fee === "free" && course.feeRupiah > 0 && hits.length > 1) return false;
    if (reading.fee === "paid" && course.feeRupiah === 0 && hits.length > 1) return false;
    if (!period || period.past) return true;
    return (index.snapshot.meetingsOf.get(course.id) ?? []).some(
      (m) => m.startsAt > now && isIn(period, m.startsAt, local),
    );
  });
}

function isIn(period: Period, at: number, local: LocalTime): boolean {
  const date = local.dateOf(at);
  const clock = local.timeOf(at);
  return period.windows.some(
    (w) =>
      w.from <= date &&
      date <= w.to &&
      (w.weekdays.length === 0 || w.weekdays.includes(local.weekdayOf(date))) &&
      (!w.hours || (w.hours.from <= clock && clock < w.hours.to)),
  );
}

/** For one class "hari kamis" is any Thursday to come. */
function conditionsFor(ids: readonly CourseId[], reading: Reading, today: string): Conditions {
  const { period, weekdays } = reading.time;
  const anyWeek =
    ids.length === 1 && weekdays.length > 0 && period
      ? { ...period, windows: [{ from: today, to: openEnd, weekdays, hours: period.windows[0]?.hours ?? null }] }
      : period;
  return { ...noConditions, period: anyWeek?.past ? null : anyWeek, ageYears: reading.ageYears, man: reading.man };
}

const courseAt = (hit: Hit, { index }: Surroundings): CourseId | null =>
  index.snapshot.courses[hit.position]?.id ?? null;

// — small talk —

function smallTalk(reading: Reading, { context }: Surroundings): Intent | null {
  const asks =
    reading.facets.some((f) => f !== "about" && f !== "teacher") ||
    reading.time.period !== null ||
    isAboutClass(reading) ||
    reading.fee !== null ||
    reading.audiences.length > 0;
  const few = mustWords(reading).length <= 2 && !reading.has("outside");
  if (reading.has("wish:thanks") && few && !asks && reading.facets.length === 0) return { kind: "thanks" };
  if (!isOnlyAbout(reading) && !reading.has("wish:help")) return null;
  if (reading.has("wish:help") && !asks && mustWords(reading).length <= 1) return { kind: "help" };
  if (reading.has("wish:register") || reading.has("wish:take part") || reading.has("wish:other")) return null;
  const followsUp = context.topic !== "none" && reading.facets.length > 0;
  if (reading.has("wish:thanks") && !followsUp && !isAboutClass(reading)) return { kind: "thanks" };
  const greets = reading.has("wish:greeting") || isPartOfDayOnly(reading);
  if (
    greets &&
    (!asks ||
      isPartOfDayOnly(reading) ||
      (reading.has("wish:greeting") &&
        !isAboutClass(reading) &&
        reading.facets.length === 0 &&
        reading.words.length <= 5 &&
        reading.audiences.length === 0))
  )
    return { kind: "greeting" };
  if (reading.has("wish:identity") && !asks) return { kind: "greeting" };
  if (
    reading.has("wish:acknowledge") &&
    !asks &&
    !followsUp &&
    reading.words.length <= 5 &&
    !reading.words.some((w) => ["apa", "ada", "kalau"].includes(w.standard))
  )
    return { kind: "acknowledge" };
  return null;
}

/** `pagi min` */
const isPartOfDayOnly = (reading: Reading): boolean =>
  reading.words.length <= 3 &&
  reading.words.every((w) =>
    ["pagi", "siang", "sore", "malam", "kakak", "selamat", "semua", "ya", "ibu", "bapak"].includes(w.standard),
  ) &&
  reading.words.length > 1;

// — what was said before —

function followUp(reading: Reading, surroundings: Surroundings): Intent | null {
  const { context, index, now, local } = surroundings;
  if (context.topic !== "courses" || !isOnlyAbout(reading)) return null;
  const remembered = context.courseIds[0];
  const one = context.conditions === null ? remembered : undefined;
  const chosen = reading.ordinal !== null ? at(context.meetingIds, reading.ordinal) : undefined;
  const chosenCourse = chosen
    ? index.snapshot.meetingById.get(chosen)?.courseId
    : reading.ordinal !== null
      ? at(context.courseIds, reading.ordinal)
      : undefined;
  const newList =
    isAboutClass(reading) && (reading.has("wish:all") || reading.audiences.length > 0 || reading.fee !== null);
  if (newList) return null;
  const conditions = conditionsFor(one ? [one] : [], reading, local.dateOf(now));
  if (chosenCourse) {
    const meeting = chosen ? index.snapshot.meetingById.get(chosen) : undefined;
    const day = meeting ? local.dateOf(meeting.startsAt) : undefined;
    const period: Period | null = day
      ? { windows: [{ from: day, to: day, weekdays: [], hours: null }], past: false }
      : null;
    return oneCourse(chosenCourse, [], reading, surroundings, { ...noConditions, period });
  }
  if (reading.has("wish:other") && reading.facets.length === 0) return others(reading, surroundings);
  const changesAudience = reading.audiences.length > 0 && reading.ageYears === null && reading.facets.length === 0;
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
    const shown = index.snapshot.meetingById.get(
      context.meetingIds.length === 1 ? (context.meetingIds[0] as never) : ("" as never),
    );
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

const at = <X>(list: readonly X[], ordinal: number): X | undefined =>
  ordinal < 0 ? list.at(ordinal) : list[ordinal - 1];

/** A weekday or an hour said after a week means within that week. */
function within(before: Period | null, own: Period, reading: Reading, local: LocalTime): Period {
  const wide = before?.windows[0];
  if (!wide || before.windows.length !== 1) return own;
  if (reading.time.weekdays.length > 0 && wide.from !== wide.to) {
    const windows = own.windows.flatMap((w) => {
      const weekday = local.weekdayOf(w.from);
      const date = local.addDays(wide.from, (weekday - local.weekdayOf(wide.from) + 7) % 7);
      return date <= wide.to ? [{ ...w, from: date, to: date }] : [];
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
  const course = index.snapshot.courseById.get(courseId);
  const words = index.recogniser.words(course?.title ?? "").map((w) => ({ ...w, weight: 1 }));
  const alike = index.courses
    .search(words)
    .flatMap((h) => index.snapshot.courses[h.position] ?? [])
    .filter((c) => c.id !== courseId && wanted.every((a) => c.audiences.includes(a)));
  const first = alike[0];
  if (first)
    return { kind: "course", courseId: first.id, facets: context.facets, conditions: noConditions, alsoIds: [] };
  if (course && wanted.every((a) => course.audiences.includes(a)))
    return { kind: "course", courseId, facets: context.facets, conditions: noConditions, alsoIds: [] };
  return listOf("course", conditionsOf(reading), []);
}

// — beyond the library —

function outside(reading: Reading): Intent | null {
  return reading.has("outside") &&
    !isAboutClass(reading) &&
    !reading.has("talk:competition") &&
    !reading.has("talk:mobile")
    ? { kind: "out-of-scope" }
    : null;
}

/** A class on something that is not taught here. */
function unknownSubject(reading: Reading, surroundings: Surroundings, { courses: hits }: Found): Intent | null {
  const { index } = surroundings;
  const must = mustWords(reading);
  const named = must.filter((w) => isSubject(w, index));
  const asks =
    isAboutClass(reading) ||
    (named.length > 0 && (wantsToRegister(reading) || reading.words.some((w) => ["ada", "mau"].includes(w.standard))));
  if (!asks) return null;
  const words = named.length > 0 ? must : must.filter((w) => !reading.isLong || !w.known);
  if (words.length === 0) return null;
  const nearIds = hits.slice(0, 3).flatMap((h) => courseAt(h, surroundings) ?? []);
  return { kind: "unknown-class", subject: subjectText(words), nearIds };
}

const subjectText = (words: readonly SubjectWord[]): string => {
  const first = words[0];
  if (!first) return "";
  const together = words.filter((w, i) => i === 0 || w.at - (words[i - 1]?.at ?? 0) === 1).slice(0, 3);
  return together.map((w) => (w.known ? w.standard : w.text)).join(" ");
};

// — the schedule —

function list(reading: Reading, surroundings: Surroundings): Intent | null {
  const { index } = surroundings;
  const conditions = conditionsOf(reading);
  const about = isAboutClass(reading);
  const place = placeOf(reading, index);
  const at = place?.value ?? null;
  const unexplained = mustWords(reading).filter((w) => !place?.used.includes(w.at));
  if (unexplained.length > 0 && !about) return null;
  if (reading.has("wish:how to register") && !conditions.period) return { kind: "how-to-register" };
  if (
    wantsToRegister(reading) &&
    !reading.has("wish:all") &&
    conditions.period === null &&
    conditions.audiences.length === 0 &&
    !conditions.fee
  ) {
    const ofKind = kindOnly(reading, surroundings);
    if (ofKind) return { kind: "choose", purpose: "register", courseIds: ofKind, facets: [], conditions };
    return { kind: "register", courseId: null, conditions };
  }
  const conditional =
    conditions.fee !== null || conditions.audiences.length > 0 || conditions.ageYears !== null || conditions.man;
  const asks =
    about ||
    reading.has("wish:all") ||
    reading.words.some((w) => ["ada", "kalau", "apa", "jadwal"].includes(w.standard));
  if (!about && !conditions.period && !conditional) return null;
  if (!asks && !conditional && reading.words.length > 4) return null;
  const courseIds = conditional || conditions.period ? null : kindOnly(reading, surroundings);
  const kind = courseIds ?? (reading.has("wish:all") ? kindOnly(reading, surroundings) : null);
  return listOf(
    conditional && !conditions.period ? "course" : courseIds ? "course" : "meeting",
    {
      ...conditions,
      place: at,
      courseIds: conditions.audiences.length > 0 ? null : kind,
      withoutCourseIds: withoutIds(reading, surroundings),
    },
    reading.facets,
  );
}

/** `di Balai Warga`; a word alone may stand for something else. */
function placeOf(reading: Reading, index: UnderstandingIndex) {
  if (reading.isLong) return null;
  const place = index.places.find(reading.words);
  const first = place?.used[0] ?? 0;
  const named = [first - 1, first - 2].some((i) => reading.words[i]?.standard === "di");
  return place && place.full && named ? place : null;
}

/** `mau ikut pelatihan`: the classes whose title says so. */
function kindOnly(reading: Reading, { index }: Surroundings): readonly CourseId[] | null {
  const ids = new Set(reading.words.flatMap((w) => index.coursesOfKind.get(w.standard) ?? []));
  return ids.size > 0 ? [...ids] : null;
}

const withoutIds = (reading: Reading, surroundings: Surroundings): CourseId[] => {
  const hits = surroundings.index.courses.search(reading.without);
  const best = hits[0]?.score ?? 0;
  return hits.filter((h) => h.score >= 0.7 * best).flatMap((h) => courseAt(h, surroundings) ?? []);
};

const conditionsOf = (reading: Reading): Conditions => ({
  ...noConditions,
  period: reading.time.period,
  audiences: reading.audiences,
  ageYears: reading.ageYears,
  man: reading.man,
  fee: reading.fee,
  withoutHours: reading.time.withoutHours,
});

const listOf = (by: "meeting" | "course", conditions: Conditions, facets: readonly Facet[]): Intent => ({
  kind: "list",
  by,
  conditions,
  facets,
  offset: 0,
});
