/** Where a long message without full stops goes on to something new: `... makanya`, `... kira-kira`, `... apakah`. */
import type { Word } from "./recognise.ts";

/** With so many words a message tells a story around its question. */
export const longFrom = 16;
/** Words before the first of which nothing is told yet. */
const leastTold = 4;

/** @param markers words as typed that begin a sentence */
export function withSentences(words: readonly Word[], markers: ReadonlySet<string>): readonly Word[] {
  if (words.length < longFrom || words.at(-1)?.sentence !== words[0]?.sentence) return words;
  let added = 0;
  return words.map((word, at) => {
    const before = words[at - 1];
    if (at >= leastTold && markers.has(word.text) && !(before && markers.has(before.text))) added++;
    return added === 0 ? word : { ...word, sentence: word.sentence + added, clause: word.clause + added };
  });
}
