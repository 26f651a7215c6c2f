/** Typed words → words that are known: variants, affixes, typing slips, dropped vowels and missing spaces. */
import { distance } from "fastest-levenshtein";
import { unaffixed } from "./affixes.ts";
import { commonWords } from "./common-words.ts";
import { splitWords, type TypedWord } from "./split-words.ts";

export interface Word extends TypedWord {
  /** The standard word; what was typed where it is not known. */
  readonly standard: string;
  readonly known: boolean;
  /** Only resembles the standard word: another consonant was typed. */
  readonly doubtful: boolean;
}

export interface Recogniser {
  words(message: string): Word[];
  /** The standard words of a phrase of the vocabulary itself. */
  phrase(text: string): string[];
}

/** Unknown words of one message for which slips are looked up; the rest stays unknown. */
const mostSlips = 40;
/** Looking for missing spaces costs most. */
const mostGlued = 10;
const longestVariant = 3;
/** Letters of affixes around a root in which a slip is looked for. */
const mostAffixed = 4;

/**
 * @param spelling standard word(s) → variants
 * @param vocabularyWords every other word of the vocabulary
 * @param catalogueWords words of the catalogue, those of titles first
 */
export function createRecogniser(
  spelling: Readonly<Record<string, readonly string[]>>,
  vocabularyWords: readonly string[],
  catalogueWords: Iterable<string>,
): Recogniser {
  const standards = new Map<string, readonly string[]>();
  for (const word of vocabularyWords) standards.set(word, [word]);
  const vocabularyOnly = new Set(standards.keys());
  for (const [standard, variants] of Object.entries(spelling)) {
    const words = standard.split(" ");
    for (const variant of variants) standards.set(variant, words);
    if (words.length === 1) standards.set(standard, words);
    for (const word of words) if (!standards.has(word)) standards.set(word, [word]);
  }
  for (const word of catalogueWords) if (!standards.has(word)) standards.set(word, [word]);
  const slips = createSlipIndex(
    [...standards.keys()].filter((w) => w.length >= 4 && !w.includes(" ") && !/\d/.test(w)),
    vocabularyOnly,
  );

  const bySound = new Map<string, string>();
  for (const word of standards.keys()) {
    const sound = soundOf(word);
    if (word.length >= 3 && !bySound.has(sound)) bySound.set(sound, word);
  }

  const lookUp = (text: string): readonly string[] | undefined => standards.get(text);
  /** Known as it stands or after its affixes are taken away. */
  const derive = (text: string): readonly string[] | undefined => {
    const exact = lookUp(text);
    if (exact) return exact;
    const single = text.replace(/(.)\1/g, "$1");
    for (const form of text === single ? unaffixed(text) : [single, ...unaffixed(text)]) {
      const found = form.length >= 3 ? lookUp(form) : undefined;
      if (found && found[0] !== undefined && (form.length >= 4 || text.length - form.length <= 3)) return found;
    }
    return undefined;
  };
  const slip = (text: string): readonly string[] | undefined => {
    const word = (text.length < 4 ? undefined : bySound.get(soundOf(text))) ?? slips.nearest(text) ?? nearestForm(text);
    return word === undefined ? undefined : lookUp(word);
  };
  const nearestForm = (text: string) => {
    for (const form of unaffixed(text).slice(1)) {
      // What little is left of a long word resembles too much.
      if (form.length < 4 || text.length - form.length > mostAffixed) continue;
      const word = slips.nearest(form);
      if (word !== undefined) return word;
    }
    return undefined;
  };
  /** Two or three words written as one. */
  const unglue = (text: string): readonly string[] | undefined => {
    if (text.length < 6 || text.length > 26) return undefined;
    let best: { readonly words: readonly string[]; readonly points: number } | undefined;
    for (let i = 2; i <= text.length - 2; i++) {
      const left = whole(text.slice(0, i));
      const right = whole(text.slice(i));
      if (!left && !right) continue;
      const first = left ?? nearly(text.slice(0, i), text.length - i);
      const second = right ?? nearly(text.slice(i), i);
      const points = first && second ? first.points + second.points : 0;
      if (first && second && points > (best?.points ?? 0)) best = { words: [...first.words, ...second.words], points };
    }
    return best?.words;
  };
  const whole = (text: string) => {
    const exact = text.length >= 3 || text === "di" || text === "ke" ? lookUp(text) : undefined;
    return exact && { words: exact, points: text.length >= 4 ? 3 : 2.2 };
  };
  /** Beside a part that is right: the shorter that is, the more of this one must be right. */
  const nearly = (text: string, beside: number) => {
    if (text.length < 4 || (text.length === 4 && beside < 5)) return undefined;
    const derived = text.length > 4 ? unaffixed(text).find((form) => form.length >= 4 && lookUp(form)) : undefined;
    if (derived !== undefined) return { words: lookUp(derived) as readonly string[], points: 2 };
    const near = text.length > 5 || beside > 3 ? slips.nearest(text) : undefined;
    return near === undefined ? undefined : { words: lookUp(near) as readonly string[], points: 1 };
  };

  const isDoubtful = (text: string, standard: string) =>
    text !== standard && derive(text) === undefined && spelledConsonants(text) !== spelledConsonants(standard);

  /** Words with which a variant of several words begins. */
  const firstWords = new Set(
    [...standards.keys()].flatMap((k) => (k.includes(" ") ? [k.slice(0, k.indexOf(" "))] : [])),
  );
  const remembered = new Map<string, readonly string[] | null>();
  const recognise = (text: string, budget: Budget): readonly string[] | null => {
    const before = remembered.get(text);
    if (before !== undefined) return before;
    let found = derive(text) ?? null;
    if (!found) {
      if (/\d/.test(text) || text.length < 3 || commonWords.has(text) || budget.slips-- <= 0) return null;
      const near = slip(text);
      const glued = (near && text.length < 9) || budget.glued-- <= 0 ? undefined : unglue(text);
      found = near ?? glued ?? null;
    }
    if (remembered.size >= 20_000) remembered.clear();
    remembered.set(text, found);
    return found;
  };

  function read(typed: readonly TypedWord[]): Word[] {
    const words: Word[] = [];
    const budget: Budget = { slips: mostSlips, glued: mostGlued };
    for (let i = 0; i < typed.length; i++) {
      const first = typed[i] as TypedWord;
      let length = 1;
      let found: readonly string[] | null = null;
      const longest = firstWords.has(first.text) ? Math.min(longestVariant, typed.length - i) : 1;
      for (let n = longest; n > 1 && !found; n--) {
        const phrase = typed
          .slice(i, i + n)
          .map((w) => w.text)
          .join(" ");
        const standard = standards.get(phrase);
        if (standard) [found, length] = [standard, n];
      }
      found ??= recognise(first.text, budget);
      const { text, ...place } = first;
      const only = found?.length === 1 ? found[0] : undefined;
      const doubtful = only !== undefined && length === 1 && isDoubtful(text, only);
      if (!found) words.push({ text, ...place, standard: text, known: false, doubtful });
      else if (only !== undefined)
        words.push({ text: length === 1 ? text : only, ...place, standard: only, known: true, doubtful });
      else for (const standard of found) words.push({ text: standard, ...place, standard, known: true, doubtful });
      i += length - 1;
    }
    return words;
  }

  return {
    words: (message) => read(splitWords(message)),
    phrase: (text) => read(splitWords(text)).map((w) => w.standard),
  };
}

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

/** What may still be tried for words that are not known. */
interface Budget {
  slips: number;
  glued: number;
}

interface SlipIndex {
  /** The known word that was probably meant. */
  nearest(text: string): string | undefined;
}

/**
 * Words reachable by one slip (a letter left out, added, changed, or two swapped), and by two in long words, found through the
 * words that remain when one letter is left out of both; and words whose vowels were left out (`jdwl`).
 */
function createSlipIndex(known: readonly string[], preferred: ReadonlySet<string>): SlipIndex {
  const byDeletion = new Map<string, string[]>();
  const byConsonants = new Map<string, string[]>();
  const byOutline = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, key: string, word: string) => {
    const list = map.get(key);
    if (list) list.push(word);
    else map.set(key, [word]);
  };
  for (const word of known) {
    for (const key of deletions(word)) put(byDeletion, key, word);
    if (word.length >= 5) put(byConsonants, consonants(word), word);
    if (word.length >= shortestScanned) put(byOutline, `${word[0]}${word.length}`, word);
  }
  const nearest = (text: string): string | undefined => {
    if (text.length < 4)
      return (
        skeleton(text) ??
        byDeletion.get(text)?.find((w) => w.length === 4 && w[0] === text[0] && w.at(-1) === text.at(-1))
      );
    const seen = new Set<string>();
    let best: string | undefined;
    let bestCost = Infinity;
    for (const key of deletions(text))
      for (const word of byDeletion.get(key) ?? []) {
        if (seen.has(word)) continue;
        seen.add(word);
        const cost = slipCost(text, word) - (preferred.has(word) ? 0.1 : 0);
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
      for (const word of byOutline.get(`${text[0]}${length}`) ?? []) {
        const cost = weighedDistance(text, word, bestCost) - (preferred.has(word) ? 0.1 : 0);
        if (cost < bestCost) [best, bestCost] = [word, cost];
      }
    return best;
  };
  const skeleton = (text: string): string | undefined => {
    const key = consonants(text);
    if (key.length < 3 || text.length - key.length > text.length / 4) return undefined;
    return byConsonants
      .get(key)
      ?.filter((word) => word[0] === text[0] && isWithin(text, word) && word.length <= text.length * 2)
      .sort((a, b) => Number(preferred.has(b)) - Number(preferred.has(a)) || a.length - b.length)[0];
  };
  return { nearest };
}

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

const shortestScanned = 6;
const vowelAndSwap = 1.45;
const vowelAndConsonant = 1.65;
const twoConsonants = 2.05;
const isVowel = (letter: string | undefined) => letter !== undefined && "aiueo".includes(letter);
const vowelSlip = 0.6;
const swapped = 0.8;

/** Steps between words: vowels slip easily, doubled letters still more, neighbours change places. Infinity above `most`. */
function weighedDistance(a: string, b: string, most: number): number {
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
const spelledConsonants = (word: string) => [...new Set(consonants(word))].sort().join("");
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
