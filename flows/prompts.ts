/** Questions that flows share. Whatever is no answer to the question leaves the dialogue as it is and is handled like any message; then the question is repeated. */
import type { AnswerContext, Conversation } from "../src/telegram/context.ts";
import type { OpenQuestion } from "../src/telegram/session.ts";
import { typedChoice } from "../src/telegram/typed-choice.ts";

/**
 * Asks and waits for an answer, pressed or typed.
 * @param question its hint is said instead of the usual "not understood" to a text that is no answer and no question either
 * @param read the answer in an update, or undefined where the update is none; texts that start with `/` never reach it
 */
export const ask = <A extends string | number | object>(
  conversation: Conversation,
  question: () => OpenQuestion,
  read: (ctx: AnswerContext) => A | undefined,
): Promise<A> =>
  conversation.wait(question, (ctx, { buttons = [] }) => {
    const text = ctx.message?.text ?? "";
    if (text.startsWith("/")) return undefined;
    const words = { yes: ctx.t.plain("dialogue-yes-words"), no: ctx.t.plain("dialogue-no-words") };
    ctx.typedChoice = typedChoice(text, buttons, words);
    return read(ctx);
  });

/** Callback data of a dialogue's own buttons: `d:<dialogue>:<choice>`, so that buttons of an older dialogue do nothing in this one. */
export const choiceData = (dialogue: string, choice: string): string => `d:${dialogue}:${choice}`;

/** The choice in a button of this dialogue, pressed or typed. */
export function readChoice(ctx: AnswerContext, dialogue: string): string | undefined {
  const prefix = choiceData(dialogue, "");
  const data = ctx.callbackQuery?.data ?? ctx.typedChoice;
  return data?.startsWith(prefix) ? data.slice(prefix.length) : undefined;
}

export const oneOf = <C extends string>(value: string | undefined, choices: readonly C[]): C | undefined =>
  choices.find((choice) => choice === value);
