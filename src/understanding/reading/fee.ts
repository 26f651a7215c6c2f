/** What a class may cost: "gratis", "yang berbayar", "di bawah 50 ribu". */
import type { Meaning } from "../compile-vocabulary.ts";
import type { FeeCondition } from "../intent.ts";
import type { Word } from "../recognise.ts";
import { numberAt, spokenWords } from "../time/numbers.ts";
import type { TimeWords } from "../time/time-words.ts";

export function readFee(
  words: readonly Word[],
  has: (meaning: Meaning) => boolean,
  time: TimeWords,
): FeeCondition | null {
  if (has("if:at most"))
    for (let i = 0; i < words.length; i++) {
      const amount = rupiah(words, i) ?? spokenRupiah(words, i, time);
      if (amount === null) continue;
      const before = words.slice(Math.max(0, i - 3), i).map((w) => w.standard);
      const exclusive = before.includes("bawah") || before.includes("kurang");
      return { atMostRupiah: exclusive ? amount - 1 : amount };
    }
  if (has("if:free")) return "free";
  return has("if:paid") ? "paid" : null;
}

/** `dua puluh lima ribu` */
function spokenRupiah(words: readonly Word[], i: number, time: TimeWords): number | null {
  const number = numberAt(spokenWords(words, time), i);
  const factor = number && units.get(words[number.end]?.standard ?? "");
  return factor === undefined || number === undefined ? null : number.value * factor;
}
const units = new Map([
  ["ribu", 1000],
  ["juta", 1_000_000],
]);

function rupiah(words: readonly Word[], i: number): number | null {
  const text = words[i]?.text ?? "";
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ""));
  if (!/^\d+$/.test(text)) return null;
  const unit = units.get(words[i + 1]?.standard ?? "");
  if (unit !== undefined) return Number(text) * unit;
  return Number(text) >= 1000 && text.length >= 4 && !/^20\d\d$/.test(text) ? Number(text) : null;
}
