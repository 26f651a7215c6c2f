/** The state of dialogues lives in the session of the update, so that it travels with everything else; of what happened it keeps only what a replay looks at. */
import type { ConversationData, ConversationStorage, ReplayState } from "@grammyjs/conversations";
import type { ApiResponse, Message, Update } from "grammy/types";
import type { BotContext } from "./context.ts";
import { dialogueForm } from "./session.ts";

type Adapter = Extract<ConversationStorage<BotContext, ConversationData>, { type: "context" }>["adapter"];
type Stored = Awaited<ReturnType<Adapter["read"]>>;

export const conversationStorage: ConversationStorage<BotContext, ConversationData> = {
  type: "context",
  version: dialogueForm,
  adapter: {
    read: (ctx) => ctx.session.dialogue as Stored,
    write: (ctx, stored) => {
      for (const { replay } of Object.values(stored.state).flat()) shorten(replay);
      ctx.session.dialogue = stored;
    },
    delete: (ctx) => {
      ctx.session.dialogue = undefined;
      ctx.session.question = undefined;
    },
  },
};

/**
 * The plugin logs whole updates and what Telegram answered, each with its text and buttons, and the log is read, copied
 * and written at every step. A replay needs who wrote or tapped what, where, and whether a message was sent.
 */
function shorten({ send, receive }: ReplayState): void {
  for (const op of receive) {
    const kind = send[op.send]?.payload;
    if (kind === "wait") op.returnValue = shortUpdate(op.returnValue as Update);
    else if (kind !== "external") op.returnValue = shortAnswer(op.returnValue as LoggedCall);
  }
}

function shortUpdate(update: Update): Update {
  const { callback_query: tap } = update;
  if (!tap?.message) return update;
  const { message_id, chat, date } = tap.message;
  return { ...update, callback_query: { ...tap, message: { message_id, chat, date } } };
}

/** As the plugin logs a call of the Bot API that came to an answer. */
type LoggedCall =
  { readonly ok: true; readonly res: ApiResponse<Message | true> } | { readonly ok: false; readonly err: unknown };

function shortAnswer(call: LoggedCall): LoggedCall | { readonly ok: true; readonly res: ApiResponse<object> } {
  if (!call.ok || !call.res.ok || call.res.result === true) return call;
  const { message_id } = call.res.result;
  return { ok: true, res: { ok: true, result: { message_id } } };
}
