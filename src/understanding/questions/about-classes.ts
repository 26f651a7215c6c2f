/** Questions about classes that are named or described. */
import type { CourseId } from "../../platform/ids.ts";
import type { LocalTime } from "../../platform/local-time.ts";
import { unaffixed } from "../affixes.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Conditions, Facet, Intent, Period } from "../intent.ts";
import {
  type Found,
  type Surroundings,
  alsoFits,
  asksForList,
  conditionsFor,
  conditionsOf,
  courseAt,
  isAboutClass,
  isListAfterStory,
  isMeant,
  isSubject,
  kindOnly,
  listOf,
  mustWords,
  placeOf,
  unreadSubject,
  wantsToRegister,
  withoutHits,
} from "./step.ts";
import { subjectText, teaching } from "./beyond.ts";
import { marksSaid, otherLevel, toldApart } from "./told-apart.ts";
import type { Reading } from "../read-message.ts";
import { range } from "../reading/meanings.ts";
import type { Hit } from "../text-search.ts";

export function courses(reading: Reading, surroundings: Surroundings, { courses: all, untold }: Found): Intent | null {
  const { index, local } = surroundings;
  const barred = new Map(withoutHits(reading, surroundings).map((h) => [h.position, h.named]));
  // `kelas pijat bayi ... bukan orang kesehatan`: the class is named by more words than are left out.
  const hits = all.filter((h) => h.named > (barred.get(h.position) ?? -1));
  const place = placeOf(reading, index);
  // `kelas di lab komputer`: a room, no subject.
  if (place && isAboutClass(reading) && mustWords(reading).every((w) => place.used.includes(w.at))) return null;
  const together = namedTogether(hits, reading);
  if (together.length > 1) return several(together, reading, surroundings);
  const hit = hits[0];
  if (!isMeant(hit, reading, index) || isOnlyAlike(hit, reading, index)) return null;
  if (isOfLibrary(hit, reading, index)) return null;
  // `boleh bawa makanan ke dalam`: a matter of the library, though a class tells of one of its words.
  if (untold && hit.named === 0 && hit.closeness < inName && !isAboutClass(reading)) return null;
  const subject = [...hit.found].some((i) => {
    const word = reading.subject[i];
    return word !== undefined && isSubject(word, index);
  });
  const isNamedInQuestion = [...hit.found].some((i) => reading.subject[i]?.inPlace && reading.subject[i].weight >= 1);
  const described = reading.isLong && hit.named === 0 && !subject && !isNamedInQuestion;
  // `beternak ayam ... ikut pelatihannya hari Selasa ini. Apa yang perlu saya bawa?`: the class of that day that was told of.
  const isOfDay =
    reading.time.period !== null &&
    reading.facets.some((f) => ofOneClass.has(f)) &&
    narrow([hit], reading, surroundings).length > 0;
  if (described && (reading.audiences.length > 0 || reading.time.period) && !isOfDay) return null;
  if (isListAfterStory(reading, index) || isListForPeople(hit, reading)) return null;
  // `pengin bisa jualan`
  const wishes = reading.words.some((w, at) => w.standard === "mau" && reading.words[at + 1]?.standard === "bisa");
  const asksToLearn = wishes || isAboutClass(reading) || reading.words.some((w) => teaching.has(w.standard));
  const about =
    asksToLearn ||
    wantsToRegister(reading) ||
    reading.facets.length > 0 ||
    reading.words.length <= 6 ||
    ((subject || hit.coverage > mostlyRead) && reading.words.some((w) => w.standard === "ada"));
  if (isOutside(hit, reading)) return null;
  const ofTitle = subject && hit.closeness >= inName && reading.facets.length > 0;
  if (reading.has("outside") && !asksToLearn && hit.named < 1 && !ofTitle) return null;
  if (!about && hit.named === 0) return null;
  // `hitungin 17 kali 23`: a word of a description, and nothing is said of a class.
  const isTouched = hit.named === 0 && hit.closeness < inText && !reading.has("talk:class") && !subject;
  if (isTouched && !wantsToRegister(reading) && reading.facets.length === 0) return null;
  if (!reading.isLong && !isAboutClass(reading) && hit.coverage < 0.5 && hit.named < 2) return null;
  const isMarked = marksSaid(reading, index).size > 0;
  const fitting = toldApart(
    withKind(
      reading,
      surroundings,
      hits.filter(
        (h) =>
          h.score + h.named * 0.1 >= alsoFits * (hit.score + hit.named * 0.1) ||
          // `AutoCAD Lanjutan`, though the rest of a story resembles AutoCAD Dasar.
          (isMarked && h.named > 0 && h.named >= hit.named),
      ),
    ),
    (h) => index.snapshot.courses[h.position],
    reading,
    index,
  );
  const longest = Math.max(...fitting.map((h) => h.named));
  const named =
    longest > 0
      ? decisive(
          fitting.filter((h) => h.named === longest),
          fitting,
          reading,
          surroundings,
        )
      : [];
  const wantsList = reading.has("wish:all") && asksForList(reading);
  const narrowed = narrow(fitting, reading, surroundings);
  const chosen = !wantsList && named.length === 1 ? narrow(named, reading, surroundings) : narrowed;
  const selected = chosen.length > 0 ? chosen : narrowed.length > 0 ? narrowed : named.length === 1 ? named : fitting;
  const ids = selected.flatMap((h) => courseAt(h, surroundings) ?? []);
  const conditions = conditionsFor(ids, reading, local.dateOf(surroundings.now), place?.value);
  const only = ids[0];
  const unread = reading.isLong && hit.named > 0 ? null : unreadOf(ids, fitting, reading, index);
  if (unread !== null && ids.length === 1 && only)
    return { kind: "course", courseId: only, facets: reading.facets, conditions, alsoIds: [], unread };
  if (unread !== null) return { kind: "unknown-class", subject: unread, nearIds: ids.slice(0, 3) };
  if (only && ids.length === 1 && !(wantsList && fitting.length > 1 && narrowed.length !== 1)) {
    const alsoIds = (reading.time.period || reading.fee ? narrowed : fitting)
      .flatMap((h) => courseAt(h, surroundings) ?? [])
      .filter((id) => id !== only);
    if (isOnlyTold(hit, reading))
      return {
        kind: "course",
        courseId: only,
        facets: reading.facets,
        conditions,
        alsoIds,
        within: subjectText(mustWords(reading), index),
      };
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

/** `terjemahkan ke bahasa korea`: what is asked lies outside, and the class tells only the rest of the words. */
function isOutside(hit: Hit, reading: Reading): boolean {
  if (reading.isLong || isAboutClass(reading) || wantsToRegister(reading) || reading.has("wish:take part"))
    return false;
  if (reading.facets.some((f) => ofClasses.has(f))) return false;
  const explained = new Set([...hit.found].map((i) => reading.subject[i]?.at));
  const beyond = reading.mentions.filter((m) => m.meaning === "outside");
  return beyond.length > 0 && beyond.every((m) => range(m.start, m.end).every((at) => !explained.has(at)));
}

/** What is asked of one class rather than of a day's. */
const ofOneClass: ReadonlySet<Facet> = new Set<Facet>(["bring", "requirements", "teacher", "seats", "fee", "age"]);

/** What is asked of classes and of little else. */
const ofClasses: ReadonlySet<Facet> = new Set<Facet>(["seats", "teacher", "requirements", "age", "duration"]);

/** `saya guru, bisa ikut pelatihan apa?`: what there is for people or on a day, and a class only tells of another word. */
const isListForPeople = (hit: Hit, reading: Reading): boolean =>
  hit.named === 0 &&
  hit.closeness < inText &&
  asksForList(reading) &&
  (reading.audiences.length > 0 ||
    (reading.time.period !== null && ![...hit.found].some((i) => reading.subject[i]?.inPlace)));

/** A class was asked for and its subject stands in the description of another only. */
const isOnlyTold = (hit: Hit, reading: Reading): boolean =>
  hit.named === 0 &&
  hit.closeness <= inText &&
  !reading.isLong &&
  mustWords(reading).length > 0 &&
  (isAboutClass(reading) || wantsToRegister(reading));

/** What the chosen classes do not account for: words of the subject, or the level that was asked for. */
function unreadOf(
  ids: readonly CourseId[],
  fitting: readonly Hit[],
  reading: Reading,
  index: UnderstandingIndex,
): string | null {
  const subject = unreadSubject(reading, fitting, index);
  const only = ids.length === 1 && ids[0] ? index.snapshot.courseById.get(ids[0]) : undefined;
  if (subject !== null || !only) return subject;
  const level = otherLevel(only, reading, index);
  return level === null ? null : `${subjectText(mustWords(reading), index)} ${level}`.trim();
}

export function oneCourse(
  courseId: CourseId,
  alsoIds: readonly CourseId[],
  reading: Reading,
  { context, index }: Surroundings,
  conditions: Conditions,
): Intent {
  // Who gives a class is reached through the community.
  if (reading.has("ask:contact") && reading.facets.every((f) => f === "contact" || f === "teacher")) {
    const title = index.snapshot.courseById.get(courseId)?.community;
    if (index.snapshot.communities.some((c) => c.title === title && c.contact !== "") && title !== undefined)
      return { kind: "community", title, facets: ["contact"] };
  }
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

/** `pelatihan komputer` means the training before other classes on computers. */
function withKind(reading: Reading, surroundings: Surroundings, hits: readonly Hit[]): readonly Hit[] {
  const ids = new Set(kindOnly(reading, surroundings));
  const ofKind = hits.filter((h) => ids.has(courseAt(h, surroundings) as CourseId));
  return ofKind.length > 0 && !asksForList(reading) ? ofKind : hits;
}

/** Those of several classes that fulfil the other conditions of the message; all where none does. */
function narrow(hits: readonly Hit[], reading: Reading, surroundings: Surroundings): readonly Hit[] {
  const { index, now, local } = surroundings;
  const { period } = reading.time;
  return hits.filter((h) => {
    const course = index.snapshot.courses[h.position];
    if (!course) return false;
    if (
      typeof reading.fee === "object" &&
      reading.fee &&
      course.feeRupiah > reading.fee.atMostRupiah &&
      hits.length > 1
    )
      return false;
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

/** `buku ketumpahan kopi`, `bawa kopi ke ruang baca`: what is talked about is the library. */
const isOfLibrary = (hit: Hit, reading: Reading, { recogniser, snapshot }: UnderstandingIndex): boolean => {
  if (reading.isLong || isAboutClass(reading) || wantsToRegister(reading) || hit.named > 1) return false;
  const explained = new Set([...hit.found].map((i) => reading.subject[i]?.at));
  const { mentions } = reading;
  // `akreditasi perpus tgl brp` says the title.
  const title = hit.named > 0 ? recogniser.words(snapshot.courses[hit.position]?.title ?? "") : [];
  const isOfTitle = (at: number) => title.some((w) => w.standard === reading.words[at]?.standard);
  const isPartOf = (start: number, end: number) =>
    mentions.some((m) => m.meaning !== "talk:library" && m.start <= start && end <= m.end);
  return mentions.some(
    ({ meaning, start, end }) =>
      meaning === "talk:library" && !explained.has(start) && !isOfTitle(start) && !isPartOf(start, end),
  );
};

/** `menjahit` is not yet `Menjahit Dasar` where there is a `Menjahit Tas` too. */
function decisive(
  named: readonly Hit[],
  fitting: readonly Hit[],
  reading: Reading,
  { index }: Surroundings,
): readonly Hit[] {
  const [only] = named;
  if (!only || named.length > 1 || only.whole) return named;
  const said = new Set(mustWords(reading).flatMap((w) => [...unaffixed(w.text), ...unaffixed(w.standard)]));
  const rivals = fitting.filter((h) => {
    if (h === only || h.score < asClose * only.score) return false;
    const title = index.recogniser.words(index.snapshot.courses[h.position]?.title ?? "");
    return title.some((w) => w.standard.length > 3 && unaffixed(w.standard).some((form) => said.has(form)));
  });
  return rivals.length > 0 ? [only, ...rivals] : named;
}
const asClose = 0.94;

/** A subject that is taught in many places and here is only touched by a class on something else. */
const isOnlyAlike = (hit: Hit, reading: Reading, index: UnderstandingIndex): boolean =>
  hit.named === 0 &&
  !reading.isLong &&
  hit.closeness > 0 &&
  hit.closeness < touched &&
  mustWords(reading).some((w) => isSubject(w, index));
const touched = 0.7;
/** Said as it stands in a title or alias. */
const inName = 0.9;
/** Said as it stands in a topic. */
const inText = 0.8;
const mostlyRead = 0.85;

/** `kelas gitar sama merajut`: each of the classes is named by words of its own, and no word is left over. */
function namedTogether(hits: readonly Hit[], reading: Reading): readonly Hit[] {
  if (reading.isLong || !reading.words.some((w) => ["dan", "dengan", "atau"].includes(w.standard))) return [];
  const open = new Set(reading.subject.flatMap((w, i) => (w.weight >= 1 ? [i] : [])));
  const chosen: Hit[] = [];
  for (const hit of hits) {
    const own = [...hit.found].filter((i) => (reading.subject[i]?.weight ?? 0) >= 1);
    if ((hit.named === 0 && hit.closeness < inName) || own.length === 0 || own.some((i) => !open.has(i))) continue;
    for (const i of own) open.delete(i);
    chosen.push(hit);
  }
  return open.size === 0 ? chosen : [];
}

function several(hits: readonly Hit[], reading: Reading, surroundings: Surroundings): Intent {
  return {
    kind: "choose",
    purpose: wantsToRegister(reading) ? "register" : "ask",
    courseIds: hits.flatMap((h) => courseAt(h, surroundings) ?? []),
    facets: reading.facets,
    conditions: conditionsOf(reading),
  };
}
