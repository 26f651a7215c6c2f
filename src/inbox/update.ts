/** An update on its way through the inbox, which does not look into it. */
export interface IncomingUpdate {
  /** Telegram's update id: the same id is handled once. */
  readonly updateId: number;
  /** Updates of one chat are handled in order, one at a time. */
  readonly chatId: number;
  /** The update as JSON. */
  readonly body: string;
  /** The same as an object, where this process has it; what Redis hands out from earlier comes without. */
  readonly update?: unknown;
  /** Of an update that a webhook brought. */
  readonly response?: OpenResponse | undefined;
}

/** The response that Telegram waits for while an update is stored: it may confirm a tap, and nobody learns whether that arrived. */
export interface OpenResponse {
  /** @returns whether it does, also when asked again; false where it went before it was asked */
  confirm(callbackQueryId: string): boolean;
}

/** What is kept about a chat: fields and values of its resident; its dialogue; what its last question was about. */
export type ChatRecord = readonly [resident: readonly string[], dialogue: string | null, context: string | null];

export interface InboxEntry extends IncomingUpdate {
  /** Place in the inbox, ascending within a chat. */
  readonly id: string;
  /** As nothing of the chat has changed since the update was stored; undefined where something may have: it is still to be read. */
  readonly record?: ChatRecord | undefined;
  /** 1 at first; 2 or more after a crash or a handler that threw. */
  readonly attempt: number;
  /** How many updates the chat sent, this one included, without waiting for an answer to any; 1 when not known. */
  readonly inRow?: number;
}

/** A command that is carried out in the step that acknowledges an update; its key belongs to the chat's partition. */
export interface Write {
  /** Of Redis, with one key: `SET`, `ZADD` … */
  readonly command: string;
  readonly key: string;
  /** What follows the key. */
  readonly args: readonly (string | number)[];
}

/**
 * Handles one update. What it returns is written in one step with the acknowledgement.
 * It is called again for the same update after a crash or a throw, so outside effects must bear repetition.
 */
export type Handler = (entry: InboxEntry) => Promise<readonly Write[]>;

export interface Inbox {
  /** Resolves when Redis has the updates; those already known are dropped. */
  append(updates: readonly IncomingUpdate[]): Promise<void>;
  /** What is kept about a chat now. */
  readRecord(chatId: number): Promise<ChatRecord>;
  /** How many updates of a chat could not be handled and are kept for inspection. */
  countBuried(chatId: number): Promise<number>;
  forgetBuried(chatId: number): Promise<void>;
  /** Hands updates to the handler until `stop`; chats side by side. */
  run(handler: Handler): RunningInbox;
}

export interface RunningInbox {
  /** Whether this process reads at least one partition: part of readiness. */
  readonly reading: boolean;
  /** Takes no more updates, waits for handlers at work, gives its partitions back. */
  stop(): Promise<void>;
}
