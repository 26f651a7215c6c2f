/** Numbers in digits and words: `5`, `lima`, `lima belas`, `seminggu`. */
import type { TimeMessage } from "./time-message.ts";

/** @returns undefined where there is none; at most four digits */
export function numberAt({ text, is, words, time }: TimeMessage, at: number): number | undefined {
  if (/^\d{1,4}$/.test(text(at))) return Number(text(at));
  if (is(at, "one day", "one week", "one month")) return 1;
  const spoken = time.numbers.get(words[at]?.standard ?? "");
  if (spoken === undefined || spoken === 0) return undefined;
  return is(at + 1, "teen") ? spoken + 10 : spoken;
}
