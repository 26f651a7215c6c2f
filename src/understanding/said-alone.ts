/** Messages that are small talk from their first word to the last: whatever else their words could mean, nothing is asked of the library. */
import type { Intent } from "./intent.ts";
import { createPhrasesAt, type Mention, particles } from "./phrases.ts";
import type { Word } from "./recognise.ts";
import type { saidAlone } from "./vocabulary.ts";

export type SaidAlone = (typeof saidAlone)[number];
type Kind = Exclude<SaidAlone, "beside">;

/** @returns what a message says as a whole; null where a word is left over */
export type SmallTalkFinder = (words: readonly Pick<Word, "text" | "standard">[]) => Kind | null;

export interface SmallTalkPhrase {
  readonly kind: SaidAlone;
  /** Standard words, or as they are typed. */
  readonly words: readonly string[];
  /** Also asks something beside other words: `dengan siapa`. Only fills the rest of small talk. */
  readonly fills: boolean;
}

/** Longer messages tell something. */
const mostWords = 14;
/** Of several the first decides: who thanks and says goodbye thanks. */
const order: readonly Kind[] = ["complaint", "thanks", "help", "praise", "play", "greeting", "apology", "acknowledge"];

/** @param polite standard words that only accompany what is said */
export function createSmallTalkFinder(
  phrases: readonly SmallTalkPhrase[],
  polite: ReadonlySet<string>,
): SmallTalkFinder {
  const sayings = new Map<string, Saying>();
  const sayingOf = ({ kind, fills }: SmallTalkPhrase): Saying => {
    const key = `${kind} ${fills}`;
    const saying = sayings.get(key) ?? { kind, fills };
    sayings.set(key, saying);
    return saying;
  };
  const phrasesAt = createPhrasesAt(
    phrases.map((phrase) => ({ meaning: sayingOf(phrase), words: phrase.words.map(bare) })),
    // `hari ini kelas apa` asks for more than `ini apa`.
    particles,
  );
  const read = (said: readonly string[]): Kind | null => {
    const standards = said.map(bare);
    /** Kinds said from a word to the end; null where a word is left over. */
    const restOf = (at: number): readonly Kind[] | null => {
      if (at === standards.length) return [];
      for (const { meaning, end } of [...phrasesAt(standards, at)].sort(longestFirst)) {
        const rest = restOf(end);
        if (rest) return meaning.kind !== "beside" && !meaning.fills ? [meaning.kind, ...rest] : rest;
      }
      return polite.has(standards[at] as string) ? restOf(at + 1) : null;
    };
    const kinds = restOf(0);
    return kinds === null ? null : (order.find((kind) => kinds.includes(kind)) ?? null);
  };
  return (words) =>
    words.length === 0 || words.length > mostWords
      ? null
      : (read(words.map((w) => w.standard)) ?? read(words.map((w) => w.text)));
}

/** `botnya` is the `bot`. */
const bare = (word: string): string => (word.length > 5 && word.endsWith("nya") ? word.slice(0, -3) : word);

type Saying = Pick<SmallTalkPhrase, "kind" | "fills">;

/** Of phrases that are as long first what is said beside small talk, then what is said by nothing else. */
const longestFirst = (a: Mention<Saying>, b: Mention<Saying>): number => b.end - a.end || rank(a) - rank(b);
const rank = ({ meaning: { kind, fills } }: Mention<Saying>): number => (kind === "beside" ? 0 : 2) + (fills ? 1 : 0);

export const smallTalkIntent = (kind: Kind): Intent => ({ kind: kind === "play" ? "out-of-scope" : kind });
