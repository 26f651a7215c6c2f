import { randomUUID } from "node:crypto";
import { Cluster, type Redis } from "ioredis";
import { afterEach, describe, expect, it } from "vitest";
import { createInbox } from "../../src/inbox/inbox.ts";
import { createInboxStore } from "../../src/inbox/inbox-store.ts";
import type { Handler, IncomingUpdate, InboxEntry, RunningInbox } from "../../src/inbox/update.ts";
import type { ResidentId } from "../../src/platform/ids.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { chatPartition, partitions } from "../../src/redis/keys.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

const nodesOf = (redis: Redis | Cluster): Redis[] => (redis instanceof Cluster ? redis.nodes("master") : [redis]);

describe.each(redisKinds)("inbox on %s Redis", (kind) => {
  const { redis, keys: fileKeys } = testRedis(kind);
  let keys = fileKeys;
  const running: RunningInbox[] = [];
  const inbox = (owner?: string) =>
    createInbox({ redis, keys, logger: silentLogger, metrics: createMetrics(), ...(owner ? { owner } : {}) });
  const run = (of: ReturnType<typeof inbox>, handler: Handler) => {
    const started = of.run(handler);
    running.push(started);
    return started;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((r) => r.stop()));
    const { createKeys } = await import("../../src/redis/keys.ts");
    keys = createKeys(`t${randomUUID().slice(0, 8)}`);
  });

  const update = (updateId: number, chatId: number): IncomingUpdate => ({
    updateId,
    chatId,
    body: JSON.stringify({ update_id: updateId }),
  });
  const waitingIn = async () => {
    const lengths = await Promise.all(Array.from({ length: partitions }, (_, p) => redis.xlen(keys.inbox(p))));
    return lengths.reduce((sum, n) => sum + n, 0);
  };
  /** A handler that keeps what it was given; `seen(n)` resolves with the first n. */
  const recorder = () => {
    const entries: InboxEntry[] = [];
    const waiting: { n: number; done: (e: InboxEntry[]) => void }[] = [];
    return {
      entries,
      handler: async (entry: InboxEntry) => {
        entries.push(entry);
        for (const w of waiting) if (entries.length >= w.n) w.done(entries);
        return [];
      },
      seen: (n: number) =>
        entries.length >= n ? Promise.resolve(entries) : new Promise<InboxEntry[]>((done) => waiting.push({ n, done })),
    };
  };

  it("hands on what was stored before it ran and what is stored while it runs", async () => {
    const box = inbox();
    await box.append([update(1, 7)]);
    const { handler, seen } = recorder();
    run(box, handler);
    await seen(1);
    await box.append([update(2, 7), update(3, 8)]);
    const entries = await seen(3);
    expect(entries.map((e) => e.updateId).sort()).toEqual([1, 2, 3]);
    expect(entries[0]).toMatchObject({ chatId: 7, body: '{"update_id":1}', attempt: 1 });
  });

  it("drops an update that was stored before, even after it was handled", async () => {
    const box = inbox();
    const { handler, seen, entries } = recorder();
    run(box, handler);
    await box.append([update(65_535, 7), update(65_536, 7), update(65_535, 7)]);
    await seen(2);
    await box.append([update(65_535, 7), update(65_537, 7)]);
    await seen(3);
    expect(entries.map((e) => e.updateId)).toEqual([65_535, 65_536, 65_537]);
  });

  it("handles a chat in order and one at a time, chats side by side", async () => {
    const box = inbox();
    const order = new Map<number, number[]>();
    const atWork = new Set<number>();
    let together = 0;
    let left = 0;
    const chats = 40;
    const each = 10;
    await new Promise<void>((done) => {
      left = chats * each;
      run(box, async ({ chatId, updateId }) => {
        expect(atWork.has(chatId)).toBe(false);
        atWork.add(chatId);
        together = Math.max(together, atWork.size);
        await new Promise((next) => setImmediate(next));
        atWork.delete(chatId);
        order.set(chatId, [...(order.get(chatId) ?? []), updateId]);
        if (--left === 0) done();
        return [];
      });
      const all = Array.from({ length: chats * each }, (_, i) => update(1000 + i, i % chats));
      for (let i = 0; i < all.length; i += 100) void box.append(all.slice(i, i + 100));
    });
    for (const ids of order.values()) expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(together).toBeGreaterThan(5);
  });

  it("writes what the handler returned together with the acknowledgement", async () => {
    const box = inbox();
    const { handler, seen } = recorder();
    const started = run(box, async (entry) => {
      await handler(entry);
      return [{ command: "SET", key: keys.dialogue(7), args: ["state"] }];
    });
    await box.append([update(1, 7)]);
    await seen(1);
    await started.stop();
    expect(await redis.get(keys.dialogue(7))).toBe("state");
    expect(await waitingIn()).toBe(0);
  });

  it("hands an update on with what is kept about its chat", async () => {
    const box = inbox();
    const { handler, seen } = recorder();
    run(box, handler);
    await box.append([update(1, 7)]);
    await seen(1);
    await redis.hset(keys.resident(7 as ResidentId), "l", "id");
    await redis.set(keys.dialogue(7), "state");
    await box.append([update(2, 7)]);
    expect((await seen(2))[1]?.record).toEqual([["l", "id"], "state", null]);
    expect(await box.readRecord(7)).toEqual([["l", "id"], "state", null]);
  });

  it("never hands on what the update ahead of it has changed since", async () => {
    const holder = inbox();
    const other = inbox();
    let handled = 0;
    let cameAlong = 0;
    run(holder, async ({ chatId, record }) => {
      handled++;
      if (record) cameAlong++;
      const [, , counted] = record ?? (await holder.readRecord(chatId));
      return [{ command: "SET", key: keys.context(chatId), args: [Number(counted) + 1] }];
    });
    await holder.append([update(1, 1)]);
    await expect.poll(() => handled).toBe(1);
    const chats = [1, 2, 3, 4, 5];
    const perChat = 80;
    const sending: Promise<void>[] = [];
    let sent = 1;
    for (let i = 1; i < perChat; i++) {
      for (const chat of chats) {
        const next = update(i * 10 + chat, chat);
        // Alone, twice at a time, or stored by a process that handles nothing itself.
        const by = i % 7 === 0 ? other : holder;
        sending.push(by.append(i % 5 === 0 ? [next, update(10_000 + i * 10 + chat, chat)] : [next]));
      }
      // The last of them are at work or just about to be acknowledged.
      sent += chats.length * (i % 5 === 0 ? 2 : 1);
      while (handled < sent - (i % 3)) await new Promise((done) => setImmediate(done));
      if (i % 4 === 0) await expect.poll(waitingIn, { interval: 2 }).toBe(0);
    }
    await Promise.all(sending);
    const twice = Math.floor((perChat - 1) / 5);
    const expected = chats.map((chat) => String(perChat - 1 + twice + (chat === 1 ? 1 : 0)));
    await expect
      .poll(() => Promise.all(chats.map((chat) => redis.get(keys.context(chat)))), { timeout: 10_000 })
      .toEqual(expected);
    expect(cameAlong).toBeGreaterThan(chats.length * 10);
  });

  it("hands an update on with what the one ahead of it left, though nobody knows yet that it is acknowledged", async () => {
    const box = inbox();
    const { handler, seen } = recorder();
    run(box, async (entry) => {
      await handler(entry);
      if (entry.updateId !== 2) return [];
      // Asked for before the acknowledgement, and in the same turn of the event loop.
      void box.append([update(3, 7)]);
      return [{ command: "SET", key: keys.dialogue(7), args: ["state"] }];
    });
    await box.append([update(1, 7)]);
    await seen(1);
    await expect.poll(waitingIn).toBe(0);
    await box.append([update(2, 7)]);
    expect((await seen(3))[2]).toMatchObject({ updateId: 3, record: [[], "state", null] });
  });

  it("hands an update on without what is kept while the one ahead of it is at work, or cannot be acknowledged", async () => {
    const box = inbox();
    const { handler, seen } = recorder();
    await redis.rpush(keys.context(8), "no string");
    run(box, async (entry) => {
      await handler(entry);
      if (entry.updateId > 2) return [];
      if (entry.chatId === 7) await box.append([update(3, 7)]);
      else void box.append([update(4, 8)]);
      return entry.chatId === 7 ? [] : [{ command: "INCR", key: keys.context(8), args: [] }];
    });
    await box.append([update(1, 7), update(2, 8)]);
    const [, , ...later] = await seen(4);
    expect(later.map(({ record }) => record)).toEqual([undefined, undefined]);
  });

  it("reads what is kept about a chat only once the entry before is gone", async () => {
    const store = createInboxStore(redis, keys, "us");
    const partition = chatPartition(7);
    await redis.set(keys.inboxLease(partition), "us", "PX", 60_000);
    const [first] = await store.take(partition, [update(1, 7)], 10);
    const before = first as InboxEntry;
    const [, second] = await Promise.all([
      store.take(partition, [update(2, 7)], 10, () => before.id),
      store.take(partition, [update(3, 7)], 10, () => before.id),
    ]);
    expect(second[0]).toMatchObject({ updateId: 3, record: undefined });
    const taken = store.take(partition, [update(4, 7)], 10, () => before.id);
    await store.finish(before, [{ command: "SET", key: keys.dialogue(7), args: ["state"] }]);
    expect((await taken)[0]?.record).toEqual([[], "state", null]);
  });

  it("hands an update on although nothing can be read about its chat", async () => {
    const box = inbox();
    const { handler, seen } = recorder();
    run(box, handler);
    await box.append([update(1, 7)]);
    await seen(1);
    await redis.rpush(keys.context(7), "no string");
    await box.append([update(2, 7)]);
    expect((await seen(2))[1]).toMatchObject({ updateId: 2, record: undefined });
  });

  it("takes in again what could not be stored, and stores what comes beside it", async () => {
    const box = inbox();
    const { handler, seen, entries } = recorder();
    run(box, handler);
    await box.append([update(1, 7)]);
    await seen(1);
    const [chat, other] = [7, 8].map((id) => chatPartition(id)) as [number, number];
    expect(chat).not.toBe(other);
    await expect.poll(waitingIn).toBe(0);
    await redis.rename(keys.inbox(chat), `${keys.inbox(chat)}:away`);
    await redis.set(keys.inbox(chat), "no stream");
    const [refused, stored] = await Promise.allSettled([box.append([update(2, 7)]), box.append([update(3, 8)])]);
    expect([refused?.status, stored?.status]).toEqual(["rejected", "fulfilled"]);
    await redis.rename(`${keys.inbox(chat)}:away`, keys.inbox(chat));
    await box.append([update(2, 7)]);
    await seen(3);
    expect(entries.map((e) => e.updateId)).toEqual([1, 3, 2]);
  });

  it("finishes what is finished beside an update whose writes Redis refuses", async () => {
    const box = inbox();
    const { handler, seen } = recorder();
    let open = () => {};
    const gate = new Promise<void>((opened) => (open = opened));
    run(box, async (entry) => {
      await handler(entry);
      await gate;
      return [{ command: "SET", key: keys.dialogue(entry.chatId), args: entry.chatId === 7 ? ["a", "b"] : ["state"] }];
    });
    await box.append([update(1, 6), update(2, 7), update(3, 8)]);
    await seen(3);
    open();
    await expect.poll(waitingIn).toBe(0);
    expect(await Promise.all([6, 7, 8].map((chat) => redis.get(keys.dialogue(chat))))).toEqual([
      "state",
      null,
      "state",
    ]);
    expect(await redis.xlen(keys.inboxDead(chatPartition(7)))).toBe(1);
  });

  it("hands on in their order what others stored before and what it stores itself", async () => {
    const holder = inbox();
    const other = inbox();
    const { handler, seen, entries } = recorder();
    run(holder, handler);
    await holder.append([update(1, 7)]);
    await seen(1);
    const ids = Array.from({ length: 300 }, (_, i) => i + 2);
    // More than are read at once: the holder stores behind what it has not read yet.
    await Promise.all(ids.map((id) => (id % 50 === 0 ? holder : other).append([update(id, 7)])));
    await seen(301);
    expect(new Set(entries.map((e) => e.updateId)).size).toBe(301);
    expect(entries).toHaveLength(301);
    const places = entries.map((e) =>
      e.id
        .split("-")
        .map((part) => part.padStart(20, "0"))
        .join(),
    );
    expect(places).toEqual([...places].sort());
  });

  it("handles what a release that read by a consumer group had handed out and not finished", async () => {
    const stream = keys.inbox(chatPartition(7));
    await redis.xgroup("CREATE", stream, "bot", "0", "MKSTREAM");
    for (const id of [1, 2]) await redis.xadd(stream, "*", "u", id, "c", 7, "b", `{"update_id":${id}}`);
    await redis.xreadgroup("GROUP", "bot", "owner", "COUNT", 1, "STREAMS", stream, ">");
    const box = inbox();
    const { handler, seen } = recorder();
    run(box, handler);
    expect((await seen(2)).map((e) => e.updateId)).toEqual([1, 2]);
    await expect.poll(waitingIn).toBe(0);
  });

  it("hands on once, in order, the many that a process which died had been handed", async () => {
    const dead = inbox("name that stays");
    running.push(dead.run(() => new Promise(() => {})));
    const ids = Array.from({ length: 1_200 }, (_, i) => i + 1);
    for (let i = 0; i < ids.length; i += 100) await dead.append(ids.slice(i, i + 100).map((id) => update(id, 7)));
    const partition = chatPartition(7);
    const [last] = await redis.xrevrange(keys.inbox(partition), "+", "-", "COUNT", 1);
    await expect.poll(() => redis.get(keys.inboxHandedOut(partition))).toBe(last?.[0]);
    running.length = 0; // dies: never stopped
    const { handler, seen, entries } = recorder();
    run(inbox("name that stays"), handler);
    await seen(ids.length);
    await expect.poll(waitingIn).toBe(0);
    expect(entries.map((e) => e.updateId)).toEqual(ids);
  });

  it("hands on once what is at work when it is forgotten that it was handed out", async () => {
    const box = inbox();
    const { handler, seen, entries } = recorder();
    let open = () => {};
    const gate = new Promise<void>((opened) => (open = opened));
    run(box, async (entry) => {
      await handler(entry);
      await gate;
      return [];
    });
    await box.append([update(1, 7)]);
    await seen(1);
    await redis.del(keys.inboxHandedOut(chatPartition(7)));
    await box.append([update(2, 7)]);
    open();
    await expect.poll(waitingIn).toBe(0);
    expect(entries.map((e) => e.updateId)).toEqual([1, 2]);
  });

  it("keeps behind what is not read yet what it stores itself", async () => {
    const store = createInboxStore(redis, keys, "us");
    const take = async (updateIds: number[], readCount: number) =>
      (
        await store.take(
          partition,
          updateIds.map((id) => update(id, 7)),
          readCount,
        )
      ).map((e) => e.updateId);
    const partition = chatPartition(7);
    await redis.set(keys.inboxLease(partition), "us", "PX", 60_000);
    expect(await take([1, 2], 0)).toEqual([]);
    expect(await take([3], 2)).toEqual([1, 2]);
    expect(await take([4], 2)).toEqual([3, 4]);
    expect(await take([4, 5], 2)).toEqual([5]);
    expect((await store.takePending(partition, new Set())).map((e) => e.updateId)).toEqual([1, 2, 3, 4, 5]);
  });

  it("handles everything once and in order while connections break", async () => {
    const box = inbox();
    const handled = new Map<number, number[]>();
    run(box, async ({ chatId, updateId }) => {
      handled.set(chatId, [...(handled.get(chatId) ?? []), updateId]);
      return [{ command: "SET", key: keys.context(chatId), args: [updateId] }];
    });
    const chats = Array.from({ length: 20 }, (_, i) => i + 1);
    const rounds = 40;
    /** As Telegram does, until it is stored. */
    const bring = async (one: IncomingUpdate): Promise<void> => box.append([one]).catch(() => bring(one));
    const bringAll = async (chat: number) => {
      for (let round = 1; round <= rounds; round++) {
        await bring(update(round * 100 + chat, chat));
        if (chat === 1 && round % 8 === 0) for (const node of nodesOf(redis)) node.stream.destroy();
      }
    };
    await Promise.all(chats.map(bringAll));
    await expect.poll(waitingIn, { timeout: 15_000 }).toBe(0);
    for (const chat of chats) {
      expect(handled.get(chat)).toEqual(Array.from({ length: rounds }, (_, i) => (i + 1) * 100 + chat));
      expect(await redis.get(keys.context(chat))).toBe(String(rounds * 100 + chat));
    }
  });

  it("leaves in Redis what it has no room for, and handles it later", async () => {
    const metrics = createMetrics();
    const box = createInbox({ redis, keys, logger: silentLogger, metrics });
    const handled: number[] = [];
    let open = () => {};
    const gate = new Promise<void>((opened) => (open = opened));
    run(box, async ({ updateId }) => {
      await gate;
      handled.push(updateId);
      return [];
    });
    const ids = Array.from({ length: 6_000 }, (_, i) => i + 1);
    for (let i = 0; i < ids.length; i += 100) await box.append(ids.slice(i, i + 100).map((id) => update(id, id % 500)));
    const [held] = (await metrics.updatesWaiting.get()).values;
    // A hundred more than there is room for may have been on the way.
    expect(held?.value).toBeLessThanOrEqual(5_100);
    open();
    await expect.poll(waitingIn, { timeout: 15_000 }).toBe(0);
    expect(handled).toHaveLength(ids.length);
    expect(new Set(handled).size).toBe(ids.length);
  });

  it("writes nothing of what it handled too late: another process has the partition by then", async () => {
    const box = inbox();
    const partition = chatPartition(7);
    const { handler, seen } = recorder();
    const started = run(box, async (entry) => {
      await handler(entry);
      await redis.set(keys.inboxLease(partition), "somebody else", "PX", 60_000);
      return [{ command: "SET", key: keys.dialogue(7), args: ["state"] }];
    });
    await box.append([update(1, 7)]);
    await seen(1);
    await started.stop();
    expect(await redis.get(keys.dialogue(7))).toBeNull();
    expect(await waitingIn()).toBe(1);
  });

  it("hands on again what a process that died did not finish, before anything newer", async () => {
    const dead = inbox("name that stays");
    const stuck = new Promise<InboxEntry>((started) => {
      running.push(dead.run((entry) => (started(entry), new Promise(() => {}))));
    });
    await dead.append([update(1, 7)]);
    await stuck;
    running.length = 0; // dies: never stopped
    const next = inbox("name that stays");
    await next.append([update(2, 7)]);
    const { handler, seen } = recorder();
    run(next, handler);
    expect((await seen(2)).map((e) => [e.updateId, e.attempt])).toEqual([
      [1, 2],
      [2, expect.any(Number)],
    ]);
  });

  it("tries an update again whose handler threw, and puts it aside after the third time so that its chat goes on", async () => {
    const box = inbox();
    const { handler, seen, entries } = recorder();
    run(box, async (entry) => {
      await handler(entry);
      if (entry.updateId === 1) throw new Error("broken");
      return [];
    });
    await box.append([update(0, 7)]);
    await seen(1);
    await expect.poll(waitingIn).toBe(0);
    await box.append([update(1, 7)]);
    await box.append([update(2, 7)]);
    await seen(5);
    expect(entries.slice(1).map((e) => [e.updateId, e.attempt, e.record])).toEqual([
      // What the first try wrote beside the acknowledgement is not in the record that came along.
      [1, 1, [[], null, null]],
      [1, 2, undefined],
      [1, 3, undefined],
      [2, 1, undefined],
    ]);
    expect(await redis.xlen(keys.inboxDead(chatPartition(7)))).toBe(1);
  });

  it("shares the partitions between processes and hands them over when one stops", async () => {
    const first = inbox();
    const second = inbox();
    const a = recorder();
    const b = recorder();
    const firstRunning = run(first, a.handler);
    run(second, b.handler);
    await expect
      .poll(
        async () => {
          const holders = await Promise.all(
            Array.from({ length: partitions }, (_, p) => redis.get(keys.inboxLease(p))),
          );
          return [...new Set(holders)].map((h) => holders.filter((x) => x === h).length);
        },
        { timeout: 15_000 },
      )
      .toEqual([32, 32]);
    await first.append(Array.from({ length: 200 }, (_, i) => update(i, i)));
    await expect.poll(() => a.entries.length + b.entries.length).toBe(200);
    expect(Math.min(a.entries.length, b.entries.length)).toBeGreaterThan(50);
    await firstRunning.stop();
    await second.append(Array.from({ length: 200 }, (_, i) => update(1000 + i, i)));
    await expect.poll(() => a.entries.length + b.entries.length, { timeout: 8_000 }).toBe(400);
  });

  it("hands over with a partition what waits in it, while its hands are full", async () => {
    const handled: number[] = [];
    let open = () => {};
    const gate = new Promise<void>((opened) => (open = opened));
    const first = inbox();
    let atWork = 0;
    run(first, async ({ updateId }) => {
      atWork++;
      await gate;
      handled.push(updateId);
      return [];
    });
    const ids = Array.from({ length: 600 }, (_, i) => i + 1);
    await first.append(ids.map((id) => update(id, id)));
    await expect.poll(() => atWork).toBe(150);
    run(inbox(), async ({ updateId }) => {
      handled.push(updateId);
      return [];
    });
    const holders = async () =>
      new Set(await Promise.all(Array.from({ length: partitions }, (_, p) => redis.get(keys.inboxLease(p))))).size;
    // What is at work keeps the partitions that shall be handed over.
    expect(await holders()).toBe(1);
    await expect.poll(() => redis.zcard(keys.inboxReaders())).toBe(2);
    // The first learns at once that it shares.
    await redis.publish(keys.inboxBell(), "");
    open();
    await expect.poll(waitingIn, { timeout: 8_000 }).toBe(0);
    await expect.poll(holders, { timeout: 8_000 }).toBe(2);
    expect([...handled].sort((a, b) => a - b)).toEqual(ids);
  });

  it("finishes what is at work before it stops and leaves the rest for the next", async () => {
    const box = inbox();
    let release = () => {};
    const entered = new Promise<void>((started) => {
      const gate = new Promise<void>((open) => (release = open));
      run(box, async () => {
        started();
        await gate;
        return [];
      });
    });
    await box.append([update(1, 7), update(2, 7)]);
    await entered;
    const stopped = running[0]?.stop();
    release();
    await stopped;
    expect(await waitingIn()).toBe(1);
  });
});
