/** Parts of the day and hours of the clock: `sore`, `habis magrib`, `bukan yang pagi`, `jam 7 malam`, `di atas jam 5`. */
import { two } from "./calendar.ts";
import { weekdayAt } from "./near-days.ts";
import { numberAt } from "./numbers.ts";
import type { Hours, TimeMessage, TimeReader } from "./time-message.ts";
import type { DayPart } from "./time-words.ts";

/** Hours below are those of the afternoon where nothing else is said. */
const afternoonBelow = 6;

export const partOfDay: TimeReader = (message, i) => {
  const { calendar, is } = message;
  const named = message.dayPartAt(i);
  if (!named) return undefined;
  const { part } = named;
  const end = i + named.words.length;
  const without = isExcluded(message, i);
  // `siang sampai malam`, `dari siang ini sampai malam`
  const untilAt = end + (is(end, "this") ? 2 : 1);
  const until = is(untilAt - 1, "until") ? message.dayPartAt(untilAt) : undefined;
  if (until) {
    const last = untilAt + until.words.length;
    message.use(i, last);
    if (is(end, "this") || is(last, "this") || is(i - 1, "later"))
      message.addDays(i, i, { from: calendar.today, to: calendar.today, closed: true });
    message.add({ kind: "hours", at: i, hours: { from: part.from, to: until.part.to }, without, span: "range" });
    return last;
  }
  const ofDay = weekdayAt(message, i - 1) === undefined && !is(i - 1, "tomorrow");
  if ((is(end, "this") || is(i - 1, "later")) && ofDay && !without)
    message.addDays(i, i, { from: calendar.today, to: calendar.today });
  message.use(i, end + (is(end, "this", "day") ? 1 : 0));
  const hours = is(i - 1, "before")
    ? { from: "00:00", to: part.from }
    : is(i - 1, "after")
      ? { from: part.to, to: "24:00" }
      : part;
  const greets = is(i - 1, "greeting") || (i === 0 && message.words[end]?.standard === "kakak");
  if (!is(i - 1, "earlier") && !greets)
    message.add({ kind: "hours", at: i, hours, without, span: is(i - 1, "until") ? "until" : undefined });
  return end;
};

/** `bukan yang pagi` */
function isExcluded(message: TimeMessage, i: number): boolean {
  const { words, is } = message;
  return [1, 2, 3].some(
    (back) =>
      is(i - back, "not") &&
      words[i - back]?.clause === words[i]?.clause &&
      words.slice(i - back + 1, i).every((w) => betweenNotAndTime.has(w.standard)),
  );
}
const betweenNotAndTime = new Set(["yang", "kelas", "waktu", "di", "jam"]);

export const hourOfClock: TimeReader = (message, i) => {
  const { is } = message;
  const first = is(i, "hour") ? clockAt(message, i + 1) : undefined;
  if (first === undefined) return undefined;
  const said = partBefore(message, i);
  const last = lastHour(message, first);
  if (last !== undefined) {
    message.use(i, last.end);
    const from = clock(first, first.part ?? last.part ?? said);
    const to = clock(last, last.part ?? said);
    const hours = { from, to: to > from ? to : clock(last, afternoon) };
    message.add({ kind: "hours", at: i, hours, without: false, span: "range" });
    return last.end;
  }
  const told = first.end;
  const isUp = is(told, "above", "onward") || (message.words[told]?.standard === "ke" && is(told + 1, "above"));
  const end = !isUp ? told : told + (is(told, "above", "onward") ? 1 : 2);
  message.use(i, end);
  const from = clock(first, first.part ?? said);
  const to = `${two(Number(from.slice(0, 2)) + 1)}:${first.minutes}`;
  const isBelow = is(i - 1, "before", "under", "until", "latest");
  const isAbove = isUp || is(i - 1, "after", "from", "above");
  const hours = isAbove ? { from, to: "24:00" } : isBelow ? { from: "00:00", to: from } : { from, to };
  const span = is(i - 1, "until") ? "until" : undefined;
  message.add({ kind: "hours", at: i, hours, without: false, span });
  return end;
};

/** `malam jam 7`, `malam setelah jam 7` */
function partBefore({ found, used, words, is }: TimeMessage, at: number): DayPart | undefined {
  const last = found.at(-1);
  const before = is(at - 1, "after", "before", "from", "above", "under") ? at - 2 : at - 1;
  const isBeside = used.has(before) && words[before]?.clause === words[at]?.clause;
  return last?.kind === "hours" && isBeside ? last.hours : undefined;
}

interface Clock {
  readonly hour: number;
  /** Two digits. */
  readonly minutes: string;
  readonly part: DayPart | undefined;
  /** Of `9-11` the second. */
  readonly until: string | undefined;
  readonly end: number;
}

/** `9`, `15.30`, `tujuh malam`, `9-11` */
function clockAt(message: TimeMessage, at: number): Clock | undefined {
  const [, digits, minutes = "00", until] = /^(\d{1,2})(?:[.:](\d{2}))?(?:-(\d{1,2}))?$/.exec(message.text(at)) ?? [];
  const said = digits === undefined ? numberAt(message, at) : { value: Number(digits), end: at + 1 };
  if (said === undefined || said.value > 24) return undefined;
  // `pulang jam lima. Malam saya kosong`
  const isTogether = message.words[said.end]?.clause === message.words[at]?.clause;
  const part = isTogether ? message.dayPartAt(said.end) : undefined;
  return { hour: said.value, minutes, part: part?.part, until, end: said.end + (part?.words.length ?? 0) };
}

/** `jam 3 sampai jam 5`, `jam 8 sampai 10 pagi`, `jam 9-11` */
function lastHour(message: TimeMessage, first: Clock): Clock | undefined {
  const { until, end } = first;
  if (until !== undefined) return Number(until) > 24 ? undefined : { ...first, hour: Number(until), minutes: "00" };
  if (!message.is(end, "until", "until between numbers")) return undefined;
  return clockAt(message, end + (message.is(end + 1, "hour") ? 2 : 1));
}

const clock = ({ hour, minutes }: Clock, part: DayPart | undefined): string =>
  `${two(isAfterNoon(hour, part) ? hour + 12 : hour)}:${minutes}`;
/** Where an interval would end before it begins: `jam 10 sampai jam 7`. */
const afternoon: DayPart = { from: "12:00", to: "24:00" };

/** `jam 7 malam` is 19:00, `jam 6 sore` 18:00, `jam 10 siang` 10:00, `jam 3 pagi` 03:00, `jam 3` 15:00. */
function isAfterNoon(hour: number, part: DayPart | undefined): boolean {
  const isIn = (h: number) => part !== undefined && part.from <= `${two(h)}:00` && `${two(h)}:00` <= part.to;
  if (hour < 12 && isIn(hour + 12)) return true;
  return hour < afternoonBelow && !isIn(hour);
}

/** `sore setelah jam 4`: hours that are told one with the other hold together. */
export function joined({ words, is }: TimeMessage, told: readonly Hours[]): readonly Hours[] {
  const hours: Hours[] = [];
  for (const next of told) {
    const last = hours.at(-1);
    const isApart = words.some(
      (word, at) =>
        last !== undefined &&
        last.at < at &&
        at <= next.at &&
        (is(at, "and", "or") || word.clause !== words[last.at]?.clause),
    );
    const both = last === undefined || isApart ? undefined : holdTogether(last, next);
    if (last !== undefined && both !== undefined) hours.splice(-1, 1, { ...last, hours: both, span: next.span });
    else hours.push(next);
  }
  return hours;
}

/** Undefined where they have no hour in common. */
function holdTogether({ hours: a, span }: Hours, { hours: b, span: spanOfNext }: Hours): DayPart | undefined {
  // `sore sampai jam 8 malam`
  if (spanOfNext === "until") return a.from < b.to ? { from: a.from, to: b.to } : undefined;
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  if (from >= to) return undefined;
  // `sore jam 5 sampai jam 7`
  return spanOfNext === "range" ? b : span === "range" ? a : { from, to };
}
