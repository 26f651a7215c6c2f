/** Slips of the finger: which known words a word may have been meant for. */
import { distance } from "fastest-levenshtein";
import { isMishit } from "./keyboard.ts";
import { weighedDistance } from "./word-distance.ts";
import { byLetters, lettersOf, mayBeWithin, oneApart, type WordsByLetters } from "./words-by-letters.ts";

/** Known words by what of them a slip leaves as it is. */
export interface SlipTables {
  readonly byLetters: WordsByLetters;
  readonly byConsonants: ReadonlyMap<string, readonly string[]>;
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
  const measured: string[] = [];
  const byConsonants = new Map<string, string[]>();
  const bySound = new Map<string, string>();
  const byVowels = new Map<string, string>();
  for (const word of words) {
    const sound = soundOf(word);
    if (word.length >= 3 && !bySound.has(sound)) bySound.set(sound, word);
    if (word.length < 4 || word.includes(" ") || /\d/.test(word)) continue;
    if (word.length >= shortestByVowels)
      // What sounds the same in Banjar is found by its sound.
      for (const key of [...(banjar(sound) === sound ? [] : [banjar(sound)]), javanese(sound)])
        if (!byVowels.has(key)) byVowels.set(key, word);
    measured.push(word);
    if (word.length < 5) continue;
    const key = consonants(word);
    const list = byConsonants.get(key);
    if (list) list.push(word);
    else byConsonants.set(key, [word]);
  }
  return { byLetters: byLetters(measured), byConsonants, bySound, byVowels };
}

/**
 * Words reachable by one slip (a letter left out, added, changed, or two swapped), and by two in long words; and words whose
 * vowels were left out (`jdwl`).
 * @param tables those of the first are found before those of the second
 */
export function createSlips(
  tables: readonly [SlipTables, SlipTables],
  {
    isPreferred,
    frequent,
  }: { readonly isPreferred: (word: string) => boolean; readonly frequent: ReadonlySet<string> },
): Slips {
  const all = tables.map((table) => table.byLetters);
  const frequentOnly = byLetters(frequent);
  const costLess = (word: string) => (isPreferred(word) ? preference : 0);
  const nearest = (text: string): string | undefined => {
    const { length } = text;
    if (length < 4) {
      const longer = all.flatMap((among) => oneApart(text, 4, among));
      return (
        skeleton(text) ??
        longer.find((w) => w[0] === text[0] && w.at(-1) === text.at(-1)) ??
        longer.find((w) => frequent.has(w))
      );
    }
    let best: string | undefined;
    let bestCost = Infinity;
    // Letters are left out more often than added.
    for (const other of [length + 1, length, length - 1])
      for (const among of all)
        for (const word of oneApart(text, other, among)) {
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
    const most = bestCost + preference;
    for (let length = Math.max(shortestScanned, text.length - 2); length <= text.length + 2; length++)
      for (const among of all)
        for (const word of mayBeWithin(text, length, most, among)) {
          const cost = weighedDistance(text, word, bestCost) - costLess(word);
          if (cost < bestCost) [best, bestCost] = [word, cost];
        }
    return best;
  };
  const skeleton = (text: string): string | undefined => {
    const key = consonants(text);
    if (key.length < 3 || text.length - key.length > text.length / 4) return undefined;
    return tables
      .flatMap((table) => table.byConsonants.get(key) ?? [])
      .filter((word) => word[0] === text[0] && isWithin(text, word) && word.length <= text.length * 2)
      .sort((a, b) => Number(isPreferred(b)) - Number(isPreferred(a)) || a.length - b.length)[0];
  };
  const mishit = (text: string): string | undefined => {
    const { length } = text;
    if (length < 3 || length > longestMishit) return undefined;
    return [length, length + 1]
      .flatMap((other) => oneApart(text, other, frequentOnly))
      .find((word) => mishitCost(text, word) < Infinity);
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

/** What a word of the vocabulary is nearer by. */
const preference = 0.1;

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
export const changesConsonants = (typed: string, word: string): boolean =>
  lettersOf(consonants(typed)) !== lettersOf(consonants(word));
