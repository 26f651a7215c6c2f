import { expect, it } from "vitest";
import { createInbox } from "../../src/inbox/inbox.ts";
import type { InboxEntry } from "../../src/inbox/update.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { chatPartition } from "../../src/redis/keys.ts";
import { testRedis } from "../support/redis.ts";

const { redis, keys } = testRedis();

it("handles once, and with what is kept by then, what waited here while others held its chat", async () => {
  const box = createInbox({ redis, keys, logger: silentLogger, metrics: createMetrics(), owner: "us" });
  const append = (updateId: number, chatId: number) =>
    box.append([{ updateId, chatId, body: JSON.stringify({ update_id: updateId }) }]);
  const chat = 7;
  const lease = keys.inboxLease(chatPartition(chat));
  const handled: InboxEntry[] = [];
  let open = () => {};
  const gate = new Promise<void>((opened) => (open = opened));
  const running = box.run(async (entry) => {
    handled.push(entry);
    if (entry.chatId !== chat) await gate;
    return [];
  });
  await append(1, chat);
  await expect.poll(() => redis.xlen(keys.inbox(chatPartition(chat)))).toBe(0);
  // As many as are handled side by side: the next one waits, the record of its chat with it.
  const busy = Array.from({ length: 150 }, (_, i) => 1_000 + i);
  for (const other of busy) await append(other, other);
  await append(2, chat);
  await redis.set(lease, "somebody else", "PX", 1_500);
  await redis.set(keys.dialogue(chat), "newer");
  await expect.poll(() => redis.get(lease), { timeout: 8_000 }).toBe("us");
  // Once it is ours again, what nobody finished is fetched again.
  await append(3, chat);
  open();
  await expect.poll(() => handled.length, { timeout: 8_000 }).toBe(1 + busy.length + 2);
  await running.stop();
  const ids = handled.map((entry) => entry.updateId);
  expect(new Set(ids).size).toBe(ids.length);
  const records = handled.filter((entry) => entry.chatId === chat).map((entry) => entry.record?.[1]);
  expect(records.slice(1)).toEqual([undefined, undefined]);
});
