/** The words of a message that may name its subject: a class, a competition, a place. */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Mention } from "../phrases.ts";
import type { Word } from "../recognise.ts";
import { inLastSentence } from "./last-sentence.ts";
import { pupils } from "./people.ts";
import { range } from "./meanings.ts";
import { isShortName } from "../split-words.ts";
import type { QueryWord } from "../text-search.ts";

export interface SubjectWord extends QueryWord {
  readonly at: number;
  readonly known: boolean;
  /** Stands where a message names its subject: after "kelas", "ikut", "ada", "tentang". */
  readonly inPlace: boolean;
}

/** So many words after "kelas" still name its subject. */
const nearClass = 3;
/** Shorter words are mostly particles, however they are written. */
const leastDoubted = 5;
/** In long messages words outside the question help but need no explanation. */
export const aside = 0.4;
export const soft = 0.5;

export interface Read {
  readonly words: readonly Word[];
  readonly mentions: readonly Mention<Meaning>[];
  readonly isLong: boolean;
  readonly school: string | null;
  /** Positions of words that tell a time. */
  readonly times: ReadonlySet<number>;
  /** Positions of words that tell an age. */
  readonly ages: readonly number[];
  /** A time, a price or people are asked for: the message says something without a subject. */
  readonly saysEnough: boolean;
  readonly community: { readonly used: readonly number[] } | null;
}

export function subjectOf(read: Read, index: UnderstandingIndex): SubjectWord[] {
  return inTheirPlaces(candidatesOf(read, index), read, index);
}

const peopleIn = (mentions: readonly Mention<Meaning>[]): number[] =>
  mentions.flatMap((m) => (m.meaning.startsWith("for:") ? range(m.start, m.end) : []));

/** Where words stand that a class or competition begins with: the first position after each. */
export const classPositions = (mentions: readonly Mention<Meaning>[]): number[] =>
  mentions.filter((m) => m.meaning === "talk:class" || m.meaning === "talk:competition").map((m) => m.end);

function candidatesOf(
  { words, mentions, isLong, school, times, ages, saysEnough }: Read,
  index: UnderstandingIndex,
): SubjectWord[] {
  const covered = new Set<number>([...times, ...ages]);
  for (const { meaning, start, end } of mentions)
    if (meaning !== "outside") for (let i = start; i < end; i++) covered.add(i);
  const classAt = classPositions(mentions);
  // `Dekat rumah ada kebun karet. Kelas kelulut praktiknya di mana?`
  const isTitled = ({ standard }: Word) =>
    index.courses.isNameWord(standard) && !index.everyday.has(standard) && !index.classWords.has(standard);
  const asksOfClass = words.at(-1)?.asked === true && words.some((w) => w.asked && isTitled(w));
  const isTold = ({ asked }: Word) => asksOfClass && !asked;
  // `anak perempuan saya ... bidang kecantikan. Ada kelas untuk itu?`: what is learnt, and not who learns it.
  const isInEnd = inLastSentence(words);
  // `anak saya kelas 2 smp, latihan gambus kapan`: no Gambus Anak.
  const isPupil = school !== null && pupils.has(school);
  const people = new Set(isLong || isPupil ? peopleIn(mentions) : []);
  const isWho = (word: Word, at: number) => people.has(at) && (isPupil || (!word.asked && !isInEnd(at)));
  // `mau ikut dayung, harus bisa renang dulu?`
  const needed = (at: number) =>
    [1, 2].some(
      (back) =>
        words[at - back]?.standard === "bisa" &&
        needing.has(words[at - back - 1]?.standard ?? "") &&
        words[at - back]?.clause === words[at]?.clause,
    );
  const candidateAt = (word: Word, at: number): SubjectWord | undefined => {
    const { text, standard, known } = word;
    if (isWho(word, at)) return undefined;
    if (times.has(at) || (/^\d/.test(text) && !isShortName(text))) return undefined;
    const named = index.nameWords.has(text) || index.nameWords.has(standard);
    const isShort = text.length < 3 && !isShortName(text) && (known || !classAt.includes(at));
    if (isShort && !named && !index.subjects.has(text)) return undefined;
    // `adwal kelas minggu ini`: the message says enough without it.
    const isSubjectWord = named || index.subjects.has(text) || index.subjects.has(standard);
    if (word.mishit && !isSubjectWord && !covered.has(at) && saysEnough) return undefined;
    const empty = index.everyday.has(standard) || index.everyday.has(text) || index.classWords.has(standard);
    const isDoubted = word.slipped || (word.doubtful && text.length >= leastDoubted);
    if (empty && isDoubted && !covered.has(at) && !named && classAt.some((end) => at >= end && at < end + nearClass))
      return { text, standard: text, weight: 1, at, known: false, inPlace: false };
    if (covered.has(at) || empty)
      return named && !index.classWords.has(standard) && !index.everyday.has(text)
        ? { text, standard, weight: soft, at, known, inPlace: false }
        : undefined;
    // `dibagikan`, `disuruh`: what is done, not what is learnt.
    if (!isSubjectWord && (isDone.test(text) || (!known && !classAt.includes(at) && isVerb(text)))) return undefined;
    const near = classAt.some((end) => at >= end - 1 && at < end + nearClass && words[end - 1]?.clause === word.clause);
    const isMerely = (isLong || isTold(word)) && !near;
    const weight = isMerely || needed(at) ? aside : 1;
    return { text, standard, weight, at, known, inPlace: false };
  };
  const candidates: SubjectWord[] = [];
  words.forEach((word, at) => {
    const candidate = candidateAt(word, at);
    if (candidate) candidates.push(candidate);
  });
  return candidates;
}

const needing = new Set(["harus", "wajib", "perlu", "mesti", "sudah", "tidak", "belum"]);
const isDone = /^di\p{L}{3,}(?:kan|nya)$/u;
const isVerb = (text: string): boolean => /^di\p{L}{5,}$|^\p{L}{4,}kan$/u.test(text);

/**
 * Words that nothing here knows count where a subject stands, and anywhere in messages that are about nothing else: `btw
 * besok ada kelas apa` asks for the classes of tomorrow, `kelas btw` for one that is not given.
 */
function inTheirPlaces(
  candidates: readonly SubjectWord[],
  { words, mentions, community }: Read,
  index: UnderstandingIndex,
): SubjectWord[] {
  if (candidates.length === 0) return [];
  const opens = new Set<number>();
  for (const { meaning, start, end } of mentions)
    if (openers.has(meaning)) for (let i = start; i < end; i++) opens.add(i);
  const people = new Set(peopleIn(mentions));
  const at = new Set(candidates.map((c) => c.at));
  const closes = (word: Word, i: number) =>
    isFullWord(word) &&
    !at.has(i) &&
    !leadingOn.has(word.standard) &&
    !people.has(i) &&
    !index.titleWords.has(word.standard);
  /** Whether something opens a subject before a word, in its clause, and nothing closes it. */
  const inPlace: boolean[] = [];
  words.forEach(({ clause }, i) => {
    const before = words[i - 1];
    if (!before || before.clause !== clause) inPlace.push(false);
    else if (opens.has(i - 1) || opening.has(before.standard)) inPlace.push(true);
    else inPlace.push(!closes(before, i - 1) && inPlace[i - 1] === true);
  });
  const knows = (word: string) =>
    index.subjects.has(word) || index.courses.knows(word) || index.competitions.knows(word);
  let names: readonly ({ readonly used: readonly number[] } | null)[] | undefined;
  const isInName = (position: number) => {
    names ??= [community, index.stops.find(words), index.districts.find(words)];
    return names.some((name) => name?.used.includes(position));
  };
  const isKnown = (c: SubjectWord) => knows(c.text) || (c.standard !== c.text && knows(c.standard)) || isInName(c.at);
  const isOpened = candidates.some((c) => inPlace[c.at]);
  const isPlaced = isOpened ? (i: number) => inPlace[i] === true : leading(words, mentions, at, opens);
  const placed = candidates.map((c) => ({ ...c, inPlace: isPlaced(c.at) }));
  const anchored =
    mentions.some((m) => m.meaning.startsWith("talk:")) || placed.some((c) => c.weight >= 1 && isKnown(c));
  const isInEnd = inLastSentence(words);
  const isAsked = (c: SubjectWord) => words[c.at]?.asked === true || isInEnd(c.at);
  return placed.map((c) => {
    if (c.weight === aside && c.inPlace && isAsked(c) && isKnown(c)) return { ...c, weight: 1 };
    return anchored && c.weight >= 1 && !c.inPlace && !isKnown(c) ? { ...c, weight: aside } : c;
  });
}

/** `gulat ada kelasnya?`: whether the words around a candidate come first, then what is asked of them. */
function leading(
  words: readonly Word[],
  mentions: readonly Mention<Meaning>[],
  candidateAt: ReadonlySet<number>,
  opens: ReadonlySet<number>,
): (at: number) => boolean {
  const asks = new Set(mentions.filter((m) => m.meaning.startsWith("ask:")).map((m) => m.start));
  const begun: number[] = [];
  words.forEach((_, i) => {
    const goesOn = candidateAt.has(i - 1) || leadingOn.has(words[i - 1]?.standard ?? "");
    begun.push(goesOn ? (begun[i - 1] ?? i) : i);
  });
  const ended: number[] = [];
  for (let i = words.length; i >= 0; i--)
    ended[i] = candidateAt.has(i) || filling.has(words[i]?.standard ?? "") ? (ended[i + 1] ?? i) : i;
  return (at) => {
    const start = begun[at] ?? at;
    const end = ended[at + 1] ?? at + 1;
    const begins = start === 0 || words[start - 1]?.clause !== words[start]?.clause;
    return (
      begins && (end >= words.length || asks.has(end) || opens.has(end) || opening.has(words[end]?.standard ?? ""))
    );
  };
}

/** `es krim`, `tk`: two letters end no subject. */
const isFullWord = (word: Word | undefined): boolean => (word?.text.length ?? 0) > 2;
const openers: ReadonlySet<Meaning> = new Set<Meaning>([
  "talk:class",
  "talk:competition",
  "talk:community",
  "talk:mobile",
  "wish:register",
  "wish:take part",
  "if:without",
]);
const opening = new Set(["ada", "mau", "tentang", "jadi", "membahas", "mengajarkan"]);
const filling = new Set(["itu", "ini", "ya", "sih", "kakak", "dong"]);
/** May stand between what opens a subject and its words. */
const leadingOn = new Set(
  "cara membuat dasar jenis tema materi seni teknik ilmu untuk di ke dari dan atau dengan dalam pada ini itu ya sih dong yang nih tuh".split(
    " ",
  ),
);

/** Positions of what "selain", "bukan" name. */
export function excludedPositions(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  subject: readonly SubjectWord[],
): Set<number> {
  const excluded = new Set<number>();
  for (const { meaning, end } of mentions)
    if (meaning === "if:without")
      for (const { at } of subject)
        if (at >= end && at < end + 4 && words[at]?.clause === words[end]?.clause) excluded.add(at);
  return excluded;
}
