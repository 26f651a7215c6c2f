/** A process that stood still longer than its leases last holds its partitions anew: others may have had them meanwhile. */
import { afterEach, expect, it, vi } from "vitest";
import { createInboxStore } from "../../src/inbox/inbox-store.ts";
import { createLeaseStore } from "../../src/inbox/lease-store.ts";
import { createReader } from "../../src/inbox/reader.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { chatPartition, partitions } from "../../src/redis/keys.ts";
import { testRedis } from "../support/redis.ts";

const { redis, keys } = testRedis();
const chat = 7;
const partition = chatPartition(chat);
/** As many as are handled side by side, and as many that wait, in other partitions. */
const others = Array.from({ length: 1_000 }, (_, i) => 1_000 + i)
  .filter((other) => chatPartition(other) !== partition)
  .slice(0, 300);

afterEach(() => void vi.restoreAllMocks());

/** A reader whose hands are full, while two updates of the chat wait; it finds them again when `findAgain` is called. */
async function busyReader(owner: string, firstUpdate: number) {
  const store = createInboxStore(redis, keys, owner);
  let late = Promise.resolve();
  let findAgain = () => {};
  const found = new Set<number>();
  const handled: number[] = [];
  const gates: (() => void)[] = [];
  const reader = createReader({
    redis,
    bell: keys.inboxBell(),
    store: {
      ...store,
      async takePending(number, known) {
        if (number === partition) await late;
        const entries = await store.takePending(number, known);
        found.add(number);
        return entries;
      },
    },
    leases: createLeaseStore(redis, keys, owner),
    logger: silentLogger,
    metrics: createMetrics(),
    handler: async ({ chatId, updateId }) => {
      if (chatId === chat) handled.push(updateId - firstUpdate);
      else await new Promise<void>((open) => gates.push(open));
      return [];
    },
  });
  const receive = (updateId: number, chatId: number) =>
    reader.receive(chatPartition(chatId), [{ updateId: firstUpdate + updateId, chatId, body: "{}" }]);
  await expect.poll(() => found.size).toBe(partitions);
  for (const other of others.slice(0, 150)) await receive(other, other);
  await receive(1, chat);
  await receive(2, chat);
  for (const other of others.slice(150)) await receive(other, other);
  await expect.poll(() => gates.length).toBe(150);

  late = new Promise((open) => (findAgain = open));
  found.clear();
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => now() + 11_000);
  await expect.poll(() => found.size, { timeout: 5_000 }).toBe(partitions - 1);
  const openAll = async () => {
    const waiting = async () =>
      (await Promise.all(Array.from({ length: partitions }, (_, p) => redis.xlen(keys.inbox(p))))).every(
        (n) => n === 0,
      );
    await expect
      .poll(
        async () => {
          for (const open of gates.splice(0)) open();
          return waiting();
        },
        { timeout: 8_000, interval: 5 },
      )
      .toBe(true);
    await reader.stop();
  };
  return { handled, gates, findAgain, found, openAll };
}

it("handles in order what waited for its turn all the while", async () => {
  const { handled, gates, findAgain, found, openAll } = await busyReader("first", 0);
  // The turn of the chat comes before it is found again.
  gates.shift()?.();
  await expect.poll(() => gates.length).toBe(150);
  findAgain();
  await expect.poll(() => found.has(partition)).toBe(true);
  await openAll();
  expect(handled).toEqual([1, 2]);
});

it("leaves alone what others finished meanwhile", async () => {
  const { handled, findAgain, found, openAll } = await busyReader("second", 100_000);
  const [first] = await redis.xrange(keys.inbox(partition), "-", "+");
  await redis.xdel(keys.inbox(partition), first?.[0] ?? "");
  findAgain();
  await expect.poll(() => found.has(partition)).toBe(true);
  await openAll();
  expect(handled).toEqual([2]);
});
