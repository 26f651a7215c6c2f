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
  /** In quiet hours too; without it they interrupt the sending. */
  readonly atNight?: boolean;
}

/** Something done to every message of a broadcast that is over, by night too: it makes no sound. */
export interface CorrectionRequest {
  /** As of a broadcast: done once. */
  readonly id: string;
  readonly kind: "edit" | "delete";
  /** The broadcast, at most 48 hours old. */
  readonly of: string;
  /** New content; of a deletion, what is deleted. */
  readonly content: MessageContent;
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
  /** Chunks of recipients that a worker has; also of a stopped broadcast, until what was in flight has arrived. */
  readonly atWork: number;
}

/** What became of one recipient; kept for 48 hours after the end of a broadcast. */
export type BroadcastDelivery =
  | { readonly kind: "sent"; readonly chatId: number; readonly messageId: number }
  | { readonly kind: "failed" | "blocked" | "open"; readonly chatId: number };
