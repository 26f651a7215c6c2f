/** Messages that are small talk from their first word to the last: whatever else their words could mean, nothing is asked of the library. */
import type { Intent } from "./intent.ts";
import { createPhraseFinder, type Mention, particles } from "./phrases.ts";
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
  const finders = [true, false].map((fills) =>
    createPhraseFinder(
      phrases.filter((p) => p.fills === fills).map(({ kind, words }) => ({ meaning: kind, words: words.map(bare) })),
      // `hari ini kelas apa` asks for more than `ini apa`.
      particles,
    ),
  );
  const read = (said: readonly string[]): Kind | null => {
    const standards = said.map(bare);
    const [filling = [], deciding = []] = finders.map((find) => find(standards));
    const decides = new Set(deciding);
    const all = [...deciding, ...filling].sort((a, b) => b.end - a.end || rank(a) - rank(b));
    /** Kinds said from a word to the end; null where a word is left over. Longer phrases are tried first. */
    const restOf = (at: number): readonly Kind[] | null => {
      if (at === standards.length) return [];
      for (const found of all) {
        const rest = found.start === at ? restOf(found.end) : null;
        if (rest) return found.meaning !== "beside" && decides.has(found) ? [found.meaning, ...rest] : rest;
      }
      return polite.has(standards[at] as string) ? restOf(at + 1) : null;
    };
    const kinds = restOf(0);
    return order.find((kind) => kinds?.includes(kind)) ?? null;
  };
  return (words) =>
    words.length === 0 || words.length > mostWords
      ? null
      : (read(words.map((w) => w.standard)) ?? read(words.map((w) => w.text)));
}

/** `botnya` is the `bot`. */
const bare = (word: string): string => (word.length > 5 && word.endsWith("nya") ? word.slice(0, -3) : word);

/** Of two phrases that are as long the one that only fills. */
const rank = ({ meaning }: Mention<SaidAlone>): number => (meaning === "beside" ? 0 : 1);

export const smallTalkIntent = (kind: Kind): Intent => ({ kind: kind === "play" ? "out-of-scope" : kind });
