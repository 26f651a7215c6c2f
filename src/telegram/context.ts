/** What handlers and flows are given with each update. */
import type { Context } from "grammy";
import type { User } from "grammy/types";
import type { OpenResponse } from "../inbox/update.ts";
import type { MessageContent } from "../outbox/message.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import type { OpenQuestion, Session } from "./session.ts";

interface UpdateFlavor {
  /** Known about the chat before this update; handlers change it, the acknowledgement of the update writes it. */
  session: Session;
  /** Texts in the resident's language. */
  t: T;
  /** Shown at the top of the screen when the pressed button is confirmed. */
  toast?: string;
  /** Whether the pressed button was confirmed already. */
  confirmed?: boolean | undefined;
  readonly response?: OpenResponse | undefined;
}

/** Where no dialogue runs and none can begin. */
export type WordsContext = Context & UpdateFlavor;

export type BotContext = WordsContext & {
  /** Begins a dialogue, with what its flow is given; one that runs makes way. */
  begin(flowId: string, ...args: string[]): Promise<void>;
};

/** An update that may answer the question of a dialogue. */
export type AnswerContext = WordsContext & {
  /** Data of the button of the open question that a typed text names. */
  typedChoice?: string | undefined;
};

/**
 * What a flow talks through. It is an ordinary function that waits for answers; where its run is gone, it runs from its
 * beginning, and is given what it was given before (flow-run.ts). So it does nothing but talk through this.
 */
export interface Conversation {
  /** Tells the buttons of this dialogue from those of an older one. */
  readonly id: string;
  readonly residentId: ResidentId;
  readonly from: User | undefined;
  /** Texts in the resident's language, as of this update. */
  readonly t: T;
  /** Of the message or tap that it began with or that answered the latest question. */
  readonly updateId: number;
  /** The message whose button was pressed then, else 0. */
  readonly tapped: number;
  /** Once it waits or is over. */
  say(content: MessageContent): void;
  /**
   * Whatever a replay must not do again or would find otherwise: effects, the clock, all that is kept. It is to be awaited;
   * what it throws ends the dialogue.
   * @param task gives JSON that nobody changes later
   * @returns a copy of that as the log keeps it, null for nothing
   */
  external<R>(task: (ctx: WordsContext) => R | Promise<R>): Promise<R>;
  /**
   * Asks and waits for an answer.
   * @param question called when it is asked, and again where the dialogue that waits for its answer is brought back: made
   *   of what the flow was given and nothing else
   * @param read the answer in an update, or undefined where the update is none. What it says is logged with the update: it
   *   may look at the clock and the catalogue.
   */
  wait<A extends string | number | object>(
    question: () => OpenQuestion,
    read: (ctx: AnswerContext, question: OpenQuestion) => A | undefined,
  ): Promise<A>;
  /** Ends the dialogue; the update is handled like any other. */
  halt(): Promise<never>;
}
