/** Weeks, weekends, months and years: `minggu depan`, `akhir pekan`, `awal bulan`, `2 minggu lagi`, `tahun depan`. */
import type { LocalDate } from "../../platform/local-time.ts";
import { two } from "./calendar.ts";
import { namesDay, weekdayAt } from "./near-days.ts";
import { numberAt } from "./numbers.ts";
import type { TimeMessage, TimeReader } from "./time-message.ts";

const daysOfWeek = 7;
const daysOfMonth = 30;
const sunday = 0;
const saturday = 6;

/** `2 minggu lagi`, `seminggu lagi`, `3 hari ke depan`, `sebulan lalu` */
export const someTimeAhead: TimeReader = (message, i) => {
  const { calendar, is } = message;
  const { today } = calendar;
  const amount = numberAt(message, i);
  const isOne = is(i, "one day", "one week", "one month");
  const unitAt = isOne ? i : (amount?.end ?? i + 1);
  const unit = is(unitAt, "day", "one day")
    ? 1
    : is(unitAt, "week", "one week")
      ? daysOfWeek
      : is(unitAt, "month", "one month")
        ? daysOfMonth
        : 0;
  if (amount === undefined || unit === 0) return undefined;
  const days = amount.value * unit;
  const end = unitAt + 2;
  if (is(unitAt + 1, "last"))
    return message.addDays(i, end, {
      from: calendar.addDays(today, -days),
      to: today,
      wide: true,
      past: true,
    });
  if (!is(unitAt + 1, "ahead", "next", "onward")) return undefined;
  const target = calendar.addDays(today, days);
  // `seminggu depan` is next week, `seminggu ke depan` begins today.
  if (is(unitAt + 1, "onward") || (is(unitAt + 1, "next") && !is(i, "one week")))
    return message.addDays(i, end, { from: today, to: target, wide: true, closed: true });
  const week = calendar.mondayOf(target);
  return unit === daysOfWeek
    ? message.addDays(i, end, { from: week, to: calendar.addDays(week, 6), wide: true })
    : message.addDays(i, end, { from: target, to: target, wide: unit === daysOfMonth });
};

/** `weekend depan`, `akhir pekan ini` */
export const weekend: TimeReader = (message, i) => {
  const { calendar, is } = message;
  const end = is(i, "weekend") ? i + 1 : is(i, "end") && is(i + 1, "week") ? i + 2 : undefined;
  if (end === undefined) return undefined;
  const isNext = is(end, "next") || is(i - 1, "coming");
  const isOther = is(i - 1, "or") || is(end, "or") || namesOtherSpan(message, i, end);
  if (!isNext && !is(end, "this") && isOther) {
    // `malam atau akhir pekan`, `akhir pekan minggu depan`: its Saturday and Sunday.
    for (const day of [saturday, sunday])
      message.add({
        kind: "weekday",
        at: i,
        weekday: day,
        date: calendar.firstWeekday(day, calendar.today),
        bare: true,
      });
    message.use(i, end);
    return end;
  }
  const first = calendar.addDays(calendar.monday, isNext ? 12 : 5);
  return message.addDays(i, end + (is(end, "this", "next") ? 1 : 0), {
    from: later(first, calendar.today),
    to: calendar.addDays(first, 1),
    wide: true,
  });
};

/** Whether a week or month is named beside the weekend. */
const namesOtherSpan = ({ is, words }: TimeMessage, start: number, end: number): boolean =>
  words.some(
    (_, at) =>
      (at < start || at >= end) && is(at, "week", "month") && (is(at + 1, "this", "next") || is(at - 1, "coming")),
  );

/** `awal bulan`, `akhir desember`, `sampai akhir tahun` */
export const partOfMonthOrYear: TimeReader = (message, i) => {
  const { calendar, is } = message;
  const { today } = calendar;
  const last = is(i, "end");
  const part = last ? [21, 31] : is(i, "beginning") ? [1, 10] : is(i, "middle") ? [11, 20] : undefined;
  if (!part) return undefined;
  const [first = 1, lastDay = 31] = part;
  if (is(i + 1, "year")) {
    const year = Number(today.slice(0, 4)) + (is(i + 2, "next") ? 1 : 0);
    return last
      ? lastDays(message, i, i + 2, later(`${year}-12-15`, today), `${year}-12-31`)
      : message.addDays(i, i + 2, { from: `${year + 1}-01-01`, to: `${year + 1}-01-31`, wide: true });
  }
  const named = message.monthAt(i + 1);
  if (!is(i + 1, "month") && named === undefined) return undefined;
  const dayIn = (start: LocalDate, day: number): LocalDate => {
    const lastOfMonth = calendar.monthEnd(start);
    return day > Number(lastOfMonth.slice(8)) ? lastOfMonth : `${start.slice(0, 8)}${two(day)}`;
  };
  const coming = named ? calendar.comingMonth(named) : calendar.monthStart(is(i + 2, "next") ? 1 : 0);
  const isOver = dayIn(coming, lastDay) < today;
  const start = !isOver ? coming : named ? calendar.yearAfter(coming) : calendar.monthStart(1);
  const end = i + 2 + (is(i + 2, "next", "this") ? 1 : 0);
  const [from, to] = [dayIn(start, first), dayIn(start, lastDay)];
  return last ? lastDays(message, i, end, from, to) : message.addDays(i, end, { from, to, wide: true });
};

/** `sebelum akhir bulan` goes up to its last day. */
function lastDays(message: TimeMessage, i: number, end: number, from: LocalDate, to: LocalDate): number {
  const before = message.is(i - 1, "before");
  return message.addDays(i, end, { from: before ? message.calendar.today : from, to, wide: true, closed: before });
}

/** `seminggu ini`, `minggu ini`, `pekan depan`, `minggu depannya lagi`, `minggu lalu` */
export const week: TimeReader = (message, i) => {
  const { calendar, is } = message;
  if (is(i, "one week") && is(i + 1, "this"))
    return message.addDays(i, i + 2, {
      from: calendar.today,
      to: calendar.addDays(calendar.today, daysOfWeek - 1),
      wide: true,
      closed: true,
    });
  if (!is(i, "week") || namesDay(message, i)) return undefined;
  const from = (days: number): LocalDate => calendar.addDays(calendar.monday, days);
  const isDayToo = message.time.weekdays.has(message.words[i]?.standard ?? "");
  if (is(i + 1, "this") || (!isDayToo && is(i + 1, "now"))) return weekUntil(message, i, i + 2, from(0));
  if (is(i - 1, "coming")) return message.addDays(i, i + 1, { from: from(7), to: from(13), wide: true });
  if (is(i + 1, "next")) {
    const days = is(i + 2, "ahead") ? 2 * daysOfWeek : daysOfWeek;
    return weekUntil(message, i, i + 2, from(days));
  }
  if (is(i + 1, "last"))
    return message.addDays(i, i + 2, { from: from(-daysOfWeek), to: from(-1), wide: true, past: true });
  return undefined;
};

/** `pekan ini`, `pekan ini sampai hari Sabtu` */
function weekUntil(message: TimeMessage, i: number, end: number, monday: LocalDate): number {
  const { calendar, is } = message;
  const untilAt = end + (is(end + 1, "day") ? 2 : 1);
  const until = is(end, "until") ? weekdayAt(message, untilAt) : undefined;
  if (until === undefined)
    return message.addDays(i, end, { from: monday, to: calendar.addDays(monday, daysOfWeek - 1), wide: true });
  return message.addDays(i, untilAt + 1, {
    from: monday,
    to: calendar.firstWeekday(until, monday),
    wide: true,
    closed: true,
  });
}

/** `bulan ini`, `bulan depan`, `desember`, `tahun depan` */
export const monthOrYear: TimeReader = (message, i) => {
  const { calendar, is } = message;
  const { today } = calendar;
  if (is(i, "month") && is(i + 1, "this"))
    return message.addDays(i, i + 2, { from: today, to: calendar.monthEnd(calendar.monthStart(0)), wide: true });
  const wholeMonth = (end: number, start: LocalDate, past = false) =>
    message.addDays(i, end, { from: start, to: calendar.monthEnd(start), wide: true, past });
  if (is(i, "month") && is(i + 1, "next")) return wholeMonth(i + 2, calendar.monthStart(1));
  if (is(i, "month") && is(i - 1, "coming")) return wholeMonth(i + 1, calendar.monthStart(1));
  if (is(i, "month") && is(i + 1, "last")) return wholeMonth(i + 2, calendar.monthStart(-1), true);
  const year = Number(today.slice(0, 4));
  if (is(i, "year") && is(i + 1, "this"))
    return message.addDays(i, i + 2, { from: today, to: `${year}-12-31`, wide: true });
  if (is(i, "year") && is(i + 1, "next"))
    return message.addDays(i, i + 2, { from: `${year + 1}-01-01`, to: `${year + 1}-12-31`, wide: true });
  const at = is(i, "month") ? i + 1 : i;
  const named = message.monthAt(at);
  if (named === undefined) return undefined;
  const start = calendar.comingMonth(named);
  return message.addDays(i, at + 1, { from: later(start, today), to: calendar.monthEnd(start), wide: true });
};

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);
