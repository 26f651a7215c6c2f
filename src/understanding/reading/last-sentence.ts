/** Where a story asks: mostly in its last sentence. */
import type { Word } from "../recognise.ts";

/** @returns whether the word at a position stands in the last sentence */
export function inLastSentence(words: readonly Word[]): (at: number) => boolean {
  const last = words.at(-1)?.sentence;
  return (at) => words[at]?.sentence === last;
}
