/** Which misspelled words of a message were meant for words of titles, where the rest of a title or of the message makes it likely: `bla diri`. */
import { unaffixed } from "./affixes.ts";
import type { Word } from "./recognise.ts";
import { weighedDistance } from "./word-distance.ts";

export type MendWords = (words: readonly Word[]) => readonly Word[];

type NameWord = Pick<Word, "text" | "standard">;

interface Language {
  /** `kelas`: stands in titles and tells none from another. */
  readonly isKind: (standard: string) => boolean;
  /** Says nothing about a subject by itself. */
  readonly isEveryday: (standard: string) => boolean;
  /** Spelled right, though nothing here knows it. */
  readonly isCommon: (text: string) => boolean;
  /** Well known, whether it is taught here or not. */
  readonly isSubject: (standard: string) => boolean;
  /** Means something by itself, as it is typed: a day, what is asked, a well known subject. */
  readonly isFixed: (word: Word) => boolean;
}

/** Steps a word may be from the one it was meant for, by the length of that: up to 4 letters, 6, 8, and more. */
type Tolerance = readonly [number, number, number, number];
const alone: Tolerance = [0.8, 1.05, 1.65, 2.05];
const afterKind: Tolerance = [1.05, 1.15, 1.85, 2.25];
const besideItsTitle: Tolerance = [1.05, 1.65, 2.05, 2.65];
const spelledRight: Tolerance = [0, 1.05, 1.05, 1.05];
const within = (tolerance: Tolerance, { length }: string): number =>
  length <= 4 ? tolerance[0] : length <= 6 ? tolerance[1] : length <= 8 ? tolerance[2] : tolerance[3];

const shortest = 3;
/** The beginning of a word beside the others of its title. */
const shortestBeginning = 4;
const beginningCost = 0.9;
/** Words of one message that are looked for among all titles. */
const mostAlone = 6;
/** Titles looked at for one word beside. */
const mostTitles = 40;
/** So far apart two words of one title stand. */
const reach = 2;
/** Two words as near as that are no guess. */
const undecided = 0.35;

/** @param names the words of each title and other name */
export function createMender(names: readonly (readonly NameWord[])[], language: Language): MendWords {
  const holders = new Map<string, (readonly NameWord[])[]>();
  const titleWords = new Map<string, NameWord>();
  const forms = new Map<string, ReadonlySet<string>>();
  /** Also its roots: `membatik` stands beside `batik`. */
  const formsOf = ({ text, standard }: NameWord): ReadonlySet<string> => {
    const before = forms.get(text);
    if (before) return before;
    const roots = unaffixed(standard).filter((form) => form.length > shortestBeginning);
    const all = new Set([text, standard, ...roots]);
    forms.set(text, all);
    return all;
  };
  for (const name of names) {
    const own = name.filter((w) => w.text.length >= shortest && !/\d/.test(w.text) && !language.isKind(w.standard));
    for (const word of own) {
      if (!titleWords.has(word.text)) titleWords.set(word.text, word);
      for (const key of formsOf(word)) {
        const list = holders.get(key);
        if (list) list.push(own);
        else holders.set(key, [own]);
      }
    }
  }
  const nearestOfAll = createNearest(titleWords.values());
  const isTitled = ({ text, standard }: Word) => holders.has(text) || holders.has(standard);
  const remembered = new Map<string, ReadonlySet<NameWord>>();
  /** The words of titles of which a word stands there, each once. */
  const besideOf = ({ text, standard }: Word): ReadonlySet<NameWord> => {
    const key = holders.has(text) ? text : standard;
    const before = remembered.get(key);
    if (before) return before;
    const words = (holders.get(key) ?? []).slice(0, mostTitles).flat();
    const found = new Set(words.map((word) => titleWords.get(word.text) ?? word));
    remembered.set(key, found);
    return found;
  };

  /** The nearest word of a title of which another word stands beside. */
  const nearestBeside = (words: readonly Word[], at: number, said: ReadonlySet<string>): NameWord | undefined => {
    const { text } = words[at] as Word;
    const isDerived = (words[at] as Word).derived;
    const isRight = !isWeak(words[at] as Word) && !isDerived;
    let best: NameWord | undefined;
    let bestCost = Infinity;
    let next = Infinity;
    for (let i = Math.max(0, at - reach); i <= Math.min(words.length - 1, at + reach); i++) {
      const beside = words[i] as Word;
      if (i === at) continue;
      if (!isTitled(beside)) continue;
      const tolerance = isRight
        ? spelledRight
        : isDerived || language.isEveryday(beside.standard)
          ? alone
          : besideItsTitle;
      for (const word of besideOf(beside)) {
        if (!beginsLike(text, word.text)) continue;
        const most = within(tolerance, word.text);
        const begins = !isRight && text.length >= shortestBeginning && word.text.startsWith(text);
        const cost = begins ? beginningCost : stepsBetween(text, word.text, most);
        if (cost > most || said.has(word.text)) continue;
        if (best && best.standard !== word.standard) next = Math.min(next, Math.max(cost, bestCost));
        if (cost < bestCost) [best, bestCost] = [word, cost];
      }
    }
    return next - bestCost < undecided ? undefined : best;
  };

  /** May have been meant for another. */
  const isDoubted = (word: Word): boolean => {
    const { text, standard } = word;
    const isSure = !isWeak(word) && !isTorn(word);
    if (isSure && language.isEveryday(standard)) return false;
    if (text.length < shortest || holders.has(text) || /\d/.test(text)) return false;
    return !isSure || !(language.isFixed(word) || isTitled(word));
  };

  /** @returns the same where none was meant for another */
  /** `kelas susi` is no `sesi`: a slip after the kind of a class names no kind again. */
  const staysFixed = (word: Word): boolean =>
    language.isFixed(word) && !(word.slipped && language.isKind(word.standard));

  const mended = (words: readonly Word[]): readonly Word[] => {
    const first = words.findIndex(isDoubted);
    if (first < 0) return words;
    const kindAt = words.findIndex((w) => language.isKind(w.standard));
    const said = new Set(words.map((w) => w.text));
    let left = mostAlone;
    let changed: Word[] | undefined;
    for (let at = first; at < words.length; at++) {
      const word = words[at] as Word;
      if (!isDoubted(word)) continue;
      const { text, standard, known } = word;
      let meant = nearestBeside(words, at, said);
      if (!meant && isWeak(word) && !language.isCommon(text) && left-- > 0) {
        const follows = kindAt >= 0 && at > kindAt && at <= kindAt + reach;
        const found = nearestOfAll(text, follows ? afterKind : alone);
        const asKnown = known ? stepsBetween(text, standard, Infinity) : Infinity;
        const isSubject = found !== undefined && !language.isEveryday(found.word.standard);
        if (isSubject && (found.cost < asKnown || (follows && !staysFixed(word) && !language.isSubject(standard))))
          meant = found.word;
      }
      if (meant) (changed ??= [...words])[at] = { ...word, ...meant, ...asItStands };
    }
    return changed ?? words;
  };
  return (words) => {
    const once = mended(words);
    // What is mended first stands beside the rest.
    return once !== words && words.some(isWeak) ? mended(once) : once;
  };
}
const asItStands = { known: true, doubtful: false, slipped: false, derived: false, mishit: false };

/** Little is left of it without its affixes: `oline` is no `oli`, `penyangan` no `yang`. */
const isTorn = ({ derived, text, standard }: Word): boolean =>
  derived && (standard.length <= 3 || text.length - standard.length > 3);
const isWeak = ({ known, slipped, doubtful }: Word): boolean => !known || slipped || doubtful;

/** But for two first letters that changed places or the first that is missing. */
const beginsLike = (typed: string, word: string): boolean =>
  typed[0] === word[0] || (word.length > 4 && typed[0] === word[1]);

/** Infinity where the words begin differently. */
function stepsBetween(typed: string, word: string, most: number): number {
  return beginsLike(typed, word) && Math.abs(typed.length - word.length) <= most / 0.6
    ? weighedDistance(typed, word, most)
    : Infinity;
}

type Nearest = (typed: string, tolerance: Tolerance) => { readonly word: NameWord; readonly cost: number } | undefined;

/** The nearest of all words; none where two are as near. Remembered, since people mistype the same words. */
function createNearest(words: Iterable<NameWord>): Nearest {
  const byOutline = new Map<string, NameWord[]>();
  for (const word of words) {
    const key = `${word.text[0]}${word.text.length}`;
    const list = byOutline.get(key);
    if (list) list.push(word);
    else byOutline.set(key, [word]);
  }
  const remembered = new Map<string, ReturnType<Nearest>>();
  const search: Nearest = (typed, tolerance) => {
    let best: ReturnType<Nearest>;
    let next = Infinity;
    for (let length = typed.length - 2; length <= typed.length + 3; length++)
      for (const word of byOutline.get(`${typed[0]}${length}`) ?? []) {
        const most = within(tolerance, word.text);
        const cost = stepsBetween(typed, word.text, most);
        if (cost > most) continue;
        if (best && best.word.standard !== word.standard) next = Math.min(next, Math.max(cost, best.cost));
        if (!best || cost < best.cost) best = { word, cost };
      }
    return best && next - best.cost >= undecided ? best : undefined;
  };
  return (typed, tolerance) => {
    const key = `${typed} ${tolerance[0]}`;
    if (remembered.has(key)) return remembered.get(key);
    const found = search(typed, tolerance);
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(key, found);
    return found;
  };
}
const mostRemembered = 20_000;
