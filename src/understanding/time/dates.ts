/** Days by their date: `natal`, `5/12`, `tanggal 5`, `5 des 2027`, `5 sampai 7 des`. */
import { numberAt } from "./numbers.ts";
import type { TimeMessage, TimeReader } from "./time-message.ts";

export const specialDay: TimeReader = (message, i) => {
  for (const { words, monthDay } of message.time.specialDays)
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

/** `tanggal 5`, `5 desember`, `tanggal 5 sampai 7`, `tanggal 5 bulan depan` */
export const dayOfMonth: TimeReader = (message, i) => {
  const { calendar, is } = message;
  const start = is(i, "date") ? i + 1 : i;
  const day = numberAt(message, start);
  if (day === undefined || day < 1 || day > 31) return undefined;
  const last = is(start + 1, "until", "and") ? numberAt(message, start + 2) : undefined;
  const month = message.monthAt(start + (last === undefined ? 1 : 3));
  if (last !== undefined && (start > i || month !== undefined)) return daySpan(message, i, day, last, start + 3);
  if (month !== undefined) {
    const after = numberAt(message, start + 2);
    const year = after !== undefined && after > 2000 ? after : undefined;
    const named = calendar.dayAndMonth(day, month, year);
    return named === undefined ? undefined : message.addDays(i, start + (year ? 3 : 2), { from: named, to: named });
  }
  if (start === i) return undefined;
  const inNextMonth = is(start + 1, "month") && is(start + 2, "next");
  const named = calendar.dayOfMonth(day, inNextMonth ? calendar.monthStart(1) : calendar.today);
  return named === undefined
    ? undefined
    : message.addDays(i, start + (inNextMonth ? 3 : 1), { from: named, to: named, loose: true });
};

/** @param monthAt where the month would stand, behind both days */
function daySpan(message: TimeMessage, i: number, first: number, last: number, monthAt: number): number | undefined {
  const { calendar } = message;
  const month = message.monthAt(monthAt);
  const from = month ? calendar.dayAndMonth(first, month) : calendar.dayOfMonth(first);
  const to = from && calendar.dayOfMonth(last, from);
  if (!from || !to) return undefined;
  return message.addDays(i, monthAt + (month ? 1 : 0), { from, to, wide: true });
}
