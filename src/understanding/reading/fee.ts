/** What a class may cost: "gratis", "yang berbayar", "di bawah 50 ribu". */
import type { Meaning } from "../compile-vocabulary.ts";
import type { FeeCondition } from "../intent.ts";
import type { Word } from "../recognise.ts";

export function readFee(words: readonly Word[], has: (meaning: Meaning) => boolean): FeeCondition | null {
  if (has("if:at most"))
    for (let i = 0; i < words.length; i++) {
      const amount = rupiah(words, i);
      if (amount === null) continue;
      const before = words.slice(Math.max(0, i - 3), i).map((w) => w.standard);
      const exclusive = before.includes("bawah") || before.includes("kurang");
      return { atMostRupiah: exclusive ? amount - 1 : amount };
    }
  if (has("if:free")) return "free";
  return has("if:paid") ? "paid" : null;
}

function rupiah(words: readonly Word[], i: number): number | null {
  const text = words[i]?.text ?? "";
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(text)) return Number(text.replace(/[.,]/g, ""));
  if (!/^\d+$/.test(text)) return null;
  const unit = words[i + 1]?.standard;
  if (unit === "ribu") return Number(text) * 1000;
  if (unit === "juta") return Number(text) * 1_000_000;
  return Number(text) >= 1000 && text.length >= 4 && !/^20\d\d$/.test(text) ? Number(text) : null;
}
