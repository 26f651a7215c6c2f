/** Days seen from today: the coming fifth, the coming Saturday, the beginning of next month. Weeks run from Monday to Sunday. */
import type { LocalDate, LocalTime } from "../../platform/local-time.ts";

export interface Calendar {
  readonly today: LocalDate;
  /** Of this week. */
  readonly monday: LocalDate;
  addDays(date: LocalDate, days: number): LocalDate;
  mondayOf(date: LocalDate): LocalDate;
  /** From the day on, the day included. 0 = Sunday. */
  firstWeekday(weekday: number, from: LocalDate): LocalDate;
  /** 0 is this month, 1 the next. */
  monthStart(offset: number): LocalDate;
  monthEnd(start: LocalDate): LocalDate;
  /** The first day of a month that has not passed. */
  comingMonth(month: number): LocalDate;
  /** The first day of the same month a year later. */
  yearAfter(start: LocalDate): LocalDate;
  /** A day and month in the coming twelve months, or in the year that is given (27 is 2027); undefined where there is none. */
  dayAndMonth(day: number, month: number, year?: number): LocalDate | undefined;
  /** The next such day of a month from a day on. */
  dayOfMonth(day: number, from?: LocalDate): LocalDate | undefined;
}

/** The end of a window that has none. */
export const openEnd: LocalDate = "9999-12-31";

const mostMonthsAhead = 4;

export const two = (n: number): string => String(n).padStart(2, "0");

/** Months beyond December are those of the next year. */
const startOfMonth = (year: number, month: number): LocalDate =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);

export const firstWeekday = (weekday: number, from: LocalDate, local: LocalTime): LocalDate =>
  local.addDays(from, (weekday - local.weekdayOf(from) + 7) % 7);

/** Of each library's clock that of its present day. */
const calendars = new WeakMap<LocalTime, Calendar>();

export function calendarOf(now: number, local: LocalTime): Calendar {
  const today = local.dateOf(now);
  let calendar = calendars.get(local);
  if (calendar?.today !== today) calendars.set(local, (calendar = createCalendar(today, local)));
  return calendar;
}

function createCalendar(today: LocalDate, local: LocalTime): Calendar {
  const [thisYear = 0, thisMonth = 1] = today.split("-").map(Number);
  const mondayOf = (date: LocalDate) => local.addDays(date, -((local.weekdayOf(date) + 6) % 7));
  const monthEnd = (start: LocalDate) =>
    local.addDays(startOfMonth(Number(start.slice(0, 4)), Number(start.slice(5, 7)) + 1), -1);
  return {
    today,
    monday: mondayOf(today),
    mondayOf,
    monthEnd,
    addDays: (date, days) => local.addDays(date, days),
    firstWeekday: (weekday, from) => firstWeekday(weekday, from, local),
    monthStart: (offset) => startOfMonth(thisYear, thisMonth + offset),
    yearAfter: (start) => startOfMonth(Number(start.slice(0, 4)) + 1, Number(start.slice(5, 7))),
    comingMonth: (month) => startOfMonth(month < thisMonth ? thisYear + 1 : thisYear, month),
    dayAndMonth(day, month, year) {
      if (day < 1 || day > 31 || month < 1 || month > 12) return undefined;
      const given = year === undefined ? undefined : year < 100 ? 2000 + year : year;
      const inYear = (y: number) => `${y}-${two(month)}-${two(day)}`;
      const candidate = inYear(given ?? thisYear);
      const chosen = given === undefined && candidate < today ? inYear(thisYear + 1) : candidate;
      return local.dateOf(local.at(chosen, "12:00")) === chosen ? chosen : undefined;
    },
    dayOfMonth(day, from = today) {
      for (let offset = 0; offset < mostMonthsAhead; offset++) {
        const start = startOfMonth(Number(from.slice(0, 4)), Number(from.slice(5, 7)) + offset);
        const candidate = `${start.slice(0, 8)}${two(day)}`;
        if (candidate >= from && candidate <= monthEnd(start)) return candidate;
      }
      return undefined;
    },
  };
}
