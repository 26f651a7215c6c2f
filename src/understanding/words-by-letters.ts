/** Known words by their length and letters: a look at the letters spares comparing a typed word with most of them. */
import { vowelSlip } from "./word-distance.ts";

/** Length → words of that length, and the letters of each. */
export type WordsByLetters = ReadonlyMap<number, { readonly words: string[]; readonly letters: number[] }>;

export function byLetters(words: Iterable<string>): WordsByLetters {
  const tables = new Map<number, { words: string[]; letters: number[] }>();
  for (const word of words) {
    let table = tables.get(word.length);
    if (!table) tables.set(word.length, (table = { words: [], letters: [] }));
    table.words.push(word);
    table.letters.push(lettersOf(word));
  }
  return tables;
}

/** Words of such a length that are the same as the text when at most one letter is left out of each. */
export function oneApart(text: string, length: number, among: WordsByLetters): string[] {
  const found: string[] = [];
  const { words = [], letters = [] } = among.get(length) ?? {};
  const own = lettersOf(text);
  for (let i = 0; i < letters.length; i++)
    // One letter was changed at most: two letters less are the same.
    if (withoutOne(withoutOne(own ^ (letters[i] as number))) === 0 && areOneApart(text, words[i] as string))
      found.push(words[i] as string);
  return found;
}

/** Words of such a length and first letter without those whose letters alone make a greater `weighedDistance`. */
export function mayBeWithin(text: string, length: number, most: number, among: WordsByLetters): string[] {
  const found: string[] = [];
  const { words = [], letters = [] } = among.get(length) ?? {};
  const own = lettersOf(text);
  const first = bit(text.charCodeAt(0));
  for (let i = 0; i < letters.length; i++)
    if (((letters[i] as number) & first) !== 0 && leastDistance(own ^ (letters[i] as number)) <= most)
      if (words[i]?.[0] === text[0]) found.push(words[i] as string);
  return found;
}

const a = 97;
/** Everything that is not a to z. */
const foreign = 1 << 26;
const bit = (code: number): number => (code >= a && code < a + 26 ? 1 << (code - a) : foreign);

/** The letters of a word, each once, as bits. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= bit(word.charCodeAt(i));
  return letters;
}
const vowels = lettersOf("aiueo");

const withoutOne = (letters: number): number => letters & (letters - 1);
function count(letters: number): number {
  let counted = 0;
  for (let left = letters; left !== 0; left = withoutOne(left)) counted++;
  return counted;
}

/** Each step makes away with two of the letters that only one of the words has. */
const leastDistance = (different: number): number =>
  count(different & ~vowels) / 2 + (count(different & vowels) * vowelSlip) / 2;

/** Whether the words are the same when at most one letter is left out of each. */
function areOneApart(one: string, other: string): boolean {
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
