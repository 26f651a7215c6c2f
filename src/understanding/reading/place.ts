/** The place of meetings that a message names. */
import type { UnderstandingIndex } from "../build-index.ts";
import type { NameFound } from "../places.ts";
import type { Word } from "../recognise.ts";

/** `di Balai Warga`; a word alone may stand for something else. A story names places that it does not ask for. */
export function placeIn(words: readonly Word[], isLong: boolean, index: UnderstandingIndex): NameFound<string> | null {
  const place = isLong ? null : index.places.find(words);
  if (!place) return null;
  const says = (at: number, word: string) => words[at]?.standard === word;
  // `di mana tempatnya` names no `samping tempat parkir`.
  const leads = place.used.some(
    (at, i) => says(at - 1, "di") || (i === 0 && says(at - 2, "di") && !says(at - 1, "mana")),
  );
  const only = place.used.every((at) => !index.courses.isNameWord(words[at]?.standard ?? ""));
  return leads && (place.full || only) ? place : null;
}
