/** Which names are said: all their words near one another. */

/** The words of a name with their forms, and those of its words that tell nothing by themselves. */
export interface Name {
  readonly words: readonly (readonly string[])[];
  readonly rest: readonly string[];
}

/** Words that join the others of a name. */
export const joining: ReadonlySet<string> = new Set([
  "dan",
  "untuk",
  "dengan",
  "dalam",
  "pada",
  "dari",
  "yang",
  "atau",
  "oleh",
  "sampai",
]);

export interface NameSaid {
  /** Number of words of the longest name that was said in full; 0 for none. */
  readonly named: number;
  /** Whether it was the title or several words, and also those words were said that tell nothing by themselves: `Menjahit Dasar`. */
  readonly whole: boolean;
}

/** Form of a word → where it was said. */
export type Places = Map<string, readonly number[]>;

export function note(places: Places, form: string, at: readonly number[]): void {
  const before = places.get(form);
  places.set(form, before ? [...before, ...at] : at);
}

/** Of a word that is said again and again only the first places count for a name. */
export const mostPlaces = 8;
/** So many other words may stand among the words of a name. */
const gap = 3;

/** Words that mean nearly the same count in names of several words, beside one that is said as it is. */
export function longestNameSaid(
  names: readonly Name[],
  said: Places,
  alike: Places,
  around: ReadonlySet<string>,
): NameSaid {
  let longest = 0;
  let whole = false;
  for (const [at, { words, rest }] of names.entries()) {
    if (words.length < longest || (words.length === longest && whole)) continue;
    const exact = words.map((forms) => placesOf(forms, said));
    if (exact.every(isNowhere)) continue;
    const all =
      words.length === 1 || alike.size === 0
        ? exact
        : exact.map((places, i) => [...places, ...placesOf(words[i] ?? [], alike)]);
    if (!all.some(isNowhere) && areNear(all)) {
      longest = words.length;
      // `nyablon` is another name of each `Sablon`.
      const isItsOwn = at === 0 || words.length > 1;
      whole = isItsOwn && rest.every((word) => said.has(word) || around.has(word));
    }
  }
  return { named: longest, whole };
}

const isNowhere = (places: readonly number[]): boolean => places.length === 0;

/** Where a word was said in any of its forms. */
function placesOf(forms: readonly string[], said: Places): readonly number[] {
  let places: readonly number[] = [];
  for (const form of forms) {
    const more = said.get(form);
    if (more) places = places.length === 0 ? more : [...places, ...more];
  }
  return places;
}

function areNear(all: readonly (readonly number[])[]): boolean {
  const [first = []] = all;
  return first.some((from) => all.every((at) => at.some((other) => Math.abs(other - from) < all.length + gap)));
}
