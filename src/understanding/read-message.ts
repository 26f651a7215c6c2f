/** What stands in a message, before it is decided what it asks for: words, meanings, time, conditions, and the words that name a subject. */
import type { Audience, Community } from "../catalogue/catalogue.ts";
import type { Meaning } from "./compile-vocabulary.ts";
import type { Facet, FeeCondition } from "./intent.ts";
import type { Mention } from "./phrases.ts";
import type { NameFound } from "./places.ts";
import { readFee } from "./reading/fee.ts";
import { asksInLastSentence, inLastSentence } from "./reading/last-sentence.ts";
import { contains, facetsOf, isOnlyTime, meaningsIn } from "./reading/meanings.ts";
import { ordinalOf } from "./reading/ordinal.ts";
import { aimedOrNot, audiencesOf, ofQuestion, readAge, schoolOf } from "./reading/people.ts";
import { placeIn } from "./reading/place.ts";
import { classPositions, excludedPositions, subjectOf, type SubjectWord } from "./reading/subject.ts";
import { type Now, readTimes } from "./reading/times.ts";
import { reasons } from "./reading/told-times.ts";
import type { Word } from "./recognise.ts";
import { longFrom } from "./sentences.ts";
import type { PeriodReading } from "./time/read-period.ts";

export interface Reading {
  readonly words: readonly Word[];
  /** Standard words, each once. */
  readonly said: ReadonlySet<string>;
  readonly mentions: readonly Mention<Meaning>[];
  has(meaning: Meaning): boolean;
  /** Whether the word at a position stands in the last sentence, where a story mostly asks. */
  readonly isInEnd: (at: number) => boolean;
  hasInEnd(meaning: Meaning): boolean;
  /** Positions of the words of names that hold words which mean something else by themselves. */
  readonly owned: ReadonlySet<number>;
  readonly time: PeriodReading;
  /** In the order of the message. */
  readonly facets: readonly Facet[];
  readonly audiences: readonly Audience[];
  /** `bukan yang untuk anak` */
  readonly notFor: readonly Audience[];
  readonly school: string | null;
  readonly ageYears: number | null;
  readonly man: boolean;
  readonly fee: FeeCondition | null;
  /** Words that may name a class, a competition or a place. */
  readonly subject: readonly SubjectWord[];
  /** Those that what is meant must account for. */
  readonly must: readonly SubjectWord[];
  /** `kelas usaha`: an everyday word that is a topic of classes here. */
  readonly topic: string | null;
  /** Subject words after "selain", "bukan". */
  readonly without: readonly SubjectWord[];
  readonly isLong: boolean;
  /** Of meetings, as written in the catalogue. */
  readonly place: NameFound<string> | null;
  readonly community: NameFound<Community> | null;
  /** "yang kedua": 1 for the first, -1 for the last. */
  readonly ordinal: number | null;
}

export function readWords(words: readonly Word[], moment: Now): Reading {
  const { index } = moment;
  const isLong = words.length >= longFrom;
  const standards = words.map((w) => w.standard);
  const said = new Set(standards);
  const owned = new Set<number>();
  for (const { start, end } of index.names(standards)) for (let at = start; at < end; at++) owned.add(at);
  const mentions = meaningsIn(words, standards, owned, index);
  // "kami mundur saja", "tadi tidak bisa datang" is no wish where the last sentence asks something else.
  const isInEnd = inLastSentence(words);
  const inEnd = new Set(mentions.filter((m) => isInEnd(m.start)).map((m) => m.meaning));
  // `Itu tanggal berapa, soalnya saya harus minta izin dulu ke mandor.`
  const givesReason = ({ start }: Mention<Meaning>) =>
    words.some((w, at) => at < start && w.clause === words[start]?.clause && reasons.has(w.standard)) &&
    mentions.some((m) => m.meaning.startsWith("ask:"));
  const isTold = (m: Mention<Meaning>) =>
    m.meaning === "wish:cancel" &&
    (givesReason(m) || ((asksInLastSentence(mentions, words) || inEnd.has("wish:all")) && !isInEnd(m.start)));
  const meanings = new Set(mentions.filter((m) => !isTold(m)).map((m) => m.meaning));
  const has = (meaning: Meaning) => meanings.has(meaning);
  const saysWhich = ({ start }: Mention<Meaning>) => [start - 1, start].some((at) => words[at]?.standard === "yang");
  // `dulu tidak pernah ada biaya` is told, `harus bayar tidak` is asked, `yang tidak gratis` is not free.
  const feeMentions = mentions.filter(
    (m) =>
      !(m.meaning === "if:paid" && isLong && !words[m.start]?.asked && !isInEnd(m.start)) &&
      !(asksOfFee.has(m.meaning) && words[m.end]?.standard === "tidak" && !saysWhich(m)) &&
      !(m.meaning === "if:free" && mentions.some((o) => o.meaning === "if:paid" && contains(o, m))),
  );
  const time = readTimes(words, mentions, owned, isLong, moment);
  const { aimed, barred } = aimedOrNot(mentions, words);
  const school = schoolOf(aimed, words);
  const { ageYears, used: ages } = readAge(words, index.time);
  const fee = readFee(words, (m) => feeMentions.some((f) => f.meaning === m), index.time);
  const saysEnough =
    time.period !== null || fee !== null || has("wish:all") || mentions.some((m) => m.meaning.startsWith("for:"));
  const community = index.communities.find(words);
  const subjects = subjectOf({ words, mentions, isLong, school, times: time.used, ages, saysEnough, community }, index);
  const excluded = excludedPositions(mentions, words, subjects);
  const subject = excluded.size === 0 ? subjects : subjects.filter((w) => !excluded.has(w.at));
  const classAt = classPositions(mentions);
  const asked = facetsIn(
    mentions.filter((m) => !isOnlyTime(m, time.used)),
    words,
    said,
    isLong,
  );
  // `kalau anak 7 tahun gimana, boleh?`
  const asksWhoMay = ageYears !== null && asked.length === 0 && said.has("boleh");
  const facets: readonly Facet[] = asksWhoMay ? ["requirements"] : asked;
  return {
    words,
    said,
    mentions,
    has,
    isInEnd,
    hasInEnd: (meaning) => inEnd.has(meaning),
    owned,
    time,
    facets,
    audiences: audiencesOf(isLong ? ofQuestion(aimed, words, time) : aimed, words, school, time.used),
    notFor: audiencesOf(barred, words, null, time.used),
    school,
    ageYears,
    man: has("if:man"),
    fee,
    subject,
    must: subject.filter((w) => w.weight >= 1),
    topic:
      classAt.length > 0 || said.has("tentang")
        ? topicOf(words, classAt, time.period !== null || has("wish:all"), index)
        : null,
    without: excluded.size === 0 ? [] : subjects.filter((w) => excluded.has(w.at)),
    isLong,
    place: placeIn(words, isLong, index),
    community,
    ordinal: ordinalOf(words),
  };
}

const asksOfFee: ReadonlySet<Meaning> = new Set<Meaning>(["if:free", "if:paid"]);

/** Of a story what its questions ask, where they ask anything: `halaman penuh rumput ... Kelas itu kapan?` asks for no seats. */
function facetsIn(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  said: ReadonlySet<string>,
  isLong: boolean,
): readonly Facet[] {
  const inQuestions = isLong ? mentions.filter((m) => words[m.start]?.asked) : [];
  const asked = facetsOf(inQuestions, words, said);
  // `Minta dibelikan alatnya. ... Adakah kelas panting?`
  const asksForClass = inQuestions.some((m) => m.meaning === "talk:class");
  // `Solarnya penuh. Siapa montir yang bisa datang?`
  const isElse = isLong && words.some((w) => w.asked) && !mentions.some((m) => m.meaning.startsWith("talk:"));
  return asked.length > 0 || asksForClass || isElse ? asked : facetsOf(mentions, words, said);
}

/** @param isList all there is on a day is asked for */
function topicOf(
  words: readonly Word[],
  classAt: readonly number[],
  isList: boolean,
  index: Now["index"],
): string | null {
  const isTopic = (w: string) =>
    index.everyday.has(w) && index.coursesOfTopic.has(w) && !(w === "perpustakaan" && isList);
  const follows = words.filter((_, at) => classAt.includes(at) || words[at - 1]?.standard === "tentang");
  const found = follows.flatMap(
    ({ standard }) => [standard, ...(index.similar.get(standard) ?? [])].find(isTopic) ?? [],
  );
  return found[0] ?? null;
}
