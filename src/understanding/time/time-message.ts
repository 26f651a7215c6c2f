/** A message as the readers of times see it: its words by their roles, today, and what was found so far. */
import type { LocalDate, LocalTime } from "../../platform/local-time.ts";
import type { Word } from "../recognise.ts";
import { type Calendar, calendarOf, openEnd } from "./calendar.ts";
import { type SpokenWords, spokenWords } from "./numbers.ts";
import type { DayPart, DayPartName, TimeWords } from "./time-words.ts";

export interface Days {
  readonly kind: "days";
  readonly at: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** A week, a month: weekdays and hours may be named within it. */
  readonly wide: boolean;
  readonly past: boolean;
  /** A day of the month without its month. */
  readonly loose: boolean;
  /** `setelah malam ini`: all days from then on. */
  readonly after: boolean;
}
export interface Weekday {
  readonly kind: "weekday";
  readonly at: number;
  readonly weekday: number;
  readonly date: LocalDate;
  /** Without "ini", "depan". */
  readonly bare: boolean;
  /** `selain Sabtu` */
  readonly without?: boolean;
}
export interface Hours {
  readonly kind: "hours";
  readonly at: number;
  readonly hours: DayPart;
  readonly without: boolean;
  /** `jam 5 sampai jam 7`, or only `sampai jam 7`. */
  readonly span?: "range" | "until" | undefined;
}
/** Whether it says its own beginning and end: `senin sampai rabu`, `2 minggu ke depan`. */
interface Closed {
  readonly closed?: boolean;
}
export type Item = Days | Weekday | Hours;

/** Takes what stands at a position and returns the position after it; undefined when it is not its kind. */
export type TimeReader = (message: TimeMessage, at: number) => number | undefined;

export interface TimeMessage extends SpokenWords {
  readonly calendar: Calendar;
  readonly found: readonly Item[];
  /** Positions of the words that were read. */
  readonly used: ReadonlySet<number>;
  /** Whether a phrase of standard words stands there. */
  says(at: number, phrase: readonly string[]): boolean;
  monthAt(at: number): number | undefined;
  /** The part of the day that is named there, longest name first. */
  dayPartAt(at: number): DayPartName | undefined;
  use(from: number, to: number): void;
  add(item: Item): void;
  /** @returns `end` */
  addDays(at: number, end: number, days: Pick<Days, "from" | "to"> & Partial<Days> & Closed): number;
}

export function createTimeMessage(words: readonly Word[], time: TimeWords, now: number, local: LocalTime): TimeMessage {
  const calendar = calendarOf(now, local);
  const used = new Set<number>();
  const found: Item[] = [];
  const standard = (at: number) => words[at]?.standard ?? "";
  const says = (at: number, phrase: readonly string[]) => phrase.every((word, k) => standard(at + k) === word);
  const { is, text } = spokenWords(words, time);
  /** `setelah tanggal 5`, `mulai 5 des`, `tanggal 5 ke atas`, `sampai tanggal 5`, `sebelum tanggal 5` */
  const openSide = (at: number, end: number) => {
    // `setelah yang siang ini`
    if (is(at - 1, "after", "above") || (words[at - 1]?.standard === "yang" && is(at - 2, "after"))) return "after";
    if (is(end, "above", "onward") || (standard(end) === "ke" && is(end + 1, "above"))) return "up";
    if (is(at - 1, "latest") || (is(at - 1, "until") && !used.has(at - 2))) return "until";
    if (is(at - 1, "before", "under")) return "before";
    // `kapan mulai Senin`, `yang mulainya besok`
    const begins = words[at - 2]?.standard === "kapan" || words[at - 1]?.text.endsWith("nya");
    return is(at - 1, "from") && !begins ? "from" : undefined;
  };
  return {
    words,
    time,
    is,
    text,
    calendar,
    found,
    used,
    says,
    monthAt: (at) => time.months.get(standard(at)),
    dayPartAt: (at) => time.dayParts.get(standard(at))?.find((part) => says(at, part.words)),
    use(from, to) {
      for (let i = from; i < to; i++) used.add(i);
    },
    add: (item) => void found.push(item),
    addDays(at, end, { from, to, wide = false, past = false, loose = false, closed = false }) {
      const side = closed || past ? undefined : openSide(at, end);
      const last = side === "up" ? end + (is(end, "above", "onward") ? 1 : 2) : end;
      for (let i = at; i < last; i++) used.add(i);
      const open = { kind: "days", at, wide: true, past, loose: false, after: false } as const;
      if (side === "after") found.push({ ...open, from: calendar.addDays(to, 1), to: openEnd, after: true });
      else if (side === "from" || side === "up") found.push({ ...open, from, to: openEnd });
      else if (side === "until") found.push({ ...open, from: calendar.today, to });
      else if (side === "before") found.push({ ...open, from: calendar.today, to: calendar.addDays(from, -1) });
      else found.push({ kind: "days", at, from, to, wide, past, loose, after: false });
      return last;
    },
  };
}
