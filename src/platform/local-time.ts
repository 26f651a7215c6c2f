/** The library's local time. Indonesia's zones have no daylight saving time, so one offset serves for all dates. */

const dayMs = 86_400_000;

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
  const iso = (utc: number) => new Date(utc).toISOString();
  return {
    zone,
    offsetMs,
    at: (date, time) => Date.parse(`${date}T${time}:00Z`) - offsetMs,
    dateOf: (at) => iso(at + offsetMs).slice(0, 10),
    timeOf: (at) => iso(at + offsetMs).slice(11, 16),
    weekdayOf: (date) => new Date(midnight(date)).getUTCDay(),
    addDays: (date, days) => iso(midnight(date) + days * dayMs).slice(0, 10),
    daysBetween: (from, to) => Math.round((midnight(to) - midnight(from)) / dayMs),
  };
}

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
