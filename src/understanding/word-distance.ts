/** How many steps a typed word is from a known one: vowels slip easily, doubled letters still more, neighbours change places. */

/** Codes of a, e, i, o and u. */
const vowels = new Set([..."aiueo"].map((letter) => letter.charCodeAt(0)));
export const vowelSlip = 0.6;
const swapped = 0.8;
const doubled = 0.3;

/** What a letter costs that only one of the words has. */
const gap = (word: string, at: number): number => {
  const code = word.charCodeAt(at);
  if (at > 0 && code === word.charCodeAt(at - 1)) return doubled;
  return vowels.has(code) ? vowelSlip : 1;
};

/** Rows of the table that is filled at present; one word is measured at a time. */
let [before, row, next]: [number[], number[], number[]] = [[], [], []];

/** Infinity above `most`. */
export function weighedDistance(typed: string, word: string, most: number): number {
  row[0] = 0;
  for (let j = 0; j < word.length; j++) row[j + 1] = (row[j] as number) + gap(word, j);
  for (let i = 0; i < typed.length; i++) {
    const code = typed.charCodeAt(i);
    const own = gap(typed, i);
    let least = (next[0] = (row[0] as number) + own);
    for (let j = 0; j < word.length; j++) {
      const other = word.charCodeAt(j);
      const change = code === other ? 0 : vowels.has(code) && vowels.has(other) ? vowelSlip : 1;
      let cost = Math.min(
        (row[j] as number) + change,
        (row[j + 1] as number) + own,
        (next[j] as number) + gap(word, j),
      );
      if (i > 0 && j > 0 && code === word.charCodeAt(j - 1) && typed.charCodeAt(i - 1) === other)
        cost = Math.min(cost, (before[j - 1] as number) + swapped);
      next[j + 1] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [before, row, next] = [row, next, before];
  }
  return row[word.length] as number;
}
