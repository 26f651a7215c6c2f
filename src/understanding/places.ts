/** Places, districts and communities by the words people use for them: `kumai`, `pantai kubu`, `lpk prisma`. */
import type { Word } from "./recognise.ts";

export interface Named<Value> {
  readonly value: Value;
  readonly name: string;
}
export interface NameFound<Value> {
  readonly value: Value;
  /** Positions of the words of its name. */
  readonly used: readonly number[];
  /** All of them were said. */
  readonly full: boolean;
}
export interface NameFinder<Value> {
  /** The value whose name is said best; null when none is. */
  find(words: readonly Word[]): NameFound<Value> | null;
}

/**
 * A name counts when a word is said that few names share; more words decide between names that share some.
 * @param isEmpty words that name nothing by themselves: `kantor`, `desa`
 * @param isKind words that belong to names and need another beside them: `paguyuban`, `relawan`
 */
export function createNameFinder<Value>(
  names: readonly Named<Value>[],
  wordsOf: (text: string) => readonly string[],
  isEmpty: (word: string) => boolean,
  isKind: (word: string) => boolean = () => false,
): NameFinder<Value> {
  const byWord = new Map<string, number[]>();
  const lists = names.map(({ name }) => {
    const words = [...new Set(wordsOf(name))].filter((w) => w.length >= 3);
    const telling = words.filter((w) => !isEmpty(w));
    // `Taman Kota`: nothing but such words, all of which must be said.
    return { words: telling.length > 0 ? telling : words, isCommon: telling.length === 0 };
  });
  lists.forEach((list, i) => {
    for (const word of list.words) {
      const holders = byWord.get(word);
      if (holders) holders.push(i);
      else byWord.set(word, [i]);
    }
  });
  return {
    find(words) {
      const points = new Map<number, { points: number; used: number[] }>();
      const count = (text: string, at: number) => {
        const holders = byWord.get(text) ?? [];
        for (const i of holders) {
          const entry = points.get(i) ?? { points: 0, used: [] };
          if (entry.used.includes(at)) continue;
          entry.points += 1 / holders.length ** 0.5;
          entry.used.push(at);
          points.set(i, entry);
        }
      };
      words.forEach(({ text, standard }, at) => {
        count(text, at);
        if (standard !== text) count(standard, at);
      });
      if (points.size === 0) return null;
      const isNamed = (used: readonly number[], full: boolean) =>
        full || used.some((at) => words[at] !== undefined && !isKind(words[at].text));
      const ranked = [...points]
        .map(([i, { points: sum, used }]) => {
          // `Tangan Hijau` is all of `Paguyuban Tangan Hijau`.
          const needed = lists[i]?.words.filter((w) => !isKind(w)).length || (lists[i]?.words.length ?? 0);
          const full = new Set(used.map((at) => words[at]?.standard)).size >= needed;
          return { i, used, full, sum: sum + (full ? 0.5 : 0) };
        })
        .filter(({ i, used, full }) => isNamed(used, full) && (full || !lists[i]?.isCommon))
        .sort((a, b) => b.sum - a.sum || (lists[a.i]?.words.length ?? 0) - (lists[b.i]?.words.length ?? 0));
      const best = ranked[0];
      if (!best) return null;
      return { value: (names[best.i] as Named<Value>).value, used: best.used, full: best.full };
    },
  };
}
