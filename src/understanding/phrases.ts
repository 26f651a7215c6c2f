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
/** Those that begin at a position. */
export type PhrasesAt<Meaning> = (standards: readonly string[], start: number) => readonly Mention<Meaning>[];

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

/** @param skippable may stand between the words of a phrase */
export function createPhraseFinder<Meaning>(
  phrases: readonly Phrase<Meaning>[],
  skippable: ReadonlySet<string> = skippedInQuestions,
): PhraseFinder<Meaning> {
  const phrasesAt = createPhrasesAt(phrases, skippable);
  return (standards) => {
    const mentions: Mention<Meaning>[] = [];
    for (let start = 0; start < standards.length; start++) mentions.push(...phrasesAt(standards, start));
    return mentions;
  };
}

/** Phrases by their words: each leads on to the next. */
interface Branch<Meaning> {
  readonly next: Map<string, Branch<Meaning>>;
  /** What is said where a phrase ends here. */
  readonly said: { readonly meaning: Meaning; readonly rank: number }[];
}

interface Found<Meaning> {
  readonly meaning: Meaning;
  /** Longer phrases come first. */
  readonly rank: number;
  readonly end: number;
}

/** Of one meaning only the longest phrase at a place is reported; different meanings may overlap. */
export function createPhrasesAt<Meaning>(
  phrases: readonly Phrase<Meaning>[],
  skippable: ReadonlySet<string>,
): PhrasesAt<Meaning> {
  const root: Branch<Meaning> = { next: new Map(), said: [] };
  [...phrases]
    .sort((a, b) => b.words.length - a.words.length)
    .forEach(({ meaning, words }, rank) => {
      let branch = root;
      for (const word of words) {
        let next = branch.next.get(word);
        if (!next) branch.next.set(word, (next = { next: new Map(), said: [] }));
        branch = next;
      }
      if (branch !== root) branch.said.push({ meaning, rank });
    });
  const follow = (
    { next, said }: Branch<Meaning>,
    standards: readonly string[],
    at: number,
    found: Found<Meaning>[],
  ) => {
    for (const { meaning, rank } of said) found.push({ meaning, rank, end: at });
    if (next.size === 0) return;
    for (let i = at; i < standards.length; i++) {
      const word = standards[i] as string;
      const branch = next.get(word);
      // A word said twice among those that may be skipped leads on from where it is said first.
      if (branch && standards.indexOf(word, at) === i) follow(branch, standards, i + 1, found);
      if (!skippable.has(word)) return;
    }
  };
  return (standards, start) => {
    const branch = root.next.get(standards[start] as string);
    if (!branch) return none;
    const found: Found<Meaning>[] = [];
    follow(branch, standards, start + 1, found);
    if (found.length > 1) found.sort((a, b) => a.rank - b.rank);
    const mentions: Mention<Meaning>[] = [];
    for (const { meaning, end } of found)
      if (!mentions.some((m) => m.meaning === meaning)) mentions.push({ meaning, start, end });
    return mentions;
  };
}
const none: readonly never[] = [];
