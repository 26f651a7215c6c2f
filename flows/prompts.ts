/** Questions that flows share. Whatever is no answer to the question leaves the dialogue as it is and is handled like any message; then the question is repeated. */
import type { MessageContent } from "../src/outbox/message.ts";
import type { FlowContext, FlowConversation } from "../src/telegram/context.ts";
import { messageOptions } from "../src/telegram/keyboards.ts";

/** Sends a message within a dialogue. */
export async function say(ctx: FlowContext, content: MessageContent): Promise<void> {
  await ctx.reply(content.text, messageOptions(content));
}

/**
 * Asks and waits for an answer.
 * @param read the answer in an update, or undefined where the update is none. Texts that start with `/` never reach it.
 */
export async function ask<A>(
  conversation: FlowConversation,
  ctx: FlowContext,
  question: MessageContent,
  read: (ctx: FlowContext) => A | undefined,
): Promise<{ answer: A; ctx: FlowContext }> {
  await say(ctx, question);
  await conversation.external((outer) => {
    outer.session.question = question;
  });
  const readAnswer = (next: FlowContext) => (next.message?.text?.startsWith("/") ? undefined : read(next));
  const answered = await conversation.waitUntil((next) => readAnswer(next) !== undefined, { next: true });
  return { answer: readAnswer(answered) as A, ctx: answered };
}

/** Callback data of a dialogue's own buttons: `d:<dialogue>:<choice>`, so that buttons of an older dialogue do nothing in this one. */
export const choiceData = (dialogue: string, choice: string): string => `d:${dialogue}:${choice}`;

/** The choice in a button of this dialogue. */
export function readChoice(ctx: FlowContext, dialogue: string): string | undefined {
  const prefix = choiceData(dialogue, "");
  const data = ctx.callbackQuery?.data;
  return data?.startsWith(prefix) ? data.slice(prefix.length) : undefined;
}
