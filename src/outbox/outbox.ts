/** What the program sends unprompted goes in here; workers send it at the set pace, urgent before reminders before broadcasts. */
import type { BroadcastDelivery, BroadcastProgress, BroadcastRequest } from "./broadcast.ts";
import type { OutboxMessage } from "./message.ts";

export interface Outbox {
  /** Resolves when Redis has the messages. A message whose id was put in before is dropped. */
  enqueue(messages: readonly OutboxMessage[]): Promise<void>;
  /** Resolves when the whole audience is stored. Does nothing for a broadcast that was stored completely before. */
  startBroadcast(request: BroadcastRequest): Promise<void>;
  /** @returns undefined for an unknown id or more than 48 hours after its end */
  progress(broadcastId: string): Promise<BroadcastProgress | undefined>;
  /** No message of it starts after this resolves, but those in flight arrive. */
  stopBroadcast(broadcastId: string): Promise<void>;
  /** Every recipient in the order of sending, for reports and recall. */
  deliveries(broadcastId: string): AsyncIterable<BroadcastDelivery>;
}
