/** A day, a time or both as people type them: `28/11 14.00`, `besok jam 3 sore`, `Minggu 09.00-11.00`. */
import { createRequire } from "node:module";
import type * as Chrono from "chrono-node/id";
import type { LocalTime } from "./local-time.ts";

const require = createRequire(import.meta.url);
/** Loaded for the first such text: 20 MB and half a second that most processes never need. */
const parser = () => require("chrono-node/id") as typeof Chrono;

export interface TypedMoment {
  /** Epoch ms; what names no year or week is the next such moment. */
  readonly at: number;
  /** Of a span; null where none was named. */
  readonly until: number | null;
  readonly dayGiven: boolean;
  readonly timeGiven: boolean;
}

/** @param now epoch ms; @returns null for a text that names no moment */
export function readMoment(text: string, now: number, local: LocalTime): TypedMoment | null {
  const reference = { instant: new Date(now), timezone: local.offsetMs / 60_000 };
  const find = (words: string) => parser().parse(words, reference, { forwardDate: true })[0];
  // The parser takes "minggu" for a week only, and a bare "15.30" for a number.
  const plain = text.replace(/(?<!\p{L}|\d\s*)minggu(?!\s*(?:depan|ini|lalu|lagi)|\p{L})/giu, "Ahad");
  const found = find(plain) ?? find(`jam ${plain.trim()}`);
  if (!found) return null;
  const { start, end } = found;
  return {
    at: start.date().getTime(),
    until: end?.isCertain("hour") ? end.date().getTime() : null,
    dayGiven: start.isCertain("day") || start.isCertain("weekday"),
    timeGiven: start.isCertain("hour"),
  };
}
