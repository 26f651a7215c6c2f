/** Finds the phrases of the vocabulary in a message: which words mean what. */
export interface Phrase<Meaning> {
  readonly meaning: Meaning;
  readonly words: readonly string[];
}
export interface Mention<Meaning> {
  readonly meaning: Meaning;
  readonly start: number;
  /** First word after the phrase. */
  readonly end: number;
}
export type PhraseFinder<Meaning> = (standards: readonly string[]) => Mention<Meaning>[];

/** Words that may stand between the words of any phrase: `siapa sih yang mengajar`. */
export const particles: ReadonlySet<string> = new Set([
  "yang",
  "saja",
  "ya",
  "sih",
  "ini",
  "itu",
  "dong",
  "kah",
  "kakak",
  "lah",
  "nya",
]);
/** Beside them in phrases that ask something of classes: `berapa bayar kelas`. */
const skippedInQuestions: ReadonlySet<string> = new Set([...particles, "kelas", "untuk", "di"]);

/**
 * Of one meaning only the longest phrase at a place is reported; different meanings may overlap.
 * @param skippable may stand between the words of a phrase
 */
export function createPhraseFinder<Meaning>(
  phrases: readonly Phrase<Meaning>[],
  skippable: ReadonlySet<string> = skippedInQuestions,
): PhraseFinder<Meaning> {
  const byFirst = new Map<string, Phrase<Meaning>[]>();
  for (const phrase of [...phrases].sort((a, b) => b.words.length - a.words.length)) {
    const first = phrase.words[0];
    if (first === undefined) continue;
    const list = byFirst.get(first);
    if (list) list.push(phrase);
    else byFirst.set(first, [phrase]);
  }
  return (standards) => {
    const mentions: Mention<Meaning>[] = [];
    for (let start = 0; start < standards.length; start++) {
      const found = mentions.length;
      for (const { meaning, words } of byFirst.get(standards[start] as string) ?? []) {
        if (isTaken(meaning, mentions, found)) continue;
        const end = endOf(words, standards, start, skippable);
        if (end !== undefined) mentions.push({ meaning, start, end });
      }
    }
    return mentions;
  };
}

/** Whether a longer phrase of the meaning was found at the same place. */
function isTaken<Meaning>(meaning: Meaning, mentions: readonly Mention<Meaning>[], from: number): boolean {
  for (let i = from; i < mentions.length; i++) if (mentions[i]?.meaning === meaning) return true;
  return false;
}

function endOf(
  words: readonly string[],
  standards: readonly string[],
  start: number,
  skippable: ReadonlySet<string>,
): number | undefined {
  let at = start + 1;
  for (let i = 1; i < words.length; i++) {
    while (at < standards.length && standards[at] !== words[i] && skippable.has(standards[at] as string)) at++;
    if (standards[at] !== words[i]) return undefined;
    at++;
  }
  return at;
}
