/** Words of titles that are everyday words only elsewhere: `purun` wants something in Javanese, and is a plant where `Anyaman Purun` is taught. */
import { commonWords } from "./common-words.ts";
import type { CompiledVocabulary } from "./compile-vocabulary.ts";

const shortest = 4;

/** @param titleWords as written, in small letters */
export function ownNames(
  titleWords: Iterable<string>,
  { known, everyday, elsewhere }: Pick<CompiledVocabulary, "known" | "everyday" | "elsewhere">,
): ReadonlySet<string> {
  const isVariant = (word: string) => {
    const [standard, ...more] = known.standards.get(word) ?? [];
    if (standard === undefined || standard === word || more.length > 0) return false;
    return everyday.has(standard) && !commonWords.has(word) && !isShortFor(word, standard);
  };
  return new Set([...titleWords].filter((w) => w.length >= shortest && (elsewhere.has(w) || isVariant(w))));
}

/** `perpus`: its letters stand in the word in their order. */
function isShortFor(short: string, word: string): boolean {
  let at = -1;
  return [...short].every((letter) => (at = word.indexOf(letter, at + 1)) >= 0);
}
