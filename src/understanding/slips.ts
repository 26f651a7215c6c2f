/** Slips of the finger: which known words a word may have been meant for. */
import { distance } from "fastest-levenshtein";
import { isMishit } from "./keyboard.ts";

const none: readonly string[] = [];

/** Known words by what remains of them after a slip. */
export interface SlipTables {
  readonly byDeletion: ReadonlyMap<string, readonly string[]>;
  readonly byConsonants: ReadonlyMap<string, readonly string[]>;
  /** First letter and length. */
  readonly byOutline: ReadonlyMap<string, readonly string[]>;
  readonly bySound: ReadonlyMap<string, string>;
  /** By the sound in Banjar and in Javanese, which have other vowels: `parahu`, `sapida`, `deso`. */
  readonly byVowels: ReadonlyMap<string, string>;
}

export interface Slips {
  /** The known word that was probably meant. */
  nearest(text: string): string | undefined;
  /** A word that only differs in letters which are written for one another. */
  sounding(text: string): string | undefined;
  /** A word of every second message from which a short word is one key away. */
  mishit(text: string): string | undefined;
}

export function slipTables(words: Iterable<string>): SlipTables {
  const byDeletion = new Map<string, string[]>();
  const byConsonants = new Map<string, string[]>();
  const byOutline = new Map<string, string[]>();
  const bySound = new Map<string, string>();
  const byVowels = new Map<string, string>();
  const put = (map: Map<string, string[]>, key: string, word: string) => {
    const list = map.get(key);
    if (list) list.push(word);
    else map.set(key, [word]);
  };
  for (const word of words) {
    const sound = soundOf(word);
    if (word.length >= 3 && !bySound.has(sound)) bySound.set(sound, word);
    if (word.length < 4 || word.includes(" ") || /\d/.test(word)) continue;
    if (word.length >= shortestByVowels)
      for (const key of [banjar(sound), javanese(sound)]) if (!byVowels.has(key)) byVowels.set(key, word);
    for (const key of deletions(word)) put(byDeletion, key, word);
    if (word.length >= 5) put(byConsonants, consonants(word), word);
    if (word.length >= shortestScanned) put(byOutline, `${word[0]}${word.length}`, word);
  }
  return { byDeletion, byConsonants, byOutline, bySound, byVowels };
}

/**
 * Words reachable by one slip (a letter left out, added, changed, or two swapped), and by two in long words, found through the
 * words that remain when one letter is left out of both; and words whose vowels were left out (`jdwl`).
 * @param tables those of the first are found before those of the second
 */
export function createSlips(
  tables: readonly [SlipTables, SlipTables],
  {
    isPreferred,
    frequent,
  }: { readonly isPreferred: (word: string) => boolean; readonly frequent: ReadonlySet<string> },
): Slips {
  const all = (of: "byDeletion" | "byConsonants" | "byOutline", key: string): readonly string[] => {
    const [first = none, second = none] = tables.map((table) => table[of].get(key));
    return second.length === 0 ? first : first.length === 0 ? second : [...first, ...second];
  };
  const costLess = (word: string) => (isPreferred(word) ? 0.1 : 0);
  const nearest = (text: string): string | undefined => {
    if (text.length < 4)
      return (
        skeleton(text) ??
        all("byDeletion", text).find((w) => w.length === 4 && w[0] === text[0] && w.at(-1) === text.at(-1)) ??
        all("byDeletion", text).find((w) => w.length === 4 && frequent.has(w))
      );
    const seen = new Set<string>();
    let best: string | undefined;
    let bestCost = Infinity;
    for (const key of deletions(text))
      for (const word of all("byDeletion", key)) {
        if (seen.has(word)) continue;
        seen.add(word);
        const likely = slipCost(text, word);
        const cost = (likely === Infinity && frequent.has(word) ? mishitCost(text, word) : likely) - costLess(word);
        if (cost < bestCost) [best, bestCost] = [word, cost];
      }
    return best ?? skeleton(text) ?? scanned(text);
  };
  /** Long words with slips in two places. */
  const scanned = (text: string): string | undefined => {
    if (text.length < shortestScanned) return undefined;
    let best: string | undefined;
    let bestCost = text.length < 8 ? vowelAndSwap : text.length < 10 ? vowelAndConsonant : twoConsonants;
    for (let length = text.length - 2; length <= text.length + 2; length++)
      for (const word of all("byOutline", `${text[0]}${length}`)) {
        const cost = weighedDistance(text, word, bestCost) - costLess(word);
        if (cost < bestCost) [best, bestCost] = [word, cost];
      }
    return best;
  };
  const skeleton = (text: string): string | undefined => {
    const key = consonants(text);
    if (key.length < 3 || text.length - key.length > text.length / 4) return undefined;
    return all("byConsonants", key)
      .filter((word) => word[0] === text[0] && isWithin(text, word) && word.length <= text.length * 2)
      .sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)) || a.length - b.length)[0];
  };
  const small = [...frequent].filter((word) => word.length === 3);
  const mishit = (text: string): string | undefined => {
    if (text.length < 3 || text.length > longestMishit) return undefined;
    const among = text.length === 3 ? small : [];
    return (
      among.find((word) => isMishit(text, word)) ??
      deletions(text)
        .flatMap((key) => all("byDeletion", key))
        .find((word) => frequent.has(word) && mishitCost(text, word) < Infinity)
    );
  };
  return {
    nearest,
    mishit,
    sounding: (text) => {
      const sound = soundOf(text);
      const same = tables.map((table) => table.bySound.get(sound)).find((word) => word !== undefined);
      if (same !== undefined || text.length < shortestByVowels) return same;
      const regional = [/[eo]/.test(text) ? [] : [banjar(sound)], /o/.test(text) ? [javanese(sound)] : []].flat();
      return regional
        .flatMap((key) => tables.map((table) => table.byVowels.get(key)))
        .find((word) => word !== undefined);
    },
  };
}

/** Banjar has the vowels a, i and u. */
const banjar = (sound: string): string => sound.replaceAll("e", "a").replaceAll("o", "u");
/** An a at the end of Indonesian words is an o in Javanese. */
const javanese = (sound: string): string => sound.replaceAll("a", "o");
const shortestByVowels = 5;

/** Letters that are written for one another: `bwat`, `syarad`, `aqu`, `klaz`. */
const soundOf = (word: string): string =>
  word
    .replace(/oe|w/g, "u")
    .replace(/dj/g, "j")
    .replace(/y(?=$|[^aiueo])/g, "i")
    .replace(/z/g, "s")
    .replace(/[qc]h?(?=k|$)|q/g, "k")
    .replace(/v|ph/g, "f")
    .replace(/d$/, "t")
    .replace(/(.)\1/g, "$1");

function deletions(word: string): string[] {
  const keys = [word];
  for (let i = 0; i < word.length; i++) keys.push(word.slice(0, i) + word.slice(i + 1));
  return keys;
}

/** Infinity where the words are too far apart to be the same. */
function slipCost(typed: string, word: string): number {
  const shorter = Math.min(typed.length, word.length);
  if (typed[0] !== word[0] && shorter < 8) return Infinity;
  const steps = isSwap(typed, word) ? 1 : distance(typed, word);
  if (steps > (shorter >= 7 ? 2 : 1)) return Infinity;
  if (shorter < 5 && typed.length === word.length && !isSwap(typed, word) && sameConsonants(typed, word) === false)
    return Infinity;
  // Vowels are the first to be mistyped.
  return steps + (sameConsonants(typed, word) ? 0 : 0.3) + (typed.at(-1) === word.at(-1) ? 0 : 0.1);
}

/** Words of every second message are also meant where their first letter was missed. */
const mishitCost = (typed: string, word: string): number =>
  isMishit(typed, word)
    ? 1.6
    : typed.length >= 4 && [word.slice(1), word.slice(0, -1)].includes(typed)
      ? 1.7
      : Infinity;
const longestMishit = 6;

const shortestScanned = 6;
const vowelAndSwap = 1.45;
const vowelAndConsonant = 1.65;
const twoConsonants = 2.05;
const isVowel = (letter: string | undefined) => letter !== undefined && "aiueo".includes(letter);
const vowelSlip = 0.6;
const swapped = 0.8;

/** Steps between words: vowels slip easily, doubled letters still more, neighbours change places. Infinity above `most`. */
export function weighedDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  const gap = (word: string, at: number) => (word[at] === word[at - 1] ? 0.3 : isVowel(word[at]) ? vowelSlip : 1);
  let row = [0];
  for (let j = 0; j < b.length; j++) row.push((row[j] as number) + gap(b, j));
  for (let i = 0; i < a.length; i++) {
    const next = [(row[0] as number) + gap(a, i)];
    let least = next[0] as number;
    for (let j = 0; j < b.length; j++) {
      const change = a[i] === b[j] ? 0 : isVowel(a[i]) && isVowel(b[j]) ? vowelSlip : 1;
      let cost = Math.min(
        (row[j] as number) + change,
        (row[j + 1] as number) + gap(a, i),
        (next[j] as number) + gap(b, j),
      );
      if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j])
        cost = Math.min(cost, (before[j - 1] as number) + swapped);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    before = row;
    row = next;
  }
  return row.at(-1) as number;
}

const consonants = (word: string) => word.replace(/[aiueo]/g, "");
const sameConsonants = (a: string, b: string) => consonants(a) === consonants(b);

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}

/** Whether the letters of `part` appear in `whole` in their order. */
function isWithin(part: string, whole: string): boolean {
  let i = 0;
  for (const letter of whole) if (letter === part[i]) i++;
  return i === part.length;
}

/** Whether also the consonants differ, in more than their order. */
export const changesConsonants = (typed: string, word: string): boolean => lettersOf(typed) !== lettersOf(word);
const lettersOf = (word: string) => [...new Set(consonants(word))].sort().join("");
