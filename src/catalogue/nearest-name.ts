/** Which known name was probably meant by a misspelt one. */
import { distance } from "fastest-levenshtein";

/** How two titles are compared: ignoring case and spaces around or doubled. */
export const titleKey = (title: string): string => title.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();

/** The known name with the fewest letters different; null only when nothing is known. */
export function nearestName(found: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let fewest = Infinity;
  const key = titleKey(found).slice(0, 200);
  for (const name of known) {
    const letters = distance(key, titleKey(name).slice(0, 200));
    if (letters < fewest) [best, fewest] = [name, letters];
  }
  return best;
}

/** Only a name so near that it must be a slip of the pen: at most a third of the letters of the words that differ. */
export function slipOf(found: string, known: Iterable<string>): string | null {
  const nearest = nearestName(found, known);
  if (nearest === null) return null;
  const a = titleKey(found).split(" ");
  const b = titleKey(nearest).split(" ");
  const left = a.filter((word) => !b.includes(word)).join(" ");
  const right = b.filter((word) => !a.includes(word)).join(" ");
  return distance(left, right) * 3 <= Math.max(left.length, right.length) ? nearest : null;
}
