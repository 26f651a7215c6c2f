/** What every kind of question is recognised from, and what several of them ask of a reading. */
import type { CourseId } from "../../platform/ids.ts";
import type { LocalTime } from "../../platform/local-time.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Context } from "../context.ts";
import { type Conditions, type Facet, type Intent, noConditions } from "../intent.ts";
import { openEnd } from "../time/calendar.ts";
import type { Reading } from "../read-message.ts";
import { range } from "../reading/meanings.ts";
import { aside, soft, type SubjectWord } from "../reading/subject.ts";
import type { Hit } from "../text-search.ts";

export interface Surroundings {
  readonly index: UnderstandingIndex;
  /** Epoch ms. */
  readonly now: number;
  readonly local: LocalTime;
  readonly context: Context;
}

/** A class as good as this share of the best fits too. */
export const alsoFits = 0.7;
/** Said as it stands in a title or alias. */
export const inName = 0.9;
/** As it stands in a topic. */
export const inText = 0.8;

export type Step = (reading: Reading, surroundings: Surroundings, found: Found) => Intent | null;

export interface Found {
  readonly courses: readonly Hit[];
  readonly competitions: readonly Hit[];
  /** A matter of the library was said of which no answer tells. */
  readonly untold: boolean;
  readonly answer: {
    readonly position: number;
    readonly strength: number;
    /** Words of the longest keyword that was said, or of the words for its matter; 0 for none. */
    readonly named: number;
    /** Positions of the words that say its matter. */
    readonly said: ReadonlySet<number>;
  } | null;
}

export const isAboutClass = (reading: Reading): boolean => reading.has("talk:class");
/** Whether what was found accounts for all of them. */
export const isExplained = (reading: Reading, { found }: Hit): boolean =>
  reading.subject.every((w, i) => w.weight < 1 || found.has(i));
/** Those that a name which was found does not account for. */
export const mustBeside = (reading: Reading, name: { readonly used: readonly number[] } | null) =>
  reading.must.filter((w) => !name?.used.includes(w.at));
export const isOnlyAbout = (reading: Reading): boolean => reading.must.length === 0;

/** Good enough to be what is meant. */
export function isMeant(hit: Hit | undefined, reading: Reading, index: UnderstandingIndex): hit is Hit {
  if (!hit) return false;
  const must = reading.must;
  const { place } = reading;
  const missing = reading.subject.filter((w, i) => w.weight >= 1 && !hit.found.has(i) && !place?.used.includes(w.at));
  // `mau daftar purun yang di Palam`: nothing but the place is left over.
  if (place && missing.length === 0 && hit.closeness >= inName) return true;
  // `membuat gambar tiga dimensi pakai Blender. ... Kelas itu berapa biayanya?`
  const isTold = hit.named > 0 && meansWhatWasTold(reading);
  if (missing.some((w) => isSubject(w, index)) && hit.named < 2 && !isTold) return false;
  if (hit.named > 0 && [...hit.found].some((i) => (reading.subject[i]?.weight ?? 0) >= aside))
    return reading.isLong || hit.coverage >= 0.3;
  if (hit.named > 1) return true;
  if (reading.isLong && hit.score >= 0.25) return must.length === 0 || hit.coverage > 0;
  return must.length > 0 && hit.coverage >= 0.5;
}

/** A subject that is taught in many places and here is only touched by a class or competition on something else. */
export const isOnlyAlike = (hit: Hit, reading: Reading, index: UnderstandingIndex): boolean =>
  hit.named === 0 &&
  !reading.isLong &&
  hit.closeness > 0 &&
  hit.closeness < touched &&
  reading.must.some((w) => isSubject(w, index));
const touched = 0.7;

/**
 * Words that stand where the subject is named and that the chosen class does not account for, with those around them: a
 * class that fits only the rest is not what was asked for.
 */
export function unreadSubject(reading: Reading, found: readonly Hit[], index: UnderstandingIndex): string | null {
  const explained = new Set(found.flatMap((hit) => [...hit.found].map((i) => reading.subject[i]?.at)));
  const { place, community } = reading;
  const isRead = (w: SubjectWord) =>
    explained.has(w.at) || place?.used.includes(w.at) || (community?.full && community.used.includes(w.at));
  const isAsked = (at: number) => reading.words[at]?.asked === true || reading.isInEnd(at);
  const phrase = reading.subject.filter((w) => w.inPlace && w.weight >= 1 && isAsked(w.at));
  const unread = phrase.filter((w, i) => !isRead(w) && (i === 0 || !isDescribing(w.text)));
  const first = phrase.findIndex((w) => unread.includes(w));
  if (first < 0) return null;
  const from = Math.min(phrase[0]?.at ?? 0, unread[0]?.at ?? 0);
  const to = unread.at(-1)?.at ?? from;
  return reading.words
    .slice(Math.max(from, to - longestSubject + 1), to + 1)
    .map((w) => saidAs(w, index))
    .join(" ");
}
const longestSubject = 5;

/** As it is counted among wishes: slips undone in what people learn, everything else as it was typed. */
export const saidAs = (
  word: { readonly text: string; readonly standard: string },
  index: UnderstandingIndex,
): string => (index.subjects.has(word.standard) ? word.standard : word.text);

/** `dimulainya`, `diadakan`: told of the class, no other subject. */
export const isDescribing = (word: string): boolean => /^di\p{L}{4,}|nya$/u.test(word);

export const isSubject = (word: SubjectWord, index: UnderstandingIndex): boolean =>
  index.subjects.has(word.text) || index.subjects.has(word.standard);

export function wantsToRegister(reading: Reading): boolean {
  const wantsList =
    reading.has("wish:all") && isOnlyAbout(reading) && (reading.time.period !== null || reading.audiences.length > 0);
  if (reading.has("wish:register") && wantsList && !reading.words.some((w) => w.standard === "mau")) return false;
  if (isToldWish(reading)) return false;
  if (reading.has("wish:register")) return true;
  if (!reading.has("wish:take part")) return false;
  const asks = reading.facets.length > 0 || reading.ageYears !== null || reading.man;
  return !asks && !reading.words.some((w) => ["bisa", "boleh", "dapat", "apa"].includes(w.standard));
}

/** `kalau mau daftar kelas di sini caranya gimana`: its words need not stand together. */
export const asksHowToRegister = (reading: Reading): boolean =>
  reading.has("wish:how to register") ||
  (reading.has("wish:register") &&
    ["cara", "bagaimana"].every((asked) => reading.words.some((w) => w.standard === asked)));

/** `Saya ingin ikut. Kelas tari ada berapa macam?`: what a story asks in the end is no wish to register. */
function isToldWish({ isLong, words, mentions, facets }: Reading): boolean {
  const isAsked = (at: number) => words[at]?.asked === true;
  return (
    isLong &&
    mentions.some((m) => m.meaning === "talk:class" && isAsked(m.start)) &&
    (facets.length > 0 || words.some((w) => w.asked && ["berapa", "apa", "mana"].includes(w.standard))) &&
    mentions.every((m) => (m.meaning !== "wish:register" && m.meaning !== "wish:take part") || !isAsked(m.start))
  );
}

export const asksForList = (reading: Reading): boolean =>
  reading.has("wish:all") &&
  !reading.facets.some((f) => f === "bring" || f === "requirements" || f === "about" || f === "prize");

/** For one class "hari kamis" is any Thursday to come. */
export function conditionsFor(
  ids: readonly CourseId[],
  reading: Reading,
  today: string,
  place: string | null = null,
): Conditions {
  const { period, weekdays } = reading.time;
  const anyWeek =
    ids.length === 1 && weekdays.length > 0 && period
      ? { ...period, windows: [{ from: today, to: openEnd, weekdays, hours: period.windows[0]?.hours ?? null }] }
      : period;
  const { ageYears, man } = reading;
  // People of a story may be anybody; an age says more.
  const audiences = reading.isLong || ageYears !== null ? [] : reading.audiences;
  return { ...noConditions, period: anyWeek?.past ? null : anyWeek, audiences, ageYears, man, place };
}

/** `... ingin punya keterampilan di bidang kecantikan. Ada kelas untuk itu?`: the question of a story names nothing of its own. */
export const meansWhatWasTold = (reading: Reading): boolean =>
  reading.isLong &&
  (reading.hasInEnd("if:as told") ||
    // `kelas yang mengajarkan cara membuatnya`
    (reading.hasInEnd("talk:class") && reading.words.some((w, at) => reading.isInEnd(at) && doneToIt.test(w.text))));
const doneToIt = /^me\p{L}{4,}nya$/u;

/** A story that ends in `ada kelas apa saja` for a day or for people: its other words choose no class. */
export const isListAfterStory = (reading: Reading, index: UnderstandingIndex): boolean =>
  (reading.isLong || reading.words[0]?.sentence !== reading.words.at(-1)?.sentence) &&
  isAboutClass(reading) &&
  !meansWhatWasTold(reading) &&
  (asksForPeople(reading, index) ||
    (reading.has("wish:all") &&
      (reading.time.period !== null || reading.audiences.length > 0 || (reading.isLong && asksForAllInEnd(reading))) &&
      !mustOfQuestion(reading).some(
        (w) => isSubject(w, index) || index.courses.isNameWord(w.standard) || isSubjectOfClass(w, reading, index),
      )));

/** `Di perpustakaan ada kelas musik apa saja?` */
const isSubjectOfClass = ({ at, standard }: SubjectWord, { mentions, isLong }: Reading, index: UnderstandingIndex) =>
  isLong && mentions.some((m) => m.meaning === "talk:class" && m.end === at) && index.courses.knows(standard);

/** `Pelatihan apa saja yang masih bisa saya ikuti?` */
const asksForAllInEnd = (reading: Reading): boolean =>
  reading.hasInEnd("wish:all") && reading.hasInEnd("talk:class") && asksForList(reading);

/** What the last sentence names, where it asks for all there is: `les renang` before it is only told. */
function mustOfQuestion(reading: Reading): readonly SubjectWord[] {
  const { words, mentions, isInEnd } = reading;
  const asksForAll = asksForAllInEnd(reading);
  // `Bulan depan saya ingin ikut kelas kuliner. Ada kelas apa?`
  const wished = new Set(
    mentions.flatMap((m) =>
      m.meaning === "wish:take part" && words[m.start - 1]?.standard === "mau" ? (words[m.start]?.clause ?? []) : [],
    ),
  );
  return reading.must.filter((w) => !asksForAll || isInEnd(w.at) || wished.has(words[w.at]?.clause ?? -1));
}

/** `... Adakah kelas yang sasarannya pelaku usaha kecil seperti kami?`: the question names people and no subject. */
function asksForPeople(reading: Reading, index: UnderstandingIndex): boolean {
  const { words, mentions, audiences, subject, isInEnd } = reading;
  const inQuestion = mentions.filter((m) => isInEnd(m.start));
  const isAbout = ({ at, weight, text, standard }: SubjectWord) =>
    isInEnd(at) &&
    (weight >= 1 || (weight >= soft && index.courses.isNameWord(standard) && !peopleAt.has(at))) &&
    (index.courses.knows(text) || index.courses.knows(standard));
  const peopleAt = new Set(
    inQuestion.filter((m) => m.meaning.startsWith("for:")).flatMap((m) => range(m.start, m.end)),
  );
  return (
    audiences.length > 0 &&
    peopleAt.size > 0 &&
    reading.hasInEnd("talk:class") &&
    inQuestion.every((m) => !m.meaning.startsWith("ask:")) &&
    words.some((w, at) => isInEnd(at) && (w.standard === "ada" || (w.standard === "untuk" && peopleAt.has(at + 1)))) &&
    !subject.some(isAbout)
  );
}

export const courseAt = (hit: Hit, { index }: Surroundings): CourseId | null =>
  index.snapshot.courses[hit.position]?.id ?? null;

/** `mau ikut pelatihan`: the classes whose title says so. */
export function kindOnly(reading: Reading, { index }: Surroundings): readonly CourseId[] | null {
  const ids = new Set(reading.words.flatMap((w) => index.coursesOfKind.get(w.standard) ?? []));
  return ids.size > 0 ? [...ids] : null;
}

export const conditionsOf = (reading: Reading): Conditions => ({
  ...noConditions,
  period: reading.time.period,
  // `anak 15 tahun`: the age says more.
  audiences: reading.ageYears === null ? reading.audiences : reading.audiences.filter((a) => a !== "anak"),
  ageYears: reading.ageYears,
  man: reading.man,
  fee: reading.fee,
  withoutHours: reading.time.withoutHours,
});

export const listOf = (by: "meeting" | "course", conditions: Conditions, facets: readonly Facet[]): Intent => ({
  kind: "list",
  by,
  conditions,
  facets,
  offset: 0,
});

/** What "selain" and its like name among the classes. */
export const withoutHits = (reading: Reading, { index }: Surroundings): readonly Hit[] => {
  if (reading.without.length === 0) return [];
  const hits = index.courses.search(reading.without);
  const best = hits[0]?.score ?? 0;
  return hits.filter((h) => h.score >= alsoFits * best);
};

export const withoutIds = (reading: Reading, surroundings: Surroundings): CourseId[] =>
  withoutHits(reading, surroundings).flatMap((h) => courseAt(h, surroundings) ?? []);
