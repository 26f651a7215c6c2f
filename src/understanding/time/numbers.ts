/** Numbers in digits and words: `5`, `lima`, `lima belas`, `dua puluh lima`, `seratus`, `seminggu`. */
import type { Word } from "../recognise.ts";
import type { TimeRole } from "./roles.ts";
import type { TimeWords } from "./time-words.ts";

/** Words by the roles they have in telling a time or a number. */
export interface SpokenWords {
  readonly words: readonly Word[];
  readonly time: TimeWords;
  is(at: number, ...roles: readonly TimeRole[]): boolean;
  text(at: number): string;
}

export const spokenWords = (words: readonly Word[], time: TimeWords): SpokenWords => ({
  words,
  time,
  text: (at) => words[at]?.text ?? "",
  is(at, ...roles) {
    const own = time.roles.get(words[at]?.standard ?? "");
    if (own === undefined) return false;
    for (const role of roles) if (own.has(role)) return true;
    return false;
  },
});

export interface SpokenNumber {
  readonly value: number;
  /** The position after it. */
  readonly end: number;
}

/** @returns undefined where there is none; at most four digits */
export function numberAt(message: SpokenWords, at: number): SpokenNumber | undefined {
  const { text, is } = message;
  if (/^\d{1,4}$/.test(text(at))) return { value: Number(text(at)), end: at + 1 };
  if (is(at, "one day", "one week", "one month")) return { value: 1, end: at + 1 };
  const first = is(at, "one hundred") ? { value: 1, end: at } : belowHundred(message, at);
  if (!first || !is(first.end, "one hundred", "hundreds")) return first;
  const rest = belowHundred(message, first.end + 1);
  return { value: first.value * 100 + (rest?.value ?? 0), end: rest?.end ?? first.end + 1 };
}

function belowHundred({ is, words, time }: SpokenWords, at: number): SpokenNumber | undefined {
  const spoken = (i: number) => time.numbers.get(words[i]?.standard ?? "") || undefined;
  const value = spoken(at);
  if (value === undefined) return undefined;
  if (is(at + 1, "teen")) return { value: value + 10, end: at + 2 };
  if (!is(at + 1, "tens")) return { value, end: at + 1 };
  const rest = spoken(at + 2) ?? 0;
  return rest > 0 && rest < 10 ? { value: value * 10 + rest, end: at + 3 } : { value: value * 10, end: at + 2 };
}
