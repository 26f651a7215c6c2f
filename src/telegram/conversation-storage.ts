/** The state of dialogues lives in the session of the update, so that it travels with everything else; of what happened it keeps only what a replay looks at. */
import type { ConversationData, ConversationStorage, ReplayState } from "@grammyjs/conversations";
import type { ApiResponse, Message } from "grammy/types";
import type { BotContext, LoggedUpdate } from "./context.ts";
import { dialogueForm } from "./session.ts";

type Adapter = Extract<ConversationStorage<BotContext, ConversationData>, { type: "context" }>["adapter"];
type Stored = Awaited<ReturnType<Adapter["read"]>>;

export const conversationStorage: ConversationStorage<BotContext, ConversationData> = {
  type: "context",
  version: dialogueForm,
  adapter: {
    read: (ctx) => {
      const stored = ctx.session.dialogue as Stored;
      for (const { replay } of statesOf(stored)) complete(replay, ctx);
      return stored;
    },
    write: (ctx, stored) => {
      for (const { replay } of statesOf(stored)) shorten(replay);
      ctx.session.dialogue = stored;
    },
    delete: (ctx) => {
      ctx.session.dialogue = undefined;
      ctx.session.question = undefined;
    },
  },
};

const statesOf = (stored: Stored) => (stored ? Object.values(stored.state).flat() : []);

/**
 * The plugin logs whole updates and what Telegram answered, and the log is read, copied and written at every step. A
 * replay needs the answer that was read in an update, whether a button was tapped and of which message, and whether a
 * message was sent. Who writes is the same all the time: one person in a private chat.
 */
function shorten({ send, receive }: ReplayState): void {
  for (const op of receive) {
    const kind = send[op.send]?.payload;
    if (kind === "wait") op.returnValue = shortUpdate(op.returnValue as LoggedUpdate);
    else if (kind !== "external") op.returnValue = shortAnswer(op.returnValue as LoggedCall);
  }
}

/** Id of the update, then the message that was tapped (else 0) and the answer. */
type ShortUpdate = readonly [updateId: number, tapped: number, answer?: unknown];

function shortUpdate({ update_id, callback_query, answer }: LoggedUpdate): ShortUpdate {
  const tapped = callback_query?.message?.message_id ?? 0;
  return answer === undefined ? [update_id, tapped] : [update_id, tapped, answer];
}

/** Whole enough again for the contexts of a replay. */
function complete({ send, receive }: ReplayState, ctx: BotContext): void {
  for (const op of receive)
    if (send[op.send]?.payload === "wait") op.returnValue = fullUpdate(op.returnValue as ShortUpdate, ctx);
}

function fullUpdate([update_id, tapped, answer]: ShortUpdate, { chat, from }: BotContext): LoggedUpdate {
  const message = { message_id: tapped, chat, from, date: 0 } as Message.TextMessage;
  const update =
    tapped === 0 ? { message } : { callback_query: { id: "", from, chat_instance: "", data: "", message } };
  return { update_id, ...update, ...(answer !== undefined && { answer }) } as LoggedUpdate;
}

/** As the plugin logs a call of the Bot API that came to an answer. */
type LoggedCall =
  { readonly ok: true; readonly res: ApiResponse<Message | true> } | { readonly ok: false; readonly err: unknown };

function shortAnswer(call: LoggedCall): LoggedCall | { readonly ok: true; readonly res: ApiResponse<object> } {
  if (!call.ok || !call.res.ok || call.res.result === true) return call;
  const { message_id } = call.res.result;
  return { ok: true, res: { ok: true, result: { message_id } } };
}
