/** Messages that are small talk from their first word to the last: whatever else their words could mean, nothing is asked of the library. */
import type { Intent } from "./intent.ts";
import { createPhraseFinder, type Mention } from "./phrases.ts";
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
    ),
  );
  const read = (said: readonly string[]): Kind | null => {
    const standards = said.map(bare);
    const [filling = [], deciding = []] = finders.map((find) => find(standards));
    const kinds = new Set<Kind>();
    for (let at = 0; at < standards.length;) {
      const own = longestAt(deciding, at);
      const found = longest([own, longestAt(filling, at)]);
      if (own && found === own && own.meaning !== "beside") kinds.add(own.meaning);
      if (!found && !polite.has(standards[at] as string)) return null;
      at = found?.end ?? at + 1;
    }
    return order.find((kind) => kinds.has(kind)) ?? null;
  };
  return (words) =>
    words.length === 0 || words.length > mostWords
      ? null
      : (read(words.map((w) => w.standard)) ?? read(words.map((w) => w.text)));
}

/** `botnya` is the `bot`. */
const bare = (word: string): string => (word.length > 5 && word.endsWith("nya") ? word.slice(0, -3) : word);

const longestAt = (mentions: readonly Mention<SaidAlone>[], at: number) =>
  longest(mentions.filter((m) => m.start === at));

const longest = (mentions: readonly (Mention<SaidAlone> | undefined)[]): Mention<SaidAlone> | undefined =>
  mentions.reduce(
    (best, m) => (m && (!best || m.end > best.end || (m.end === best.end && best.meaning === "beside")) ? m : best),
    undefined,
  );

export const smallTalkIntent = (kind: Kind): Intent => ({ kind: kind === "play" ? "out-of-scope" : kind });
