/** The time a message speaks of: what its words tell, joined to the windows in which something may begin. */
import type { LocalDate, LocalTime } from "../../platform/local-time.ts";
import type { Period, TimeWindow } from "../intent.ts";
import type { Word } from "../recognise.ts";
import { alternatives } from "./alternatives.ts";
import { firstWeekday, openEnd } from "./calendar.ts";
import { dateInDigits, dayOfMonth, specialDay } from "./dates.ts";
import { hourOfClock, joined, partOfDay } from "./hours.ts";
import { dayFromToday, weekday, workingDays } from "./near-days.ts";
import { monthOrYear, partOfMonthOrYear, someTimeAhead, week, weekend } from "./ranges.ts";
import {
  createTimeMessage,
  type Days,
  type Item,
  type TimeMessage,
  type TimeReader,
  type Weekday,
} from "./time-message.ts";
import type { DayPart, TimeWords } from "./time-words.ts";

export interface PeriodReading {
  readonly period: Period | null;
  /** Only weekdays were named, no week: for one class any such day counts. */
  readonly weekdays: readonly number[];
  readonly withoutHours: DayPart | null;
  /** Positions of the words that were read. */
  readonly used: ReadonlySet<number>;
}

export const noTimes: PeriodReading = { period: null, weekdays: [], withoutHours: null, used: new Set() };

/** What the rest of a message says about the times in it. */
export interface TimeSurroundings {
  readonly time: TimeWords;
  /** Epoch ms. */
  readonly now: number;
  readonly local: LocalTime;
  /** Whether a word stands where somebody tells when they are busy. */
  readonly busy: (at: number) => boolean;
  /** Whether a word stands in the question of a story. */
  readonly inQuestion: (at: number) => boolean;
  /** Whether much is told around the question. */
  readonly isStory: boolean;
}

/** The first that recognises its kind of time takes the words. */
const readers: readonly TimeReader[] = [
  specialDay,
  dateInDigits,
  dayOfMonth,
  someTimeAhead,
  dayFromToday,
  weekend,
  partOfMonthOrYear,
  week,
  monthOrYear,
  workingDays,
  weekday,
  partOfDay,
  hourOfClock,
];

/** In so short a message a time is meant, busy or past or not. */
const shortMessage = 8;

export function readPeriod(words: readonly Word[], surroundings: TimeSurroundings): PeriodReading {
  const { time, now, local } = surroundings;
  const message = createTimeMessage(words, time, now, local);
  readAll(message);
  const items = thoseMeant(message, surroundings);
  const isShort = words.length <= shortMessage;
  const ranges = items.flatMap((i) => (i.kind === "days" && (!i.past || isShort) ? [i] : []));
  const windows = alternatives(message, items).flatMap((side) => windowsOf(message, side, surroundings));
  const past = windows.length === 0 && ranges.length > 0;
  const found = past ? ranges.map((r) => wholeDays(r.from, r.to)) : eachOnce(windows);
  const weekdays = weekdaysIn(items, surroundings)[0];
  const onlyWeekdays = ranges.every((r) => r.past) && weekdays.every((w) => w.bare);
  return {
    period: found.length > 0 ? { windows: found, past } : null,
    weekdays: onlyWeekdays ? weekdays.map((w) => w.weekday) : [],
    withoutHours: items.flatMap((i) => (i.kind === "hours" && i.without ? [i.hours] : []))[0] ?? null,
    used: message.used,
  };
}

/** @returns days that are named and days that are left out */
const weekdaysIn = (items: readonly Item[], { isStory }: TimeSurroundings): [Weekday[], Weekday[]] =>
  apart(
    items.flatMap((i) => (i.kind === "weekday" ? [i] : [])),
    (day) => isStory || !day.without,
  );

/** When something may begin by times that are told together: `sabtu depan sore`, `malam atau akhir pekan`. */
function windowsOf(
  message: TimeMessage,
  items: readonly Item[],
  surroundings: TimeSurroundings,
): readonly TimeWindow[] {
  const { words, calendar } = message;
  const { local } = surroundings;
  const hours = joined(
    message,
    items.flatMap((i) => (i.kind === "hours" && !i.without ? [i] : [])),
  );
  const future = items.flatMap((i) => (i.kind === "days" && !i.past ? [i] : []));
  const wide = future.filter((r) => r.wide).at(-1) ?? null;
  const dates = withoutEchoes(future.filter((r) => !r.wide));
  const [weekdays, leftOut] = weekdaysIn(items, surroundings);
  // `hari minggu tanggal 29`: the date says it all.
  const daysOf = (is: (item: { readonly at: number }) => boolean) =>
    dates.length > 0
      ? dates.filter(is).map((d) => wholeDays(d.from, d.to))
      : eachOnce(weekdays.filter(is).map((w) => within(wide, w, local)));
  const named = daysOf(() => true);
  const anyTime = wide ? wholeDays(wide.from, wide.to) : wholeDays(calendar.today, openEnd);
  const others = leftOut.length > 0 ? [{ ...anyTime, weekdays: otherThan(leftOut) }] : wide ? [anyTime] : [];
  const base = named.length > 0 ? named : others;
  const atHours = (days: readonly TimeWindow[]) => days.flatMap((w) => hours.map((h) => ({ ...w, hours: h.hours })));
  if (hours.length === 0) return base;
  if (base.length === 0) return atHours([anyTime]);
  const or = afterHours(message, hours, [...dates, ...weekdays]);
  if (or !== null) {
    const before = daysOf(({ at }) => at < or && words[at]?.clause === words[or]?.clause);
    return [...atHours(before.length > 0 ? before : [anyTime]), ...daysOf(({ at }) => at > or)];
  }
  if (named.length > 0 && hasOrBetween(message, hours, [...dates, ...weekdays]))
    return [...atHours([anyTime]), ...named];
  return atHours(base);
}

/** Most words say nothing about time, and many messages have no other. */
export const beginsTime = ({ text, standard }: Word, { beginnings }: TimeWords): boolean =>
  beginnings.has(standard) || /^\d/.test(text);

function readAll(message: TimeMessage): void {
  const { words, time } = message;
  for (let i = 0; i < words.length;) i = (beginsTime(words[i] as Word, time) ? readAt(message, i) : undefined) ?? i + 1;
}

function readAt(message: TimeMessage, at: number): number | undefined {
  for (const read of readers) {
    const end = read(message, at);
    if (end !== undefined) return end;
  }
  return undefined;
}

/** Of all times that are told those that say when something shall be. */
function thoseMeant(
  { found, words, is, text }: TimeMessage,
  { busy, inQuestion, isStory }: TimeSurroundings,
): readonly Item[] {
  // `rabu tanggal 4`: a date that is named is meant, whatever else its clause tells.
  const isDated = (item: Item) =>
    item.kind === "days" && !item.wide && !item.past && (/^\d/.test(text(item.at)) || is(item.at, "date"));
  // `dari jam delapan pagi sampai jam lima sore`: a day's work, told in a story.
  const isWork = (item: Item) =>
    isStory && item.kind === "hours" && !inQuestion(item.at) && lasts(item.hours) >= workingHours;
  const free = found.filter((item) => (!busy(item.at) && !isWork(item)) || isDated(item));
  // A day named in the question of a story says more than the story.
  const asked = free.filter((item) => inQuestion(item.at));
  if (asked.some((item) => item.kind === "weekday" || (item.kind === "days" && !item.past && !item.wide))) return asked;
  const after = found.filter((item) => item.kind === "days" && item.after);
  if (after.length > 0) return after;
  if (free.length > 0) return free;
  return words.length <= shortMessage ? found : [];
}

/** More than an evening has. */
const workingHours = 7;
/** In whole hours; 0 where it has a beginning or an end alone: `pagi`, `setelah jam 4`. */
const lasts = ({ from, to }: DayPart): number =>
  (from === "00:00") === (to === "24:00") ? Number(to.slice(0, 2)) - Number(from.slice(0, 2)) : 0;

const apart = <Item>(items: readonly Item[], is: (item: Item) => boolean): [Item[], Item[]] => [
  items.filter(is),
  items.filter((item) => !is(item)),
];

const otherThan = (days: readonly Weekday[]): number[] =>
  [0, 1, 2, 3, 4, 5, 6].filter((weekday) => !days.some((day) => day.weekday === weekday));

const wholeDays = (from: LocalDate, to: LocalDate): TimeWindow => ({ from, to, weekdays: [], hours: null });

/** A weekday in the week or month that was named. */
function within(wide: Days | null, { bare, date, weekday: day }: Weekday, local: LocalTime): TimeWindow {
  if (!wide || !bare) return wholeDays(date, date);
  const first = firstWeekday(day, wide.from, local);
  // `saya kerja senin-jumat, sabtu ada kelas?`: a day beside the span.
  if (local.daysBetween(wide.from, wide.to) < 7)
    return first <= wide.to ? wholeDays(first, first) : wholeDays(date, date);
  return { from: wide.from, to: wide.to, weekdays: [day], hours: null };
}

/** `Sabtu dan Minggu saja ... akhir pekan minggu depan` */
const eachOnce = (days: readonly TimeWindow[]): readonly TimeWindow[] =>
  days.filter(
    (day, i) =>
      days.findIndex(
        (d) =>
          d.from === day.from &&
          d.to === day.to &&
          d.weekdays[0] === day.weekdays[0] &&
          d.hours?.from === day.hours?.from &&
          d.hours?.to === day.hours?.to,
      ) === i,
  );

/** `natal tanggal 25`: the day of the month repeats a day that was named. */
const withoutEchoes = (dates: readonly Days[]): readonly Days[] =>
  dates.filter((d) => !d.loose || !dates.some((other) => !other.loose && other.from.slice(8) === d.from.slice(8)));

/** `malam hari kerja atau akhir pekan`: where the "or" stands after which days are named and no hours; null where none does. */
function afterHours(
  { is, words }: TimeMessage,
  hours: readonly { readonly at: number }[],
  days: readonly { readonly at: number }[],
): number | null {
  const last = Math.max(-1, ...hours.map((h) => h.at));
  const or = words.findIndex((_, at) => at > last && is(at, "or"));
  return last >= 0 && or >= 0 && days.some((d) => d.at > or) ? or : null;
}

/** `sore atau sabtu`; in `sore atau malam di hari kerja` the hours hold on each of the days. */
function hasOrBetween(
  { is, words }: TimeMessage,
  hours: readonly { readonly at: number }[],
  days: readonly { readonly at: number }[],
): boolean {
  const told = [
    ...hours.map(({ at }) => ({ at, kind: "hours" })),
    ...days.map(({ at }) => ({ at, kind: "days" })),
  ].sort((a, b) => a.at - b.at);
  // `Malam saya kosong, Sabtu juga libur.`
  const clauseOf = (at: number) => words[at]?.clause;
  const isAlso = (day: { readonly at: number }) =>
    words.some((w) => w.standard === "juga" && w.clause === clauseOf(day.at)) &&
    hours.every((h) => clauseOf(h.at) !== clauseOf(day.at));
  if (days.some(isAlso)) return true;
  return words.some((_, at) => {
    const before = is(at, "or") ? told.findLast((t) => t.at < at) : undefined;
    const after = before && told.find((t) => t.at > at);
    return after !== undefined && before?.kind !== after.kind;
  });
}
