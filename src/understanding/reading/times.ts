/** The time a message asks for: in a story, what its question says before what is told of busy days. */
import type { LocalTime } from "../../platform/local-time.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Mention } from "../phrases.ts";
import type { Period } from "../intent.ts";
import type { Word } from "../recognise.ts";
import { openEnd } from "../time/calendar.ts";
import { beginsTime, noTimes, type PeriodReading, readPeriod } from "../time/read-period.ts";
import { asksInLastSentence, inLastSentence } from "./last-sentence.ts";
import { isOnlyTime } from "./meanings.ts";
import { toldTimes } from "./told-times.ts";

export interface Now {
  readonly index: UnderstandingIndex;
  /** Epoch ms. */
  readonly now: number;
  readonly local: LocalTime;
}

/** @param owned positions of words that belong to names */
export function readTimes(
  words: readonly Word[],
  mentions: readonly Mention<Meaning>[],
  owned: ReadonlySet<number>,
  isLong: boolean,
  { index, now, local }: Now,
): PeriodReading {
  if (!words.some((word, at) => !owned.has(at) && beginsTime(word, index.time))) return noTimes;
  const isInEnd = inLastSentence(words);
  const endsAsking = asksInLastSentence(mentions, words);
  const named = words.map((word, at) => (owned.has(at) ? { ...word, text: "", standard: "" } : word));
  const read = (busy: (at: number) => boolean) =>
    readPeriod(named, {
      time: index.time,
      now,
      local,
      busy,
      inQuestion: (at) => isLong && endsAsking && isInEnd(at),
      isStory: isLong,
    });
  // `besok ga bisa, Sabtu ada?`
  const unable = isLong ? new Set() : unableClauses(mentions, words);
  const others = unable.size > 0 ? read((at) => unable.has(words[at]?.clause)) : noTimes;
  if (others.period !== null && [...others.used].some((at) => !unable.has(words[at]?.clause))) return others;
  const told = read(isLong ? toldTimes(words, mentions, index) : () => false);
  if (isLong && asksForDay(mentions, words, told)) return { ...told, period: null, weekdays: [] };
  return isOff(mentions, words, told) ? { ...told, period: afterAll(told.period, local), weekdays: [] } : told;
}

/** `kalau malam ini saya tidak sempat, berikutnya kapan?`: the times are those that do not suit, and another is asked for. */
function isOff(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  { used, period }: PeriodReading,
): boolean {
  if (period === null || period.past) return false;
  const [clause, ...more] = new Set([...used].map((at) => words[at]?.clause));
  return (
    more.length === 0 &&
    unableClauses(mentions, words).has(clause) &&
    mentions.some((m) => m.meaning === "ask:when" && words[m.start]?.clause !== clause)
  );
}

/** Clauses in which somebody cannot. `tidak bisa` is busy as it stands, `tidak sempat` is no leisure. */
const unableClauses = (
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
): ReadonlySet<number | undefined> =>
  new Set(
    mentions.flatMap(({ meaning, start }) => {
      const isUnable = words[meaning === "if:busy" ? start : start - 1]?.standard === "tidak";
      return isUnable && (meaning === "if:busy" || meaning === "if:at leisure") ? [words[start]?.clause] : [];
    }),
  );

function afterAll(period: Period | null, local: LocalTime): Period | null {
  const last = period?.windows.map((w) => w.to).reduce((a, b) => (a > b ? a : b));
  if (last === undefined || last === openEnd) return period;
  return { windows: [{ from: local.addDays(last, 1), to: openEnd, weekdays: [], hours: null }], past: false };
}

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
