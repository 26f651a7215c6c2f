/** Reads messages against the catalogue as it stands. After an announcement hundreds ask the same in the same words: in one minute it is read once. */
import type { Clock } from "../platform/clock.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { UnderstandingIndex } from "./build-index.ts";
import { type Context, writeContext } from "./context.ts";
import { type Understood, understand } from "./understand.ts";

/** Longer messages are stories, which nobody else writes in the same words. */
const longestKept = 100;
const keptAtMost = 500;

/** @param context what the chat's last question was about */
export type Understanding = (text: string, context: Context) => Understood;

interface Deps {
  /** The index of the current catalogue. */
  readonly index: () => UnderstandingIndex;
  readonly clock: Clock;
  readonly local: LocalTime;
}

export function createUnderstanding({ index: current, clock, local }: Deps): Understanding {
  /** By text and context; of one minute, since programmes are written in minutes, and of one index. */
  const kept = new Map<string, Understood>();
  let index: UnderstandingIndex | undefined;
  let minute = 0;
  return (text, context) => {
    const now = clock.now();
    const nowMinute = Math.floor(now / 60_000);
    if (index !== current() || minute !== nowMinute) kept.clear();
    index = current();
    minute = nowMinute;
    if (text.length > longestKept) return understand(text, { index, now, local, context });
    const key = `${text}\n${writeContext(context)}`;
    const known = kept.get(key);
    if (known) return known;
    const understood = understand(text, { index, now, local, context });
    if (kept.size < keptAtMost) kept.set(key, understood);
    return understood;
  };
}
