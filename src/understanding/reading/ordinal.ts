/** Which of a list is meant: "yang kedua", "nomor 3", "yang terakhir". */
import type { Word } from "../recognise.ts";

const ordinals = ["pertama", "kedua", "ketiga", "keempat", "kelima", "keenam"];
const ordering = new Set(["yang", "nomor", "ke"]);
/** `yang 2 minggu lagi` is no second. */
const isEnd = (words: readonly Word[], at: number): boolean =>
  !["minggu", "hari", "bulan", "tahun", "jam", "ribu", "orang"].includes(words[at]?.standard ?? "");

/** @returns 1 for the first, -1 for the last */
export function ordinalOf(words: readonly Word[]): number | null {
  for (let i = 1; i < words.length; i++) {
    if (!ordering.has(words[i - 1]?.standard ?? "")) continue;
    const position = ordinals.indexOf(words[i]?.standard ?? "");
    if (position >= 0) return position + 1;
    if (words[i]?.standard === "terakhir") return -1;
    if (/^[1-6]$/.test(words[i]?.text ?? "") && isEnd(words, i + 1)) return Number(words[i]?.text);
  }
  return null;
}
