/** Parts of the day and hours of the clock: `sore`, `habis magrib`, `bukan yang pagi`, `jam 7 malam`, `di atas jam 5`. */
import { two } from "./calendar.ts";
import { weekdayAt } from "./near-days.ts";
import { numberAt } from "./numbers.ts";
import type { TimeMessage, TimeReader } from "./time-message.ts";
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
  const until = is(end, "until") ? message.dayPartAt(end + 1) : undefined;
  if (until) {
    const last = end + 1 + until.words.length;
    message.use(i, last);
    message.add({ kind: "hours", at: i, hours: { from: part.from, to: until.part.to }, without });
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
  if (!is(i - 1, "earlier") && !greets) message.add({ kind: "hours", at: i, hours, without });
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
  if (!is(i, "hour")) return undefined;
  const [, digits, minutes = "00"] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(message.text(i + 1)) ?? [];
  const said = digits === undefined ? numberAt(message, i + 1) : Number(digits);
  if (said === undefined || said > 24) return undefined;
  const part = message.dayPartAt(i + 2);
  const hour = isAfterNoon(said, part?.part) ? said + 12 : said;
  const from = `${two(hour)}:${minutes}`;
  const to = `${two(hour + 1)}:${minutes}`;
  const told = i + 2 + (part ? part.words.length : 0);
  const isUp = is(told, "above", "onward") || (message.words[told]?.standard === "ke" && is(told + 1, "above"));
  const end = !isUp ? told : told + (is(told, "above", "onward") ? 1 : 2);
  message.use(i, end);
  const isBelow = is(i - 1, "before", "under", "until");
  const isAbove = isUp || is(i - 1, "after", "from", "above");
  const hours = isAbove ? { from, to: "24:00" } : isBelow ? { from: "00:00", to: from } : { from, to };
  message.add({ kind: "hours", at: i, hours, without: false });
  return end;
};

/** `jam 7 malam` is 19:00, `jam 6 sore` 18:00, `jam 10 siang` 10:00, `jam 3 pagi` 03:00, `jam 3` 15:00. */
function isAfterNoon(hour: number, part: DayPart | undefined): boolean {
  const isIn = (h: number) => part !== undefined && part.from <= `${two(h)}:00` && `${two(h)}:00` <= part.to;
  if (hour < 12 && isIn(hour + 12)) return true;
  return hour < afternoonBelow && !isIn(hour);
}
