/** Messages that ask two questions of different kinds at once. */
import { decide, isClear } from "./decide.ts";
import type { Intent } from "./intent.ts";
import { type Surroundings } from "./questions/step.ts";
import { type Reading, readWords } from "./read-message.ts";
import type { Word } from "./recognise.ts";

/** `kapan kelas drum dan jam buka perpustakaan?`: each clear by itself. */
export function severalQuestions(reading: Reading, surroundings: Surroundings): Intent | null {
  const { words } = reading;
  if (words.length > mostWordsOfTwo || words.length < leastWordsOfTwo) return null;
  const parts: Word[][] = [[]];
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before && word.sentence !== before.sentence) parts.push([]);
    if (!between.has(word.standard)) parts.at(-1)?.push(word);
    else if (i > 0) parts.push([]);
  });
  const said = parts.filter((part) => part.length > 0);
  if (said.length !== 2) return null;
  const readings = said.map((part) => readWords(part, surroundings));
  if (!readings.every(saysOfWhat)) return null;
  const intents = readings.map((part) => decide(part, surroundings));
  const [first, second] = intents as [Intent, Intent];
  return isClear(first) && isClear(second) && subjectOf(first) !== subjectOf(second)
    ? { kind: "several", intents }
    : null;
}

/** `dan sampai jam berapa` goes on with what was asked about. */
const saysOfWhat = (part: Reading): boolean =>
  part.must.length > 0 ||
  part.has("talk:library") ||
  part.has("talk:mobile") ||
  part.has("talk:competition") ||
  !part.facets.every((f) => f === "when" || f === "duration");

const between = new Set(["dan", "dengan", "terus", "trus", "trs", "sekalian"]);
const leastWordsOfTwo = 5;
const mostWordsOfTwo = 24;

/** Two answers of the library, or two facts of one class, are better found together. */
const subjectOf = (intent: Intent): string => (intent.kind === "course" ? intent.courseId : intent.kind);
