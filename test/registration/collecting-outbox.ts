/** An outbox that keeps what is put in, a message id once, like the real one. */
import type { OutboxMessage } from "../../src/outbox/message.ts";

export interface CollectingOutbox {
  enqueue(messages: readonly OutboxMessage[]): Promise<void>;
  /** In the order in which they came. */
  readonly messages: OutboxMessage[];
  /** How often something was put in, repetitions included. */
  attempts(): number;
  /** From now on putting in fails. */
  breakDown(broken: boolean): void;
}

export function collectingOutbox(): CollectingOutbox {
  const messages: OutboxMessage[] = [];
  const ids = new Set<string>();
  let attempts = 0;
  let broken = false;
  return {
    messages,
    attempts: () => attempts,
    breakDown: (state) => {
      broken = state;
    },
    enqueue: async (added) => {
      if (broken) throw new Error("Redis is away");
      for (const message of added) {
        attempts++;
        if (ids.has(message.id)) continue;
        ids.add(message.id);
        messages.push(message);
      }
    },
  };
}
