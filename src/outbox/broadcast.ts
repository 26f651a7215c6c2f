/** One content for many chats. */
import type { MessageContent } from "./message.ts";

export interface BroadcastRequest {
  /** The same id is sent once; a call that was interrupted is repeated with the same id. */
  readonly id: string;
  readonly content: MessageContent;
  /** Chat ids in chunks of any size, each chat once. Read completely before the first message is sent. */
  readonly audience: AsyncIterable<readonly number[]>;
  /** Epoch ms of the program's clock; without it at once. */
  readonly startAt?: number;
}

/**
 * `gathering`: the audience is still being read (after a crash: call `startBroadcast` again). `waiting`: for `startAt`.
 * `sending`, then `done`; or `stopped` by `stopBroadcast`.
 */
export const broadcastStates = ["gathering", "waiting", "sending", "done", "stopped"] as const;
export type BroadcastState = (typeof broadcastStates)[number];

export interface BroadcastProgress {
  readonly state: BroadcastState;
  readonly total: number;
  readonly sent: number;
  readonly failed: number;
  /** Recipients who blocked the bot or are gone. */
  readonly blocked: number;
}

/** What became of one recipient; kept for 48 hours after the end of a broadcast. */
export type BroadcastDelivery =
  | { readonly kind: "sent"; readonly chatId: number; readonly messageId: number }
  | { readonly kind: "failed" | "blocked" | "open"; readonly chatId: number };
