/** Dates, times and money as people in Indonesia read them (`Sabtu, 28 November 2026`, `14.00 WIB`, `Rp25.000`). */
import { daysRemembered, type LocalDate, type LocalTime } from "./local-time.ts";

export type Language = "id" | "en";

export interface TextFormat {
  /** `Sabtu, 28 November 2026` */
  date(at: number): string;
  /** `Sab 28 Nov`, for buttons and lists */
  shortDate(at: number): string;
  /** `14.00 WIB` */
  time(at: number): string;
  /** `14.00–16.00 WIB` */
  timeSpan(from: number, to: number): string;
  /** `Rp25.000` */
  money(rupiah: number): string;
}

const zoneNames: Record<string, string> = {
  "Asia/Jakarta": "WIB",
  "Asia/Pontianak": "WIB",
  "Asia/Makassar": "WITA",
  "Asia/Jayapura": "WIT",
};

/** Formatters are built once per language: a new Intl formatter costs fifty times a call of it. */
export function createTextFormat(language: Language, local: LocalTime): TextFormat {
  const tag = language === "id" ? "id-ID" : "en-GB";
  const zone = { timeZone: local.zone };
  const long = new Intl.DateTimeFormat(tag, {
    ...zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const short = new Intl.DateTimeFormat(tag, { ...zone, weekday: "short", day: "numeric", month: "short" });
  const suffix = zoneNames[local.zone] ?? "";
  const clock = (at: number) => local.timeOf(at).replace(":", ".");
  const withZone = (text: string) => (suffix ? `${text} ${suffix}` : text);
  return {
    date: oncePerDay(local, (at) => long.format(at).replace(/^(\p{L}+) (?=\d)/u, "$1, ")),
    shortDate: oncePerDay(local, (at) => short.format(at).replace(",", "")),
    time: (at) => withZone(clock(at)),
    timeSpan: (from, to) => withZone(`${clock(from)}–${clock(to)}`),
    money: (rupiah) => `Rp${String(rupiah).replace(/\B(?=(\d{3})+$)/g, ".")}`,
  };
}

/** A programme has few days, and writing one out takes microseconds. */
function oncePerDay(local: LocalTime, write: (at: number) => string): (at: number) => string {
  const written = new Map<LocalDate, string>();
  return (at) => {
    const day = local.dateOf(at);
    let text = written.get(day);
    if (text === undefined) {
      if (written.size === daysRemembered) written.clear();
      text = write(at);
      written.set(day, text);
    }
    return text;
  };
}
