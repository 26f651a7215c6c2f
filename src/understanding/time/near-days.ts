/** Days by where they lie from today: `hari ini`, `lusa`, `sabtu depan`, `malam minggu`, `hari kerja`, `3 hari lagi`. */
import { numberAt } from "./numbers.ts";
import type { TimeMessage, TimeReader } from "./time-message.ts";

/** Only in short messages "sekarang" means the day. */
const shortMessage = 6;
const daysOfWeek = 7;
const sunday = 0;
const friday = 5;
const saturday = 6;

export const dayFromToday: TimeReader = (message, i) => {
  const { calendar, is } = message;
  const day = (offset: number, end: number, past = false) => {
    const date = calendar.addDays(calendar.today, offset);
    // `hari ini sampai sabtu`
    const untilAt = end + (is(end + 1, "day") ? 2 : 1);
    const until = is(end, "until") ? weekdayAt(message, untilAt) : undefined;
    if (until !== undefined)
      return message.addDays(i, untilAt + 1, {
        from: date,
        to: calendar.firstWeekday(until, date),
        wide: true,
        closed: true,
      });
    return message.addDays(i, end, { from: date, to: date, past });
  };
  if (is(i, "day") && is(i + 1, "this")) return day(0, i + 2);
  if (is(i, "now")) return message.words.length <= shortMessage || is(i - 1, "day") ? day(0, i + 1) : undefined;
  if (is(i, "yesterday")) return day(-1, i + 1, true);
  if (is(i, "day after tomorrow")) return day(2, i + 1);
  if (!is(i, "tomorrow")) return undefined;
  if (is(i + 1, "day after tomorrow")) return day(2, i + 2);
  // `sabtu besok`, `besok sabtu`: the coming Saturday.
  const named =
    weekdayAt(message, i + 1) ??
    (is(i + 1, "day") ? weekdayAt(message, i + 2) : undefined) ??
    weekdayAt(message, i - 1);
  // `tanggal 18 besok`: a date to come.
  const isDated = message.used.has(i - 1) && /^\d/.test(message.text(i - 1));
  if (named === undefined && !isDated) return day(1, i + 1);
  message.use(i, i + 1);
  return i + 1;
};

/** `hari kerja`, `di luar hari kerja` */
export const workingDays: TimeReader = (message, i) => {
  const { calendar, is } = message;
  if (!is(i, "day") || !is(i + 1, "working")) return undefined;
  const off = [1, 2, 3].some((back) => is(i - back, "not", "outside"));
  for (const weekday of off ? [6, 0] : [1, 2, 3, 4, 5])
    message.add({
      kind: "weekday",
      at: i,
      weekday,
      date: calendar.firstWeekday(weekday, calendar.today),
      bare: true,
    });
  message.use(i, i + 2);
  return i + 2;
};

/** `sabtu`, `sabtu depan`, `senin sampai rabu`, `senin-jumat`, `malam minggu` */
export const weekday: TimeReader = (message, i) => {
  const { calendar, is } = message;
  const { today, monday } = calendar;
  const day = weekdayAt(message, i);
  if (day === undefined) return undefined;
  const end = i + 1;
  const ofNextWeek = calendar.addDays(monday, daysOfWeek + ((day + 6) % daysOfWeek));
  const first = is(end, "this", "next") ? end + 1 : end;
  const isDashed = message.words[first]?.dashed === true;
  const untilAt = isDashed ? first : first + (is(first + 1, "day") ? 2 : 1);
  const until = isDashed || is(first, "until") ? weekdayAt(message, untilAt) : undefined;
  if (until !== undefined) {
    const endsNext = is(untilAt + 1, "next");
    const from = endsNext || is(end, "next") ? ofNextWeek : calendar.firstWeekday(day, today);
    const to = calendar.firstWeekday(until, from);
    return message.addDays(i, untilAt + (endsNext ? 2 : 1), { from, to, wide: true, closed: true });
  }
  const next = is(end, "next") || is(i - 1, "coming");
  const coming = next ? ofNextWeek : calendar.firstWeekday(day, today);
  // `sampai sabtu`, `mulai senin depan`: as a date.
  const leads = is(i - 1, "day") || message.words[i - 1]?.standard === "yang" ? i - 2 : i - 1;
  if (isOpen(message, leads, end))
    return message.addDays(is(i - 1, "day") ? i - 1 : i, end + (is(end, "this", "next") ? 1 : 0), {
      from: coming,
      to: coming,
    });
  // `malam minggu` is the evening before Sunday.
  const isEve = is(i - 1, "night") && !is(end, "this", "next") && (day === sunday || day === friday);
  message.use(i, end + (is(end, "this", "next", "tomorrow", "later") ? 1 : 0));
  const eve = (day + 6) % daysOfWeek;
  message.add({
    kind: "weekday",
    at: i,
    weekday: isEve ? eve : day,
    date: isEve ? calendar.firstWeekday(eve, today) : coming,
    bare: !next && !is(end, "this"),
    without: isLeftOut(message, leads),
  });
  return end;
};

/** `selain Sabtu`, and each day that is added to it: `selain Sabtu dan Minggu`. */
function isLeftOut({ is, found, words }: TimeMessage, before: number): boolean {
  if (is(before, "not")) return words[before]?.standard !== "tidak";
  const last = found.at(-1);
  return is(before, "and", "or") && last?.kind === "weekday" && last.without === true;
}

const isOpen = ({ is, used, words }: TimeMessage, before: number, end: number): boolean =>
  (is(before, "until") && !used.has(before - 1)) ||
  is(before, "before", "after") ||
  (is(before, "from") &&
    !is(end, "until") &&
    words[before]?.text === "mulai" &&
    words[before - 1]?.standard !== "kapan");

/** The weekday named there: `minggu ini` is a week, `hari minggu ini` a day. */
export function weekdayAt(message: TimeMessage, i: number): number | undefined {
  const { is, time, words } = message;
  const day = time.weekdays.get(words[i]?.standard ?? "");
  if (day === undefined || !is(i, "week")) return day;
  if (namesDay(message, i) || weekdayNames(message, i - 1) === saturday) return day;
  const isWeek =
    is(i - 1, "coming") ||
    is(i + 1, "this", "next", "last", "ahead") ||
    numberAt(message, i - 1) !== undefined ||
    is(i - 1, "end");
  return isWeek ? undefined : day;
}

/**
 * What stands before a word that is both a week and a day says that it is a day: `sabtu atau minggu ini`. `malam minggu
 * depan` and `malam hari minggu depan` ask for the evenings of a week, its Saturday and Sunday among them.
 */
export const namesDay = (message: TimeMessage, i: number): boolean =>
  (message.is(i - 1, "day") && message.dayPartAt(i - 2) === undefined) ||
  (message.is(i - 1, "night") && !message.is(i + 1, "next")) ||
  (message.is(i - 1, "and", "or") && weekdayNames(message, i - 2) !== undefined);

/** A weekday by a word that means nothing else. */
const weekdayNames = ({ time, words, is }: TimeMessage, at: number): number | undefined =>
  is(at, "week") ? undefined : time.weekdays.get(words[at]?.standard ?? "");
