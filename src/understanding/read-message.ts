/** What stands in a message, before it is decided what it asks for: words, meanings, time, conditions, and the words that name a subject. */
import { audiences, type Audience } from "../catalogue/catalogue.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { UnderstandingIndex } from "./build-index.ts";
import type { Meaning } from "./compile-vocabulary.ts";
import { type Facet, facets, type FeeCondition } from "./intent.ts";
import { type PeriodReading, readPeriod } from "./periods.ts";
import type { Mention } from "./phrases.ts";
import type { Word } from "./recognise.ts";
import { isShortName } from "./split-words.ts";
import type { QueryWord } from "./text-search.ts";

export interface SubjectWord extends QueryWord {
  readonly at: number;
  readonly known: boolean;
  /** Stands where a message names its subject: after "kelas", "ikut", "ada", "tentang". */
  readonly inPlace: boolean;
}
type Candidate = SubjectWord & { readonly near: boolean };

export interface Reading {
  readonly words: readonly Word[];
  readonly mentions: readonly Mention<Meaning>[];
  has(meaning: Meaning): boolean;
  readonly time: PeriodReading;
  /** In the order of the message. */
  readonly facets: readonly Facet[];
  readonly audiences: readonly Audience[];
  readonly school: string | null;
  readonly ageYears: number | null;
  readonly man: boolean;
  readonly fee: FeeCondition | null;
  /** Words that may name a class, a competition or a place. */
  readonly subject: readonly SubjectWord[];
  /** `kelas usaha`: an everyday word that is a topic of classes here. */
  readonly topic: string | null;
  /** Subject words after "selain", "bukan". */
  readonly without: readonly SubjectWord[];
  readonly isLong: boolean;
  /** "yang kedua": 1 for the first, -1 for the last. */
  readonly ordinal: number | null;
}

/** Above this many words a message tells a story around its question. */
const longFrom = 16;
/** So many words after "kelas" still name its subject. */
const nearClass = 3;
/** Shorter words are mostly particles, however they are written. */
const leastDoubted = 5;
const ordinals = ["pertama", "kedua", "ketiga", "keempat", "kelima", "keenam"];
/** In long messages words outside the question help but need no explanation. */
export const aside = 0.4;
const soft = 0.5;

export function readWords(
  words: readonly Word[],
  { index, now, local }: { readonly index: UnderstandingIndex; readonly now: number; readonly local: LocalTime },
): Reading {
  const isLong = words.length >= longFrom;
  const standards = words.map((w) => w.standard);
  const owned = new Set(index.names(standards).flatMap(({ start, end }) => range(start, end)));
  const mentions = withoutNothing(dropGrades(index.meanings(standards), words), words).filter(
    (m) =>
      (m.meaning.startsWith("talk:") || !range(m.start, m.end).every((at) => owned.has(at))) &&
      // `kelas kristik` is no `kritik`.
      !(m.meaning === "wish:complaint" && range(m.start, m.end).every((at) => words[at]?.doubtful)),
  );
  const asksIn = new Set(mentions.flatMap((m) => (m.meaning.startsWith("ask:") ? [words[m.start]?.sentence] : [])));
  // In a story "kami mundur saja" is no wish where its last sentence asks something else.
  const last = words.at(-1)?.sentence;
  const isTold = (m: Mention<Meaning>) =>
    isLong && m.meaning === "wish:cancel" && asksIn.has(last) && words[m.start]?.sentence !== last;
  const meanings = new Set(mentions.filter((m) => !isTold(m)).map((m) => m.meaning));
  const has = (meaning: Meaning) => meanings.has(meaning);
  const clausesOf = (meaning: Meaning) =>
    new Set(mentions.filter((m) => m.meaning === meaning).map((m) => words[m.start]?.clause));
  const busyClauses = clausesOf("if:busy");
  for (const clause of clausesOf("if:at leisure")) busyClauses.delete(clause);
  const told = readPeriod(
    words.map((word, at) => (owned.has(at) ? { ...word, text: "", standard: "" } : word)),
    (at) => isLong && busyClauses.has(words[at]?.clause),
    (at) => isLong && asksIn.has(last) && words[at]?.sentence === last,
    index.time,
    now,
    local,
  );
  const time = isLong && asksForDay(mentions, words, told) ? { ...told, period: null, weekdays: [] } : told;
  const school = schoolOf(mentions);
  const { ageYears, used: ageWords } = readAge(words);
  const fee = readFee(words, has);
  const covered = new Set<number>([...time.used, ...ageWords]);
  for (const { meaning, start, end } of mentions)
    if (meaning !== "outside") for (let i = start; i < end; i++) covered.add(i);
  const classAt = mentions
    .filter((m) => m.meaning === "talk:class" || m.meaning === "talk:competition")
    .map((m) => m.end);
  const saysEnough =
    time.period !== null || fee !== null || has("wish:all") || mentions.some((m) => m.meaning.startsWith("for:"));
  const candidates = words.flatMap((word, at): Candidate[] => {
    if (/^\d+(?:\D|$)/.test(word.text) && !isShortName(word.text)) return [];
    if (time.used.has(at)) return [];
    const named = [index.courses, index.competitions].some(
      (s) => s.isNameWord(word.text) || s.isNameWord(word.standard),
    );
    const isShort = word.text.length < 3 && !isShortName(word.text) && (word.known || !classAt.includes(at));
    if (isShort && !named && !index.subjects.has(word.text)) return [];
    // `adwal kelas minggu ini`: the message says enough without it.
    const isSubjectWord = named || index.subjects.has(word.text) || index.subjects.has(word.standard);
    if (word.mishit && !isSubjectWord && !covered.has(at) && saysEnough) return [];
    const empty =
      index.everyday.has(word.standard) || index.everyday.has(word.text) || index.classWords.has(word.standard);
    const base = { text: word.text, standard: word.standard, at, known: word.known, inPlace: false };
    const isDoubted = word.slipped || (word.doubtful && word.text.length >= leastDoubted);
    if (empty && isDoubted && !covered.has(at) && !named && classAt.some((end) => at >= end && at < end + nearClass))
      return [{ ...base, standard: word.text, known: false, weight: 1, near: true }];
    if (covered.has(at) || empty)
      return named && !index.classWords.has(word.standard) && !index.everyday.has(word.text)
        ? [{ ...base, weight: soft, near: true }]
        : [];
    const near = classAt.some((end) => at >= end - 1 && at < end + nearClass && words[end - 1]?.clause === word.clause);
    return [{ ...base, weight: isLong && !near ? aside : 1, near }];
  });
  const subjects = inTheirPlaces(candidates, words, mentions, index);
  const excluded = excludedPositions(mentions, words, subjects);
  return {
    words,
    mentions,
    has,
    time,
    facets: facetsOf(mentions.filter((m) => !isOnlyTime(m, time.used))),
    audiences: audiencesOf(isLong ? ofQuestion(mentions, words, time) : mentions, words, school, time.used),
    school,
    ageYears,
    man: has("if:man"),
    fee,
    subject: subjects.filter((w) => !excluded.has(w.at)),
    topic:
      words.find(
        (w, at) =>
          classAt.includes(at) &&
          !(w.standard === "perpustakaan" && (time.period || has("wish:all"))) &&
          index.everyday.has(w.standard) &&
          index.coursesOfTopic.has(w.standard),
      )?.standard ?? null,
    without: subjects.filter((w) => excluded.has(w.at)),
    isLong,
    ordinal: ordinalOf(words),
  };
}

/**
 * Words that nothing here knows count where a subject stands, and anywhere in messages that are about nothing else: `btw
 * besok ada kelas apa` asks for the classes of tomorrow, `kelas btw` for one that is not given.
 */
function inTheirPlaces(
  candidates: readonly Candidate[],
  words: readonly Word[],
  mentions: readonly Mention<Meaning>[],
  index: UnderstandingIndex,
): SubjectWord[] {
  const opens = new Set<number>();
  for (const { meaning, start, end } of mentions)
    if (openers.has(meaning)) for (let i = start; i < end; i++) opens.add(i);
  const people = new Set(mentions.flatMap((m) => (m.meaning.startsWith("for:") ? [m.start] : [])));
  const at = new Map(candidates.map((c) => [c.at, c]));
  const inPlace = (from: number): boolean => {
    for (let i = from - 1; i >= 0 && words[i]?.clause === words[from]?.clause; i--) {
      const standard = words[i]?.standard ?? "";
      if (opens.has(i) || opening.has(standard)) return true;
      if (
        isFullWord(words[i]) &&
        !at.has(i) &&
        !leadingOn.has(standard) &&
        !people.has(i) &&
        !index.titleWords.has(standard)
      )
        return false;
    }
    return false;
  };
  /** `gulat ada kelasnya?`: the subject comes first, then what is asked of it. */
  const asks = new Set(mentions.flatMap((m) => (m.meaning.startsWith("ask:") ? [m.start] : [])));
  const leads = (from: number): boolean => {
    let start = from;
    while (at.has(start - 1)) start--;
    let end = from + 1;
    while (at.has(end) || filling.has(words[end]?.standard ?? "")) end++;
    const begins = start === 0 || words[start - 1]?.clause !== words[start]?.clause;
    return (
      begins && (end >= words.length || asks.has(end) || opens.has(end) || opening.has(words[end]?.standard ?? ""))
    );
  };
  const named = new Set([index.communities, index.stops, index.districts].flatMap((f) => f.find(words)?.used ?? []));
  const isKnown = (c: Candidate) =>
    named.has(c.at) ||
    [c.text, c.standard].some((w) => index.subjects.has(w) || index.courses.knows(w) || index.competitions.knows(w));
  const opened = candidates.map((c) => ({ ...c, inPlace: inPlace(c.at) }));
  const isOpened = opened.some((c) => c.inPlace);
  const placed = isOpened ? opened : candidates.map((c) => ({ ...c, inPlace: leads(c.at) }));
  const anchored =
    mentions.some((m) => m.meaning.startsWith("talk:")) || placed.some((c) => c.weight >= 1 && isKnown(c));
  const last = words.at(-1)?.sentence;
  const isAsked = (c: Candidate) => words[c.at]?.asked === true || words[c.at]?.sentence === last;
  return placed.map((c) => {
    if (c.weight === aside && c.inPlace && isAsked(c) && isKnown(c)) return { ...c, weight: 1 };
    return anchored && c.weight >= 1 && !c.inPlace && !isKnown(c) ? { ...c, weight: aside } : c;
  });
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

/** `tanggal 23` names a day and asks for none. */
const isOnlyTime = ({ meaning, start, end }: Mention<Meaning>, used: ReadonlySet<number>): boolean => {
  if (meaning !== "ask:when") return false;
  for (let i = start; i < end; i++) if (!used.has(i)) return false;
  return true;
};

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** `sudah lama`, `waktu luang`, `pesan kursi`: no questions, though their words may ask. */
function withoutNothing(mentions: readonly Mention<Meaning>[], words: readonly Word[]): readonly Mention<Meaning>[] {
  const ofClass = mentions.some((m) => m.meaning === "talk:class");
  const idle = mentions.filter(({ meaning }) => asksNothing.has(meaning) && !(ofClass && meaning === "wish:identity"));
  const isOrdinal = (m: Mention<Meaning>) =>
    m.meaning === "ask:contact" && m.end - m.start === 1 && /^[1-6]$/.test(words[m.end]?.text ?? "");
  return mentions.filter(
    (m) => !m.meaning.startsWith("ask:") || (!isOrdinal(m) && !idle.some((i) => i.start <= m.start && m.end <= i.end)),
  );
}

const asksNothing: ReadonlySet<Meaning> = new Set<Meaning>(["nothing", "wish:register", "wish:identity"]);

/** A story's days are not those of a question that asks for the day and names none. */
const asksForDay = (
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  { used }: PeriodReading,
): boolean => {
  const asked = mentions
    .filter((m) => m.meaning === "ask:when" && !isOnlyTime(m, used) && words[m.start]?.standard === "kapan")
    .at(-1);
  const sentence = asked && words[asked.start]?.sentence;
  return sentence !== undefined && ![...used].some((at) => words[at]?.sentence === sentence);
};

/** `kelas 5 SD` is a grade at school, no class of the library. */
const dropGrades = (mentions: readonly Mention<Meaning>[], words: readonly Word[]) =>
  mentions.filter(
    ({ meaning, end }) =>
      meaning !== "talk:class" || !/^(?:\d{1,2}|satu|dua|tiga|empat|lima|enam)$/.test(words[end]?.standard ?? ""),
  );

const facetsOf = (mentions: readonly Mention<Meaning>[]): Facet[] => {
  const found = mentions.flatMap(({ meaning }) => {
    const name = meaning.startsWith("ask:") ? (meaning.slice(4) as Facet) : undefined;
    return name && facets.includes(name) ? [name] : [];
  });
  const asked = new Set(found);
  // `masih ada tempat`: seats, no place; `terakhir daftar kapan`: a deadline.
  if (asked.has("seats") && mentions.some((m) => m.meaning === "ask:seats" && m.end - m.start > 1)) {
    const seats = mentions.filter((m) => m.meaning === "ask:seats" && m.end - m.start > 1);
    if (mentions.every((m) => m.meaning !== "ask:where" || seats.some((s) => s.start <= m.start && m.end <= s.end)))
      asked.delete("where");
  }
  return [...asked];
};

/** In a long message the sentence with the question says for whom, where it says so or asks about a day. */
function ofQuestion(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  time: PeriodReading,
): readonly Mention<Meaning>[] {
  const sentences = mentions.filter((m) => m.meaning === "talk:class").map((m) => words[m.start]?.sentence);
  const within = (asked: ReadonlySet<number | undefined>) =>
    mentions.filter((m) => asked.has(words[m.start]?.sentence));
  if (time.period) return within(new Set(sentences));
  const end = words.at(-1)?.sentence;
  const last = within(new Set(sentences.filter((sentence) => sentence === end)));
  return last.some((m) => m.meaning.startsWith("for:")) ? last : mentions;
}

const schoolOf = (mentions: readonly Mention<Meaning>[]): string | null =>
  mentions.find((m) => m.meaning.startsWith("school:"))?.meaning.slice(7) ?? null;

function audiencesOf(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  school: string | null,
  timeWords: ReadonlySet<number>,
): Audience[] {
  const found = new Set<Audience>();
  const people = mentions.filter((m) => m.meaning.startsWith("for:"));
  // `anak sekolah` is a pupil.
  const isPart = (m: Mention<Meaning>) =>
    people.some((o) => o.start <= m.start && m.end <= o.end && o.end - o.start > m.end - m.start);
  for (const mention of people) {
    const { meaning, start, end } = mention;
    if (!isPart(mention) && !timeWords.has(start) && !isAddress(words, start, end))
      found.add(meaning.slice(4) as Audience);
  }
  // `anak SMA` is a pupil, `perempuan pelaku usaha` is both.
  if (school === "smp" || school === "sma" || school === "mahasiswa") found.delete("anak");
  if (found.has("pustakawan")) return ["pustakawan"];
  if (found.size > 1) found.delete("umum");
  if (found.has("anak") && found.has("perempuan")) found.delete("perempuan");
  return audiences.filter((a) => found.has(a));
}

/** `Bapak/Ibu petugas` is spoken to. */
const isAddress = (words: readonly Word[], start: number, end: number): boolean =>
  end - start === 1 &&
  ["bapak", "ibu"].includes(words[start]?.standard ?? "") &&
  [words[start - 1], words[end]].some(
    (w) => w !== undefined && ["bapak", "ibu", "petugas", "selamat", "pustakawan", "saya"].includes(w.standard),
  );

function readAge(words: readonly Word[]): { ageYears: number | null; used: number[] } {
  for (let i = 0; i < words.length; i++) {
    const text = words[i]?.text ?? "";
    if (!/^\d{1,2}$/.test(text)) continue;
    const before = words[i - 1]?.standard ?? "";
    const unit = words[i + 1]?.standard === "tahun";
    if (unit && ["sampai", "paling", "selama"].includes(before)) continue;
    if (unit && words[i + 2]?.standard !== "lalu" && words[i + 2]?.standard !== "lagi")
      return { ageYears: Number(text), used: [i, i + 1] };
    if (before === "umur" || before === "usia") return { ageYears: Number(text), used: [i] };
  }
  return { ageYears: null, used: [] };
}

function readFee(words: readonly Word[], has: (meaning: Meaning) => boolean): FeeCondition | null {
  if (has("if:at most"))
    for (let i = 0; i < words.length; i++) {
      const amount = rupiah(words, i);
      if (amount === null) continue;
      const before = words.slice(Math.max(0, i - 3), i).map((w) => w.standard);
      const exclusive = before.includes("bawah") || before.includes("kurang");
      return { atMostRupiah: exclusive ? amount - 1 : amount };
    }
  if (has("if:free")) return "free";
  return has("if:paid") ? "paid" : null;
}

function rupiah(words: readonly Word[], i: number): number | null {
  const text = words[i]?.text ?? "";
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ""));
  if (!/^\d+$/.test(text)) return null;
  const unit = words[i + 1]?.standard;
  if (unit === "ribu") return Number(text) * 1000;
  if (unit === "juta") return Number(text) * 1_000_000;
  return Number(text) >= 1000 && text.length >= 4 && !/^20\d\d$/.test(text) ? Number(text) : null;
}

function excludedPositions(
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

const ordering = new Set(["yang", "nomor", "ke"]);
/** `yang 2 minggu lagi` is no second. */
const isEnd = (words: readonly Word[], at: number): boolean =>
  !["minggu", "hari", "bulan", "tahun", "jam", "ribu", "orang"].includes(words[at]?.standard ?? "");

function ordinalOf(words: readonly Word[]): number | null {
  for (let i = 1; i < words.length; i++) {
    if (!ordering.has(words[i - 1]?.standard ?? "")) continue;
    const position = ordinals.indexOf(words[i]?.standard ?? "");
    if (position >= 0) return position + 1;
    if (words[i]?.standard === "terakhir") return -1;
    if (/^[1-6]$/.test(words[i]?.text ?? "") && isEnd(words, i + 1)) return Number(words[i]?.text);
  }
  return null;
}
