/** How far a typed word is from a known one, and a quick look at their letters that spares measuring most of them. */

const a = 97;
const bitOf = (letter: string): number => 1 << (letter.charCodeAt(0) - a);
const vowels = [..."aiueo"].reduce((bits, letter) => bits | bitOf(letter), 0);
/** All letters that are not a to z. */
const foreign = 1 << 26;

const bit = (code: number): number => (code >= a && code < a + 26 ? 1 << (code - a) : foreign);
const isVowel = (code: number): boolean => (bit(code) & vowels) !== 0;

/** The letters of a word, each once, as bits. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= bit(word.charCodeAt(i));
  return letters;
}

function count(bits: number): number {
  let counted = 0;
  for (let left = bits; left !== 0; left = withoutOne(left)) counted++;
  return counted;
}

/** Whether words with these letters may be the same when one letter is left out of each. */
export const mayBeOneApart = (letters: number, others: number): boolean =>
  withoutOne(withoutOne(letters ^ others)) === 0;
const withoutOne = (bits: number): number => bits & (bits - 1);

/** Whether the words are the same when at most one letter is left out of each. */
export function areOneApart(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start++;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one.charCodeAt(end - 1) === other.charCodeAt(otherEnd - 1)) {
    end--;
    otherEnd--;
  }
  const [left, right] = [end - start, otherEnd - start];
  if (left !== right) return left + right === 1;
  return (
    left <= 1 ||
    one.slice(start + 1, end) === other.slice(start, otherEnd - 1) ||
    one.slice(start, end - 1) === other.slice(start + 1, otherEnd)
  );
}

const vowelSlip = 0.6;
const swapped = 0.8;
const doubled = 0.3;

/** No two words with these letters are nearer than that: see `weighedDistance`. */
export const leastDistance = (letters: number, others: number): number => {
  const different = letters ^ others;
  return count(different & ~vowels) / 2 + (count(different & vowels) * vowelSlip) / 2;
};

/** What a letter costs that only one of the words has. */
const gap = (word: string, at: number): number => {
  const code = word.charCodeAt(at);
  if (at > 0 && code === word.charCodeAt(at - 1)) return doubled;
  return isVowel(code) ? vowelSlip : 1;
};

/** Rows of the table that is filled at present; one word is measured at a time. */
let [before, row, next]: [number[], number[], number[]] = [[], [], []];

/** Steps between words: vowels slip easily, doubled letters still more, neighbours change places. Infinity above `most`. */
export function weighedDistance(typed: string, word: string, most: number): number {
  row[0] = 0;
  for (let j = 0; j < word.length; j++) row[j + 1] = (row[j] as number) + gap(word, j);
  for (let i = 0; i < typed.length; i++) {
    const code = typed.charCodeAt(i);
    const own = gap(typed, i);
    let least = (next[0] = (row[0] as number) + own);
    for (let j = 0; j < word.length; j++) {
      const other = word.charCodeAt(j);
      const change = code === other ? 0 : isVowel(code) && isVowel(other) ? vowelSlip : 1;
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
