/** After an announcement hundreds ask the same: whoever asks it at one moment gets one answer, worked out once. */
import type { Context } from "../understanding/context.ts";
import type { Intent } from "../understanding/intent.ts";
import type { Answer } from "./answer.ts";
import { rememberShown } from "./remember-shown.ts";

interface Answered {
  readonly answer: Answer;
  /** What is known about the chat's question afterwards. */
  readonly context: Context;
}

/** @param context as the question was understood */
export type Answering = (intent: Intent, context: Context) => Promise<Answered>;

/**
 * The same is what is the same object: `rememberUnderstood` gives everybody one intent and one context for the same words.
 * @param answer called once for all who ask the same in one turn of the event loop
 */
export function answerTogether(answer: (intent: Intent) => Promise<Answer>): Answering {
  const asked = new Map<Intent, { readonly context: Context; readonly answered: Promise<Answered> }>();
  return (intent, context) => {
    const same = asked.get(intent);
    if (same?.context === context) return same.answered;
    if (asked.size === 0) setImmediate(() => asked.clear());
    const answered = answer(intent).then((given) => ({
      answer: given,
      context: rememberShown(context, intent, given),
    }));
    asked.set(intent, { context, answered });
    return answered;
  };
}
