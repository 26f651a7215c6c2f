/** Where a story asks: in the one sentence that is a question, or mostly in its last. */
import type { Meaning } from "../compile-vocabulary.ts";
import type { Mention } from "../phrases.ts";
import type { Word } from "../recognise.ts";

/** @returns whether the word at a position stands in the last sentence */
export function inLastSentence(words: readonly Word[]): (at: number) => boolean {
  const last = words.at(-1)?.sentence;
  return (at) => words[at]?.sentence === last;
}

export const asksInLastSentence = (mentions: readonly Mention<Meaning>[], words: readonly Word[]): boolean => {
  const isInEnd = inLastSentence(words);
  return mentions.some((m) => m.meaning.startsWith("ask:") && isInEnd(m.start));
};

/** @returns the words of the one sentence that asks; null where none does, or several, or nothing else is said */
export function onlyAsked(words: readonly Word[]): readonly Word[] | null {
  const asked = words.filter((w) => w.asked);
  const isOne = asked.every((w) => w.sentence === asked[0]?.sentence);
  return asked.length > 0 && asked.length < words.length && isOne ? asked : null;
}
