/** Days by their date: `natal`, `5/12`, `tanggal 5`, `5 des 2027`, `5 sampai 7 des`. */
import { numberAt, type SpokenNumber } from "./numbers.ts";
import type { TimeMessage, TimeReader } from "./time-message.ts";

export const specialDay: TimeReader = (message, i) => {
  for (const { words, monthDay } of message.time.specialDays.get(message.words[i]?.standard ?? "") ?? [])
    if (message.says(i, words)) {
      const day = message.calendar.dayAndMonth(Number(monthDay.slice(3)), Number(monthDay.slice(0, 2)));
      if (day) return message.addDays(i, i + words.length, { from: day, to: day });
    }
  return undefined;
};

/** `2026-12-05`, `5/12`, `5-12-2026`, `5-7 des` */
export const dateInDigits: TimeReader = (message, i) => {
  const { calendar } = message;
  const text = message.text(i);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const slashed = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2,4}))?$/.exec(text);
  if (slashed && !slashed[3] && text.includes("-")) {
    const span = daySpan(message, i, Number(slashed[1]), Number(slashed[2]), i + 1);
    if (span !== undefined) return span;
  }
  const day = iso
    ? calendar.dayAndMonth(Number(iso[3]), Number(iso[2]), Number(iso[1]))
    : slashed
      ? calendar.dayAndMonth(Number(slashed[1]), Number(slashed[2]), slashed[3] ? Number(slashed[3]) : undefined)
      : undefined;
  return day ? message.addDays(i, i + 1, { from: day, to: day }) : undefined;
};

/** `tanggal 5`, `5 desember`, `tanggal 5 sampai 7`, `tgl 5, 6`, `tanggal 5 bulan depan` */
export const dayOfMonth: TimeReader = (message, i) => {
  const { calendar, is } = message;
  const start = is(i, "date") ? i + 1 : i;
  const first = dayAt(message, start);
  if (first === undefined) return undefined;
  const isNamed = (end: number) => start > i || message.monthAt(end) !== undefined;
  const last = is(first.end, "until", "until between numbers") ? dayAt(message, first.end + 1) : undefined;
  if (last !== undefined && isNamed(last.end)) return daySpan(message, i, first.value, last.value, last.end);
  const days = listedDays(message, first);
  const end = days.at(-1)?.end ?? first.end;
  if (days.length > 1 && isNamed(end)) return eachDay(message, i, days);
  const month = message.monthAt(first.end);
  if (month !== undefined) {
    const after = numberAt(message, first.end + 1)?.value;
    const year = after !== undefined && after > 2000 ? after : undefined;
    const named = calendar.dayAndMonth(first.value, month, year);
    const behind = first.end + (year ? 2 : 1);
    if (named) return message.addDays(i, behind, { from: named, to: named });
    // `29 feb` where February has no such day is not all of February.
    message.use(i, behind);
    return behind;
  }
  if (start === i) return undefined;
  const inNextMonth = is(first.end, "month") && is(first.end + 1, "next");
  const named = calendar.dayOfMonth(first.value, inNextMonth ? calendar.monthStart(1) : calendar.today);
  return named === undefined
    ? undefined
    : message.addDays(i, first.end + (inNextMonth ? 2 : 0), { from: named, to: named, loose: true });
};

function dayAt(message: TimeMessage, at: number): SpokenNumber | undefined {
  const day = numberAt(message, at);
  return day !== undefined && day.value >= 1 && day.value <= 31 ? day : undefined;
}

/** `5 dan 6`, `5, 6 atau 12`: later and later days; not the `2` of `tgl 1 dan 2 orang`. */
function listedDays(message: TimeMessage, first: SpokenNumber): readonly SpokenNumber[] {
  const { is, words } = message;
  const days = [first];
  for (let last = first; ;) {
    const isAfterComma = words[last.end]?.clause !== words[last.end - 1]?.clause;
    // `tgl 20 21`
    const isNextDigits =
      first.end === last.end && /^\d{1,2}$/.test(words[last.end]?.text ?? "") && is(last.end - 2, "date");
    const at = is(last.end, "and", "or") ? last.end + 1 : isAfterComma || isNextDigits ? last.end : undefined;
    const next = at === undefined ? undefined : dayAt(message, at);
    if (!next || next.value <= last.value || is(next.end, "counted", "hour", "day", "week", "year")) return days;
    days.push((last = next));
  }
}

/** Days that follow one another are one span. */
function eachDay(message: TimeMessage, i: number, listed: readonly SpokenNumber[]): number | undefined {
  const { calendar } = message;
  const days = listed.map(({ value }) => value);
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const monthAt = listed.at(-1)?.end ?? i;
  if (last - first === days.length - 1) return daySpan(message, i, first, last, monthAt);
  const month = message.monthAt(monthAt);
  for (const day of days) {
    const date = month ? calendar.dayAndMonth(day, month) : calendar.dayOfMonth(day);
    if (date) message.addDays(i, monthAt, { from: date, to: date, closed: true });
  }
  const end = monthAt + (month ? 1 : 0);
  message.use(i, end);
  return end;
}

/** @param monthAt where the month would stand, behind both days */
function daySpan(message: TimeMessage, i: number, first: number, last: number, monthAt: number): number | undefined {
  const { calendar } = message;
  const month = message.monthAt(monthAt);
  const from = month ? calendar.dayAndMonth(first, month) : calendar.dayOfMonth(first);
  const to = from && calendar.dayOfMonth(last, from);
  if (!from || !to) return undefined;
  return message.addDays(i, monthAt + (month ? 1 : 0), { from, to, wide: true, closed: true });
}
