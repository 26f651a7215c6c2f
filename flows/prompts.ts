/** Questions that flows share. Whatever is no answer to the question leaves the dialogue as it is and is handled like any message; then the question is repeated. */
import type { MessageContent } from "../src/outbox/message.ts";
import type { Html } from "../src/platform/markup.ts";
import type { FlowContext, FlowConversation } from "../src/telegram/context.ts";
import { reply, send } from "../src/telegram/reply.ts";
import type { OpenQuestion } from "../src/telegram/session.ts";
import { typedChoice } from "../src/telegram/typed-choice.ts";

/** Sends a message within a dialogue. */
export const say = (ctx: FlowContext, content: MessageContent): Promise<void> => reply(ctx, content);

/**
 * Asks and waits for an answer.
 * @param read the answer in an update, or undefined where the update is none. Texts that start with `/` never reach it.
 *   What it says is logged: a replay does not ask it again, so it may look at the clock and the catalogue.
 * @param hint said instead of the usual "not understood" when a text is no answer and no question either
 */
export async function ask<A extends string | number | object>(
  conversation: FlowConversation,
  ctx: FlowContext,
  question: MessageContent,
  read: (ctx: FlowContext) => A | undefined,
  hint?: Html,
): Promise<{ answer: A; ctx: FlowContext }> {
  await pose(conversation, ctx, { ...question, ...(hint ? { hint } : {}) });
  const next = await conversation.wait();
  const answer = await conversation.external((outer) => {
    const text = next.message?.text ?? "";
    if (text.startsWith("/")) return null;
    next.typedChoice = typedChoice(text, question.buttons ?? [], {
      yes: outer.t.plain("dialogue-yes-words"),
      no: outer.t.plain("dialogue-no-words"),
    });
    return read(next) ?? null;
  });
  return answer === null ? conversation.skip({ next: true }) : { answer, ctx: next };
}

/** One step of the log, and the message is not kept in it: every later step of the dialogue replays what is there. */
async function pose(conversation: FlowConversation, ctx: FlowContext, question: OpenQuestion): Promise<void> {
  let failure: unknown;
  await conversation.external(async (outer) => {
    try {
      await send(outer.api, ctx.chatId as number, question);
      outer.session.question = question;
    } catch (error) {
      // Of an error the log would keep the message only.
      failure = error;
    }
  });
  if (failure !== undefined) throw failure as Error;
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
