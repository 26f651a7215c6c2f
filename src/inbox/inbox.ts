/** Updates are stored before Telegram is told they arrived, then handled once, in order per chat; processes share the partitions. */
import { randomUUID } from "node:crypto";
import { groupBy } from "../platform/group-by.ts";
import type { Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { RedisClient } from "../redis/connect.ts";
import { chatPartition, type Keys } from "../redis/keys.ts";
import { createInboxStore } from "./inbox-store.ts";
import { createLeaseStore } from "./lease-store.ts";
import { createReader, type Reader } from "./reader.ts";
import type { Inbox } from "./update.ts";

export interface InboxOptions {
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /**
   * Name of this process. A name that stays over restarts takes its partitions back at once after a crash, instead of
   * after 10 seconds; never shared by two living processes. By default a new one each time.
   */
  readonly owner?: string;
}

export function createInbox({ redis, keys, logger, metrics, owner = randomUUID() }: InboxOptions): Inbox {
  const store = createInboxStore(redis, keys, owner);
  let reader: Reader | undefined;
  return {
    async append(updates) {
      const elsewhere: number[] = [];
      const stored = [...groupBy(updates, ({ chatId }) => chatPartition(chatId))].map(
        async ([partition, ofPartition]) => {
          const isOurs = await reader?.receive(partition, ofPartition);
          if (isOurs) return;
          await store.take(partition, ofPartition, 0);
          elsewhere.push(partition);
        },
      );
      await Promise.all(stored);
      if (elsewhere.length > 0) await redis.publish(keys.inboxBell(), elsewhere.join(","));
    },

    readRecord: store.readRecord,
    countBuried: async (chatId) => (await store.buriedOf(chatId)).length,
    forgetBuried: async (chatId) => store.forgetBuried(chatId, await store.buriedOf(chatId)),

    run(handler) {
      const leases = createLeaseStore(redis, keys, owner);
      reader = createReader({ redis, bell: keys.inboxBell(), store, leases, handler, logger, metrics });
      return reader;
    },
  };
}
