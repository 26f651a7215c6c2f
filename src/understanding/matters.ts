/** Matters of the library by the words people have for them: `memperpanjang` and `nambah hari pinjam` are one. */
import type { Word } from "./recognise.ts";

export interface MatterSaid {
  readonly matter: string;
  /** Of two matters the higher is the more particular: a book that is borrowed and got wet. */
  readonly order: number;
  /** Positions of the words that say it. */
  readonly at: ReadonlySet<number>;
}

/**
 * The matters a text speaks of; of two the one that says more, where one holds the words of the other.
 * @param said its standard words, each once
 */
export type MatterFinder = (words: readonly Spoken[], said?: ReadonlySet<string>) => readonly MatterSaid[];

type Spoken = Pick<Word, "standard" | "sentence">;

interface Phrase {
  readonly matter: string;
  readonly order: number;
  readonly words: readonly string[];
}

/** So many other words may stand among those of a phrase, whose order is free: `kalau bukunya saya hilangkan`. */
const gap = 5;

export function createMatterFinder(phrases: readonly Phrase[]): MatterFinder {
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.words[0];
    if (first === undefined) continue;
    const list = byFirst.get(first);
    if (list) list.push(phrase);
    else byFirst.set(first, [phrase]);
  }
  return (words, said = new Set(words.map((w) => w.standard))) => {
    const found: MatterSaid[] = [];
    words.forEach(({ standard }, start) => {
      for (const { matter, order, words: phrase } of byFirst.get(standard) ?? []) {
        const at = isSaid(phrase, said) ? placesOf(phrase, words, start) : undefined;
        if (at) found.push({ matter, order, at });
      }
    });
    return found.length < 2 ? found : found.filter((one) => !found.some((other) => holds(other, one)));
  };
}

/** Whether the words after the first are said anywhere. */
function isSaid(phrase: readonly string[], said: ReadonlySet<string>): boolean {
  for (let i = 1; i < phrase.length; i++) if (!said.has(phrase[i] as string)) return false;
  return true;
}

/** Where the words of a phrase stand around its first one; undefined where one is missing. */
function placesOf(phrase: readonly string[], words: readonly Spoken[], start: number): ReadonlySet<number> | undefined {
  const at = new Set([start]);
  for (const word of phrase.slice(1)) {
    let near: number | undefined;
    for (let i = start - phrase.length - gap + 1; i < start + phrase.length + gap; i++)
      if (
        isSame(words[i], words[start]) &&
        words[i]?.standard === word &&
        !at.has(i) &&
        (near === undefined || Math.abs(i - start) < Math.abs(near - start))
      )
        near = i;
    if (near === undefined) return undefined;
    at.add(near);
  }
  return at;
}

const isSame = (a: Spoken | undefined, b: Spoken | undefined): boolean => a?.sentence === b?.sentence;

const holds = (other: MatterSaid, one: MatterSaid): boolean =>
  other.at.size > one.at.size && [...one.at].every((i) => other.at.has(i));
