/** After an announcement hundreds ask the same in the same words: in one minute it is read once. */
import type { Clock } from "../platform/clock.ts";
import type { UnderstandingIndex } from "./build-index.ts";
import { type Context, writeContext } from "./context.ts";
import type { Understood } from "./understand.ts";

/** Longer messages are stories, which nobody else writes in the same words. */
const longestKept = 100;
const keptAtMost = 500;
const minuteMs = 60_000;

/** @param context what the chat's last question was about */
export type Understanding = (text: string, context: Context) => Understood;

interface Deps {
  readonly understand: Understanding;
  /** The index by which it understands now. */
  readonly index: () => UnderstandingIndex;
  readonly clock: Clock;
}

/** For questions: what people say about themselves is not held on to, here or in the context. */
export function rememberUnderstood({ understand, index: current, clock }: Deps): Understanding {
  /** By context and text; of one minute, since programmes are written in minutes, and of one index. */
  const kept = new Map<string, Understood>();
  let index: UnderstandingIndex | undefined;
  let minute = 0;
  let forgetting: NodeJS.Timeout | undefined;
  const forget = () => {
    kept.clear();
    forgetting = undefined;
  };
  return (text, context) => {
    const nowMinute = Math.floor(clock.now() / minuteMs);
    if (index !== current() || minute !== nowMinute) kept.clear();
    index = current();
    minute = nowMinute;
    if (text.length > longestKept) return understand(text, context);
    const key = `${writeContext({ ...context, question: null })}${text}`;
    const known = kept.get(key);
    if (known) return known;
    const understood = understand(text, context);
    if (kept.size < keptAtMost) kept.set(key, understood);
    forgetting ??= setTimeout(forget, minuteMs).unref();
    return understood;
  };
}
