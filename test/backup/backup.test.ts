/** Backup and return: everything, whole or not at all, from one kind of Redis to the other. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readAll } from "../../src/backup/backup-store.ts";
import { restoreBackup } from "../../src/backup/restore-backup.ts";
import { writeBackup } from "../../src/backup/write-backup.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { createOutbox } from "../../src/outbox/outbox.ts";
import type { Html } from "../../src/platform/markup.ts";
import type { RedisClient } from "../../src/redis/connect.ts";
import { redisKinds, testRedis, type TestRedis } from "../support/redis.ts";

const folder = mkdtempSync(join(tmpdir(), "backup-"));
afterAll(() => rmSync(folder, { recursive: true }));
const clock = { now: () => Date.parse("2026-11-23T09:00:00+07:00") };
const farAway = Date.parse("2099-01-01T00:00:00Z");

/** Every type that the program stores, in several partitions, with and without an end. */
async function fill({ redis, keys }: TestRedis): Promise<void> {
  await Promise.all([
    redis.hset(keys.resident(101 as never), "name", "Siti Rahmah", "bytes", Buffer.from([0, 255, 10, 13])),
    redis.hset(keys.resident(102 as never), "name", "Andi"),
    redis.set(keys.context(101), "1 {}", "PXAT", farAway),
    redis.zadd(keys.seated("m12" as never), 5, "M12-7KQ4ZT", 6, "M12-8KQ4ZT"),
    redis.xadd(keys.rosterEvents(12), "*", "kind", "seated"),
    redis.sadd(keys.wishesOf(101 as never), "2026-11:melukis"),
    redis.setbit(keys.inboxSeen(3, 1), 65_535, 1),
    redis.set(keys.noticeOutcome("nabc"), "sent"),
  ]);
  await redis.xgroup("CREATE", keys.rosterEvents(12), "readers", "0");
  await redis.xreadgroup("GROUP", "readers", "one", "STREAMS", keys.rosterEvents(12), ">");
  const outbox = createOutbox({ redis, keys, clock, logger: silentLogger });
  const text = "Kursi tersedia" as Html;
  await outbox.enqueue(["a", "b"].map((id) => ({ id, chatId: 101, priority: "urgent", text }) as const));
  // The queue writes about itself by and by.
  while ((await redis.exists(`${keys.noticeQueue()}:notices:meta`)) === 0) await redis.ping();
  await outbox.close();
}

/** What each key holds, however this Redis encodes it. */
async function contents({ redis, keys }: TestRedis) {
  const names: string[] = [];
  for await (const records of readAll(redis, keys)) names.push(...records.map(({ key }) => key));
  return Promise.all(
    names.sort().map(async (name) => {
      const key = keys.namespace + name;
      const type = await redis.type(key);
      // Redis counts the rest of a life in its own ms: the end may be one off.
      const endsAt = Math.round((await redis.pexpiretime(key)) / 100);
      return [name, type, endsAt, await valueOf(redis, key, type)];
    }),
  );
}

async function valueOf(redis: RedisClient, key: string, type: string): Promise<unknown> {
  switch (type) {
    case "string":
      return (await redis.getBuffer(key))?.toString("hex");
    case "hash":
      return Object.entries(await redis.hgetallBuffer(key))
        .map(([field, value]) => `${field}=${value.toString("hex")}`)
        .sort();
    case "zset":
      return redis.zrange(key, "0", "-1", "WITHSCORES");
    case "set":
      return (await redis.smembers(key)).sort();
    case "stream":
      return [await redis.xrange(key, "-", "+"), String(await redis.call("XINFO", "GROUPS", key))];
    default:
      throw new Error(`${key} is a ${type}`);
  }
}

const stores: readonly (readonly [from: (typeof redisKinds)[number], to: (typeof redisKinds)[number]])[] = [
  ["single", "single"],
  ["single", "cluster"],
  ["cluster", "single"],
  ["cluster", "cluster"],
];

describe.each(stores)("a backup of a %s, restored into a %s", (from, to) => {
  const source = testRedis(from);
  const target = testRedis(to);

  it("brings everything back, the ends of lives and the outbox's queue included", async () => {
    await fill(source);
    const file = join(folder, `${from}-${to}`);
    const progress: number[] = [];
    const count = await writeBackup({ ...source, clock, onProgress: (n) => void progress.push(n) }, file);
    const before = await contents(source);
    expect([count, progress.at(-1)]).toEqual([before.length, before.length]);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    expect(await restoreBackup(target, file, false)).toEqual({ kind: "restored", count, createdAt: clock.now() });
    expect(await contents(target)).toEqual(before);
    const endsAt = await target.redis.pexpiretime(target.keys.context(101));
    expect(Math.abs(endsAt - farAway)).toBeLessThanOrEqual(5);
  });
});

describe.each(redisKinds)("a store on %s that is not empty", (kind) => {
  const store = testRedis(kind);
  const file = join(folder, `not-empty-${kind}`);

  it("is refused without --replace, and replaced as a whole with it", async () => {
    await fill(store);
    await writeBackup({ ...store, clock }, file);
    const before = await contents(store);
    await store.redis.hset(store.keys.resident(999 as never), "name", "Pendatang");
    await store.redis.del(store.keys.resident(102 as never));
    const meanwhile = await contents(store);
    expect(await restoreBackup(store, file, false)).toEqual({ kind: "not-empty" });
    expect(await contents(store)).toEqual(meanwhile);
    expect(await restoreBackup(store, file, true)).toMatchObject({ kind: "restored" });
    expect(await contents(store)).toEqual(before);
  });

  it("is refused while a program reads updates from it", async () => {
    await store.redis.zadd(store.keys.inboxReaders(), farAway, "a process");
    expect(await restoreBackup(store, file, true)).toEqual({ kind: "in-use" });
    await store.redis.del(store.keys.inboxReaders());
  });
});

describe("a file that is not whole", () => {
  const store = testRedis();
  const empty = testRedis();
  const file = join(folder, "whole");
  const given = join(folder, "given");
  const restore = async (bytes: Buffer) => {
    writeFileSync(given, bytes);
    return restoreBackup(empty, given, false);
  };

  it("is refused wherever it was cut off, and nothing is written", async () => {
    await fill(store);
    await writeBackup({ ...store, clock }, file);
    const packed = readFileSync(file);
    const bytes = gunzipSync(packed);
    for (let at = 0; at < packed.length; at += 97)
      expect([at, (await restore(packed.subarray(0, at))).kind]).toEqual([
        at,
        at < 20 ? expect.any(String) : "incomplete",
      ]);
    for (let at = 200; at < bytes.length; at += 131)
      expect([at, await restore(gzipSync(bytes.subarray(0, at)))]).toEqual([at, { kind: "incomplete" }]);
    expect(await contents(empty)).toEqual([]);
  });

  it("holds what followed from an update that it holds as handled, though it runs meanwhile", async () => {
    const { redis, keys } = store;
    const copied: string[] = [];
    const wait = {
      [keys.inbox(3)]: keys.seated("m64" as never),
      [keys.seated("m64" as never)]: keys.noticeOutcome("n9"),
    };
    await redis.xadd(keys.inbox(3), "*", "u", "1");
    for await (const records of readAll(redis, keys))
      for (const { key } of records) {
        copied.push(key);
        // What is copied leads to something new at once, in a place that was empty before.
        const next = wait[keys.namespace + key];
        if (next) await redis.set(next, "1");
      }
    for (const name of [...Object.keys(wait), ...Object.values(wait)])
      expect(copied).toContain(name.slice(keys.namespace.length));
    await redis.del(...new Set([...Object.keys(wait), ...Object.values(wait)]));
  });

  it("is refused when a byte changed", async () => {
    const bytes = gunzipSync(readFileSync(file));
    const value = bytes.indexOf("Siti Rahmah");
    bytes[value] = (bytes[value] as number) ^ 1;
    expect(await restore(gzipSync(bytes))).toEqual({ kind: "incomplete" });
    expect(await contents(empty)).toEqual([]);
  });

  it("is refused when it is something else, or was written by a newer program", async () => {
    expect(await restore(Buffer.from("kelas,tanggal\n"))).toEqual({ kind: "not-a-backup" });
    expect(await restore(gzipSync("kelas,tanggal\n"))).toEqual({ kind: "not-a-backup" });
    const header = { kind: "kelas-berbagi-backup", version: 2, createdAt: 1, format: 0 };
    expect(await restore(gzipSync(`${JSON.stringify(header)}\n`))).toEqual({ kind: "too-new" });
    await store.redis.set(store.keys.format(), 99);
    await writeBackup({ ...store, clock }, file);
    expect(await restoreBackup(empty, file, false)).toEqual({ kind: "too-new" });
  });
});
