/** The library's local time. Indonesia's zones have no daylight saving time, so one offset serves for all dates. */

const dayMs = 86_400_000;
/** Writing a day out takes a microsecond, and a programme has few days. */
export const daysRemembered = 5_000;

/** A calendar day of the library, `2026-11-28`. */
export type LocalDate = string;

export interface LocalTime {
  readonly zone: string;
  /** ms to add to UTC to get the library's wall clock. */
  readonly offsetMs: number;
  /** Epoch ms of a day and `HH:MM` on the library's wall clock. */
  at(date: LocalDate, time: string): number;
  dateOf(at: number): LocalDate;
  /** `14:05` */
  timeOf(at: number): string;
  /** 0 = Sunday … 6 = Saturday */
  weekdayOf(date: LocalDate): number;
  addDays(date: LocalDate, days: number): LocalDate;
  /** Whole days from `from` to `to`. */
  daysBetween(from: LocalDate, to: LocalDate): number;
}

export function createLocalTime(zone: string): LocalTime {
  const offsetMs = offsetOf(zone);
  const midnight = (date: LocalDate) => Date.parse(`${date}T00:00:00Z`);
  const days = new Map<number, LocalDate>();
  const dayOf = (utc: number): LocalDate => {
    const number = Math.floor(utc / dayMs);
    const known = days.get(number);
    if (known !== undefined) return known;
    if (days.size === daysRemembered) days.clear();
    const date = new Date(number * dayMs).toISOString().slice(0, 10);
    days.set(number, date);
    return date;
  };
  return {
    zone,
    offsetMs,
    at: (date, time) => Date.parse(`${date}T${time}:00Z`) - offsetMs,
    dateOf: (at) => dayOf(at + offsetMs),
    timeOf: (at) => {
      const minutes = Math.floor((at + offsetMs) / 60_000) % 1_440;
      return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
    },
    weekdayOf: (date) => new Date(midnight(date)).getUTCDay(),
    addDays: (date, count) => dayOf(midnight(date) + count * dayMs),
    daysBetween: (from, to) => Math.round((midnight(to) - midnight(from)) / dayMs),
  };
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** Offset of a zone in ms, read from the machine's zone tables. */
function offsetOf(zone: string): number {
  const part = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(0)
    .find((p) => p.type === "timeZoneName")?.value;
  const match = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(part ?? "");
  if (!match?.[1]) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === "-" ? -minutes : minutes) * 60_000;
}
