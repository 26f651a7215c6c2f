/** The state of dialogues lives in the session of the update, so that it travels with everything else. */
import type { ConversationData, ConversationStorage } from "@grammyjs/conversations";
import type { BotContext } from "./context.ts";

type Adapter = Extract<ConversationStorage<BotContext, ConversationData>, { type: "context" }>["adapter"];
type Stored = Awaited<ReturnType<Adapter["read"]>>;

export const conversationStorage: ConversationStorage<BotContext, ConversationData> = {
  type: "context",
  version: 1,
  adapter: {
    read: (ctx) => ctx.session.dialogue as Stored,
    write: (ctx, state) => {
      ctx.session.dialogue = state;
    },
    delete: (ctx) => {
      ctx.session.dialogue = undefined;
      ctx.session.question = undefined;
    },
  },
};
