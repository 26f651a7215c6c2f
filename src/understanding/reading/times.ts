/** The time a message asks for: in a story, what its question says before what is told of busy days. */
import type { LocalTime } from "../../platform/local-time.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Mention } from "../phrases.ts";
import type { Period } from "../intent.ts";
import type { Word } from "../recognise.ts";
import { openEnd } from "../time/calendar.ts";
import { beginsTime, noTimes, type PeriodReading, readPeriod } from "../time/read-period.ts";
import type { TimeRole } from "../time/roles.ts";
import { asksInLastSentence, inLastSentence } from "./last-sentence.ts";
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
  if (!words.some((word, at) => !owned.has(at) && beginsTime(word, index.time))) return noTimes;
  const clausesOf = (meaning: Meaning) =>
    new Set(mentions.filter((m) => m.meaning === meaning).map((m) => words[m.start]?.clause));
  const busyClauses = clausesOf("if:busy");
  for (const clause of clausesOf("if:at leisure")) busyClauses.delete(clause);
  const leisure = isLong ? clausesOf("if:at leisure") : new Set();
  const isInEnd = inLastSentence(words);
  const is = (at: number, role: TimeRole) => index.time.roles.get(words[at]?.standard ?? "")?.has(role) === true;
  // `Senin depan mobil masuk bengkel. ... Hari itu ada kelas apa?`
  // `Kamis saya rapat. ... Sore itu ada kelas apa?`
  const isDay = (at: number) => is(at, "day") || index.time.dayParts.has(words[at]?.standard ?? "");
  const pointsBack = words.some((_, at) => isInEnd(at) && isDay(at) && is(at + 1, "that"));
  const isHabit = (at: number) => !isInEnd(at) && !leisure.has(words[at]?.clause) && followsEach(words, at, index);
  // `tanggal 26 kios tutup ... sampai pukul delapan pagi. Ada kelas apa hari itu?`: the day, and not its hours.
  const isHour = (at: number) =>
    is(at, "hour") ||
    index.time.dayParts
      .get(words[at]?.standard ?? "")
      ?.some(({ words: named }) => named.every((word, k) => words[at + k]?.standard === word)) === true;
  // `yang sempat saya ikuti hanya kelas sore`: once it is said when somebody is free, the other days only tell why.
  const begins = (at: number) => index.time.beginnings.has(words[at]?.standard ?? "");
  const saysFree = (w: Word, at: number) => leisure.has(w.clause) && begins(at) && !is(at, "day");
  const freeIn = words.find(saysFree)?.sentence ?? -1;
  // `kecuali Sabtu libur. Jadi bisanya cuma malam atau Sabtu.`: what it comes to.
  const onlyIn =
    words.findLast(
      (w, at) => saysFree(w, at) && words.some((o) => o.sentence === w.sentence && onlyWords.has(o.standard)),
    )?.sentence ?? -1;
  const onlyTells = (at: number) => {
    const sentence = words[at]?.sentence ?? 0;
    return (
      !isInEnd(at) && (sentence < onlyIn || (sentence <= Math.max(freeIn, onlyIn) && !leisure.has(words[at]?.clause)))
    );
  };
  // `bisanya Sabtu siang karena paginya membantu ibu`
  const isReason = (at: number) =>
    words.some(
      ({ standard, clause }, why) =>
        why < at &&
        reasons.has(standard) &&
        clause === words[at]?.clause &&
        words.some((w, i) => i < why && w.clause === clause && saysFree(w, i)),
    );
  const endsAsking = asksInLastSentence(mentions, words);
  const told = readPeriod(
    words.map((word, at) => (owned.has(at) ? { ...word, text: "", standard: "" } : word)),
    {
      time: index.time,
      now,
      local,
      busy: (at) =>
        isLong &&
        (isHabit(at) ||
          onlyTells(at) ||
          isReason(at) ||
          (pointsBack ? !isInEnd(at) && isHour(at) : busyClauses.has(words[at]?.clause))),
      inQuestion: (at) => isLong && endsAsking && isInEnd(at),
      isStory: isLong,
    },
  );
  if (isLong && asksForDay(mentions, words, told)) return { ...told, period: null, weekdays: [] };
  return isOff(mentions, words, told) ? { ...told, period: afterAll(told.period, local), weekdays: [] } : told;
}

/** `setiap malam minta dibacakan buku`, `tiap pagi sampai jam sebelas`: what people do anyway. */
function followsEach(words: readonly Word[], at: number, { time }: UnderstandingIndex): boolean {
  for (let before = at - 1; words[before]?.clause === words[at]?.clause; before--) {
    const { standard = "" } = words[before] ?? {};
    if (time.roles.get(standard)?.has("each")) return true;
    if (before < at - 1 && !time.roles.has(standard) && !time.beginnings.has(standard)) return false;
  }
  return false;
}

export const reasons = new Set(["soalnya", "karena", "sebab"]);
const onlyWords = new Set(["cuma", "hanya", "tinggal"]);

/** `kalau malam ini saya tidak sempat, berikutnya kapan?`: the times are those that do not suit, and another is asked for. */
function isOff(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  { used, period }: PeriodReading,
): boolean {
  if (period === null || period.past) return false;
  const [clause, ...more] = new Set([...used].map((at) => words[at]?.clause));
  // `tidak bisa` is busy as it stands, `tidak sempat` is no leisure.
  const isUnable = ({ meaning, start }: Mention<Meaning>) =>
    words[start]?.clause === clause &&
    words[meaning === "if:busy" ? start : start - 1]?.standard === "tidak" &&
    (meaning === "if:busy" || meaning === "if:at leisure");
  return (
    more.length === 0 &&
    mentions.some(isUnable) &&
    mentions.some((m) => m.meaning === "ask:when" && words[m.start]?.clause !== clause)
  );
}

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
