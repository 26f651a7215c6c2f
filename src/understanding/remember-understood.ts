/** After an announcement hundreds ask the same in the same words: in one minute it is read once. */
import type { Clock } from "../platform/clock.ts";
import { keptBriefly } from "../platform/kept-briefly.ts";
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
  const kept = keptBriefly<string, Understood>(keptAtMost);
  let index: UnderstandingIndex | undefined;
  let minute = 0;
  return (text, context) => {
    const nowMinute = Math.floor(clock.now() / minuteMs);
    if (index !== current() || minute !== nowMinute) kept.clear();
    index = current();
    minute = nowMinute;
    if (text.length > longestKept) return understand(text, context);
    const key = `${withoutQuestion(context)}${text}`;
    const known = kept.get(key);
    if (known) return known;
    const understood = understand(text, context);
    kept.set(key, understood);
    return understood;
  };
}

const written = new WeakMap<Context, string>();

/** Nothing is understood by the last message itself. */
function withoutQuestion(context: Context): string {
  let text = written.get(context);
  if (text === undefined) written.set(context, (text = writeContext({ ...context, question: null })));
  return text;
}
