/** Numbers in digits and words: `5`, `lima`, `lima belas`, `dua puluh lima`, `seminggu`. */
import type { TimeMessage } from "./time-message.ts";

export interface SpokenNumber {
  readonly value: number;
  /** The position after it. */
  readonly end: number;
}

/** @returns undefined where there is none; at most four digits */
export function numberAt({ text, is, words, time }: TimeMessage, at: number): SpokenNumber | undefined {
  if (/^\d{1,4}$/.test(text(at))) return { value: Number(text(at)), end: at + 1 };
  if (is(at, "one day", "one week", "one month")) return { value: 1, end: at + 1 };
  const spoken = (i: number) => time.numbers.get(words[i]?.standard ?? "") || undefined;
  const value = spoken(at);
  if (value === undefined) return undefined;
  if (is(at + 1, "teen")) return { value: value + 10, end: at + 2 };
  if (!is(at + 1, "tens")) return { value, end: at + 1 };
  const rest = spoken(at + 2) ?? 0;
  return rest > 0 && rest < 10 ? { value: value * 10 + rest, end: at + 3 } : { value: value * 10, end: at + 2 };
}
