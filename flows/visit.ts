/** What the steps of a dialogue share. */
import type { T } from "../src/platform/texts.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { Conversation } from "../src/telegram/context.ts";

export interface Visit {
  readonly deps: BotDeps;
  readonly conversation: Conversation;
  /** Texts in the language of whom it talks with. */
  readonly t: T;
  /** Tells the buttons of this dialogue from those of an older one. */
  readonly dialogue: string;
}

export const beginVisit = (deps: BotDeps, conversation: Conversation): Visit => ({
  deps,
  conversation,
  t: conversation.t,
  dialogue: conversation.id,
});
