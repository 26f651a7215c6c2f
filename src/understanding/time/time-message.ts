/** A message as the readers of times see it: its words by their roles, today, and what was found so far. */
import type { LocalDate, LocalTime } from "../../platform/local-time.ts";
import type { Word } from "../recognise.ts";
import { type Calendar, createCalendar, openEnd } from "./calendar.ts";
import type { TimeRole } from "./roles.ts";
import type { DayPart, TimeWords } from "./time-words.ts";

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
}
export interface Hours {
  readonly kind: "hours";
  readonly at: number;
  readonly hours: DayPart;
  readonly without: boolean;
}
export type Item = Days | Weekday | Hours;

/** Takes what stands at a position and returns the position after it; undefined when it is not its kind. */
export type TimeReader = (message: TimeMessage, at: number) => number | undefined;

export interface TimeMessage {
  readonly words: readonly Word[];
  readonly time: TimeWords;
  readonly calendar: Calendar;
  readonly found: readonly Item[];
  /** Positions of the words that were read. */
  readonly used: ReadonlySet<number>;
  is(at: number, ...roles: readonly TimeRole[]): boolean;
  text(at: number): string;
  /** Whether a phrase of standard words stands there. */
  says(at: number, phrase: readonly string[]): boolean;
  monthAt(at: number): number | undefined;
  /** The part of the day that is named there, longest name first. */
  dayPartAt(at: number): TimeWords["dayParts"][number] | undefined;
  use(from: number, to: number): void;
  add(item: Item): void;
  /** @returns `end` */
  addDays(at: number, end: number, days: Pick<Days, "from" | "to"> & Partial<Days>): number;
}

export function createTimeMessage(words: readonly Word[], time: TimeWords, now: number, local: LocalTime): TimeMessage {
  const calendar = createCalendar(now, local);
  const used = new Set<number>();
  const found: Item[] = [];
  const standard = (at: number) => words[at]?.standard ?? "";
  const says = (at: number, phrase: readonly string[]) => phrase.every((word, k) => standard(at + k) === word);
  const is: TimeMessage["is"] = (at, ...roles) => {
    const own = time.roles.get(standard(at));
    return own !== undefined && roles.some((role) => own.has(role));
  };
  return {
    words,
    time,
    calendar,
    found,
    used,
    is,
    says,
    text: (at) => words[at]?.text ?? "",
    monthAt: (at) => time.months.get(standard(at)),
    dayPartAt: (at) => time.dayParts.find((part) => says(at, part.words)),
    use(from, to) {
      for (let i = from; i < to; i++) used.add(i);
    },
    add: (item) => void found.push(item),
    addDays(at, end, { from, to, wide = false, past = false, loose = false }) {
      for (let i = at; i < end; i++) used.add(i);
      found.push(
        !wide && !past && is(at - 1, "after")
          ? {
              kind: "days",
              at,
              from: calendar.addDays(to, 1),
              to: openEnd,
              wide: true,
              past,
              loose: false,
              after: true,
            }
          : { kind: "days", at, from, to, wide, past, loose, after: false },
      );
      return end;
    },
  };
}
