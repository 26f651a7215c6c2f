/** Questions that flows share. Whatever is no answer to the question leaves the dialogue as it is and is handled like any message; then the question is repeated. */
import type { MessageContent } from "../src/outbox/message.ts";
import type { Html } from "../src/platform/markup.ts";
import type { Asking, FlowContext, FlowConversation, LoggedUpdate } from "../src/telegram/context.ts";
import { typedChoice } from "../src/telegram/typed-choice.ts";

/** Says something within a dialogue. */
export function say({ asking }: FlowContext, content: MessageContent): void {
  asking.said.push(content);
}

/**
 * Asks and waits for an answer.
 * @param read the answer in an update, or undefined where the update is none. Texts that start with `/` never reach it.
 *   What it says is logged with the update: a replay does not ask it again, so it may look at the clock and the catalogue.
 * @param hint said instead of the usual "not understood" when a text is no answer and no question either
 */
export async function ask<A extends string | number | object>(
  conversation: FlowConversation,
  question: MessageContent,
  read: (ctx: FlowContext) => A | undefined,
  hint?: Html,
): Promise<{ answer: A; ctx: FlowContext }> {
  const { asking } = conversation;
  asking.question = { ...question, ...(hint ? { hint } : {}) };
  const next = await conversation.wait();
  // It waited here before, and all that was sent then.
  asking.said = [];
  asking.question = undefined;
  next.asking = asking;
  const update: LoggedUpdate = next.update;
  update.answer ??= answerIn(next, question, asking, read);
  return update.answer === undefined ? conversation.skip({ next: true }) : { answer: update.answer as A, ctx: next };
}

function answerIn<A>(
  ctx: FlowContext,
  { buttons = [] }: MessageContent,
  { t }: Asking,
  read: (ctx: FlowContext) => A | undefined,
): A | undefined {
  const text = ctx.message?.text ?? "";
  if (text.startsWith("/")) return undefined;
  const words = { yes: t.plain("dialogue-yes-words"), no: t.plain("dialogue-no-words") };
  ctx.typedChoice = typedChoice(text, buttons, words);
  return read(ctx);
}

/** Callback data of a dialogue's own buttons: `d:<dialogue>:<choice>`, so that buttons of an older dialogue do nothing in this one. */
export const choiceData = (dialogue: string, choice: string): string => `d:${dialogue}:${choice}`;

/** The choice in a button of this dialogue, pressed or typed. */
export function readChoice(ctx: FlowContext, dialogue: string): string | undefined {
  const prefix = choiceData(dialogue, "");
  const data = ctx.callbackQuery?.data ?? ctx.typedChoice;
  return data?.startsWith(prefix) ? data.slice(prefix.length) : undefined;
}

export const oneOf = <C extends string>(value: string | undefined, choices: readonly C[]): C | undefined =>
  choices.find((choice) => choice === value);
