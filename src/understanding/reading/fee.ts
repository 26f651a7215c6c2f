/** What a class may cost: "gratis", "yang berbayar", "di bawah 50 ribu". */
import type { Meaning } from "../compile-vocabulary.ts";
import type { FeeCondition } from "../intent.ts";
import type { Word } from "../recognise.ts";
import { numberAt, type SpokenWords, spokenWords } from "../time/numbers.ts";
import type { TimeWords } from "../time/time-words.ts";

export function readFee(
  words: readonly Word[],
  has: (meaning: Meaning) => boolean,
  time: TimeWords,
): FeeCondition | null {
  if (has("if:at most")) {
    const spoken = spokenWords(words, time);
    for (let i = 0; i < words.length; i++) {
      const amount = withUnit(spoken, i) ?? inDigits(spoken.text(i));
      if (amount === null) continue;
      const before = words.slice(Math.max(0, i - 3), i).map((w) => w.standard);
      const exclusive = before.includes("bawah") || before.includes("kurang");
      return { atMostRupiah: exclusive ? amount - 1 : amount };
    }
  }
  if (has("if:free")) return "free";
  return has("if:paid") ? "paid" : null;
}

/** `25 ribu`, `dua puluh lima ribu`: in rupiah. */
function withUnit(spoken: SpokenWords, at: number): number | null {
  const number = numberAt(spoken, at);
  const unit = number && units.get(spoken.words[number.end]?.standard ?? "");
  return number && unit ? number.value * unit : null;
}
const units = new Map([
  ["ribu", 1000],
  ["juta", 1_000_000],
]);

/** `25.000`, `25000`; a year is none. */
function inDigits(text: string): number | null {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ""));
  return /^[1-9]\d{3,}$/.test(text) && !/^20\d\d$/.test(text) ? Number(text) : null;
}
