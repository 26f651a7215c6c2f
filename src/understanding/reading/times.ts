/** The time a message asks for: in a story, what its question says before what is told of busy days. */
import type { LocalTime } from "../../platform/local-time.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Mention } from "../phrases.ts";
import type { Word } from "../recognise.ts";
import { type PeriodReading, readPeriod } from "../time/read-period.ts";
import type { TimeRole } from "../time/roles.ts";
import { inLastSentence } from "./last-sentence.ts";
import { isOnlyTime } from "./meanings.ts";

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
  const clausesOf = (meaning: Meaning) =>
    new Set(mentions.filter((m) => m.meaning === meaning).map((m) => words[m.start]?.clause));
  const busyClauses = clausesOf("if:busy");
  for (const clause of clausesOf("if:at leisure")) busyClauses.delete(clause);
  const leisure = isLong ? clausesOf("if:at leisure") : new Set();
  const isInEnd = inLastSentence(words);
  const is = (at: number, role: TimeRole) => index.time.roles.get(words[at]?.standard ?? "")?.has(role) === true;
  // `Senin depan mobil masuk bengkel. ... Hari itu ada kelas apa?`
  const pointsBack = words.some((_, at) => isInEnd(at) && is(at, "day") && is(at + 1, "that"));
  // `setiap malam minta dibacakan buku`: what people do anyway.
  const isHabit = (at: number) => !isInEnd(at) && (is(at - 1, "each") || is(at - 2, "each"));
  // `yang sempat saya ikuti hanya kelas sore`: once it is said when somebody is free, the other days only tell why.
  const begins = (at: number) => index.time.beginnings.has(words[at]?.standard ?? "");
  const freeIn = words.find((w, at) => leisure.has(w.clause) && begins(at) && !is(at, "day"))?.sentence ?? -1;
  const onlyTells = (at: number) =>
    (words[at]?.sentence ?? 0) <= freeIn && !leisure.has(words[at]?.clause) && !isInEnd(at);
  const endsAsking = asksInLastSentence(mentions, words);
  const told = readPeriod(
    words.map((word, at) => (owned.has(at) ? { ...word, text: "", standard: "" } : word)),
    {
      time: index.time,
      now,
      local,
      busy: (at) => isLong && (isHabit(at) || onlyTells(at) || (!pointsBack && busyClauses.has(words[at]?.clause))),
      inQuestion: (at) => isLong && endsAsking && isInEnd(at),
    },
  );
  return isLong && asksForDay(mentions, words, told) ? { ...told, period: null, weekdays: [] } : told;
}

export const asksInLastSentence = (mentions: readonly Mention<Meaning>[], words: readonly Word[]): boolean => {
  const isInEnd = inLastSentence(words);
  return mentions.some((m) => m.meaning.startsWith("ask:") && isInEnd(m.start));
};

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
