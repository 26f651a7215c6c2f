/** What handlers and flows are given with each update. */
import type { Conversation, ConversationFlavor } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { Update } from "grammy/types";
import type { MessageContent } from "../outbox/message.ts";
import type { T } from "../platform/texts.ts";
import type { OpenQuestion, Session } from "./session.ts";

interface UpdateFlavor {
  /** Known about the chat before this update; handlers change it, the acknowledgement of the update writes it. */
  session: Session;
  /** Texts in the resident's language. */
  t: T;
  /** Shown at the top of the screen when the pressed button is confirmed. */
  toast?: string;
}

/** Where no dialogue runs and none can begin. */
export type WordsContext = Context & UpdateFlavor;
/** Outside of dialogues. */
export type BotContext = ConversationFlavor<WordsContext>;
/** Inside of a dialogue: what it needs of the outside comes through `conversation.external`. */
export type FlowContext = Context & {
  /** Data of the button of the open question that a typed text names. */
  typedChoice?: string | undefined;
  asking: Asking;
};

/** What a flow says and asks with this update: sent once it waits or ends, so that a replay sends nothing again. */
export interface Asking {
  said: MessageContent[];
  question: OpenQuestion | undefined;
  /** Texts in the resident's language, as of this update. */
  readonly t: T;
}
export type FlowConversation = Conversation<BotContext, FlowContext> & { readonly asking: Asking };

/** An update in the log of a dialogue, with the answer that the flow read in it. */
export type LoggedUpdate = Update & { answer?: unknown };
