import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { gatherAudience, type BroadcastAudience } from "../../src/broadcasts/audience.ts";
import { createBroadcastOrdersStore, type SendingOrder } from "../../src/broadcasts/broadcast-orders-store.ts";
import { createBroadcasts } from "../../src/broadcasts/broadcasts.ts";
import { createOutbox, startOutboxWorker } from "../../src/outbox/outbox.ts";
import { createQuietHours } from "../../src/outbox/quiet-hours.ts";
import type { BroadcastId, CourseId, MeetingId, ResidentId } from "../../src/platform/ids.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import type { Html } from "../../src/platform/markup.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { standInSender } from "../outbox/stand-in-sender.ts";
import { course, local, meeting, monday, programme, saturday } from "../registration/catalogue-sample.ts";
import { createSetting, texts } from "../registration/setting.ts";
import { redisKinds, testRedis, type TestRedis } from "../support/redis.ts";

const librarian = 900 as ResidentId;
const hour = 3_600_000;
const quiet = createQuietHours({ from: "21:00", to: "06:00" }, local);

/** A library whose librarian orders broadcasts; `program` is one run of the program on it. */
function createLibrary(redis: TestRedis, ends: (() => Promise<unknown>)[]) {
  const setting = createSetting(redis);
  const { residents, store, catalogue, clock, state } = setting;
  state.snapshot = programme(
    [meeting("m1"), meeting("m2", { startsAt: saturday + 24 * hour }), meeting("m3", { startsAt: monday - 48 * hour })],
    [course("c1")],
  );
  const outbox = createOutbox({ redis: redis.redis, keys: redis.keys, clock, logger: silentLogger });
  ends.push(() => outbox.close());
  const sender = standInSender();
  const progress: { chatId: number; messageId: number; text: string; buttons: number }[] = [];
  const faults: string[] = [];
  const program = () => ({
    orders: createBroadcastOrdersStore(redis.redis, redis.keys),
    outbox,
    residents,
    rosters: store,
    catalogue,
    clock,
    texts,
    quiet,
    logger: { ...silentLogger, error: (event: string) => void faults.push(event) },
    owner: randomUUID(),
    editMessage: async (chatId: number, messageId: number, content: { text: string; buttons?: readonly unknown[] }) => {
      progress.push({ chatId, messageId, text: content.text, buttons: content.buttons?.length ?? 0 });
    },
  });
  const deps = program();
  return {
    ...setting,
    deps,
    program,
    outbox,
    sender,
    progress,
    faults,
    broadcasts: createBroadcasts(deps),
    work: (sendRate = 1000) => {
      const worker = startOutboxWorker({
        redis: redis.redis,
        keys: redis.keys,
        clock,
        logger: silentLogger,
        metrics: createMetrics(),
        sender,
        sendRate,
        isReachable: async () => true,
        onUnreachable: (chatId) => residents.markUnreachable(chatId as ResidentId),
        quiet,
        stillTrue: () => true,
      });
      ends.push(() => worker.stop());
    },
    /** `count` people who may be written to, with ids from 1 on. */
    async people(count: number) {
      await Promise.all(Array.from({ length: count }, (_, i) => residents.markReachable((i + 1) as ResidentId)));
    },
  };
}

const order = (change: Partial<SendingOrder> = {}): SendingOrder => ({
  id: "b77" as BroadcastId,
  by: librarian,
  language: "id",
  messageId: 5,
  content: { text: "Halo" as Html },
  audience: { kind: "all" },
  startAt: monday,
  ...change,
});

describe.each(redisKinds)("broadcasts on %s", (kind) => {
  const shared = testRedis(kind);
  let libraries = 0;
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  const library = () => createLibrary({ ...shared, keys: createKeys(`${shared.keys.namespace}-${++libraries}`) }, ends);
  type Library = ReturnType<typeof library>;
  const stateIs = (lib: Library, state: string) =>
    expect.poll(async () => (await lib.outbox.progress("b77"))?.state, { timeout: 10_000 }).toBe(state);
  const gather = async (lib: Library, audience: BroadcastAudience) => {
    const ids: number[] = [];
    for await (const chunk of gatherAudience(lib.deps, audience)) ids.push(...chunk);
    return ids.sort((a, b) => a - b);
  };

  it("reach ten recipients and tell the librarian in the same message", async () => {
    const lib = library();
    await lib.people(10);
    lib.sender.answer = (chatId) => (chatId === 3 ? { kind: "unreachable" } : undefined);
    await lib.broadcasts.order(order());
    await lib.broadcasts.advance();
    lib.work();
    await stateIs(lib, "done");
    await lib.broadcasts.advance();
    expect(lib.sender.arrived.map((m) => m.chatId).sort((a, b) => a - b)).toEqual([1, 2, 4, 5, 6, 7, 8, 9, 10]);
    expect(lib.progress.at(-1)).toEqual({
      chatId: librarian,
      messageId: 5,
      text: texts("id")("broadcast-done", { sent: "9", failed: "0", blocked: "1" }),
      buttons: 2,
    });
    expect(lib.faults).toEqual([]);
  });

  it("are ordered once, however often the same update is handled", async () => {
    const lib = library();
    await lib.people(2);
    lib.work();
    await lib.broadcasts.order(order());
    await lib.broadcasts.order(order());
    await lib.broadcasts.advance();
    await stateIs(lib, "done");
    await lib.broadcasts.advance();
    await lib.broadcasts.order(order());
    await lib.broadcasts.advance();
    expect(lib.sender.arrived).toHaveLength(2);
    expect(await lib.deps.orders.open(monday)).toEqual([]);
  });

  it("wait for their moment, and go to those who are there then", async () => {
    const lib = library();
    await lib.people(2);
    lib.work();
    await lib.broadcasts.order(order({ startAt: monday + hour }));
    await lib.broadcasts.advance();
    expect(await lib.outbox.progress("b77")).toBeUndefined();
    await lib.people(3);
    lib.state.now = monday + hour;
    await lib.broadcasts.advance();
    await stateIs(lib, "done");
    expect(lib.sender.arrived).toHaveLength(3);
  });

  it("are taken back before their moment", async () => {
    const lib = library();
    await lib.people(2);
    await lib.broadcasts.order(order({ startAt: monday + hour }));
    expect(await lib.broadcasts.stop("b77" as BroadcastId)).toEqual({ kind: "stopped" });
    await lib.broadcasts.advance();
    expect(lib.progress.map((p) => p.text)).toEqual([texts("id")("broadcast-stopped-before-start")]);
    lib.state.now = monday + hour;
    await lib.broadcasts.advance();
    expect(await lib.outbox.progress("b77")).toBeUndefined();
    expect(await lib.broadcasts.stop("b77" as BroadcastId)).toEqual({ kind: "over" });
  });

  it("stop midway", async () => {
    const lib = library();
    await lib.people(60);
    await lib.broadcasts.order(order());
    await lib.broadcasts.advance();
    lib.work(20);
    await lib.sender.count(5);
    await lib.broadcasts.stop("b77" as BroadcastId);
    await lib.broadcasts.advance();
    await expect
      .poll(async () => {
        await lib.broadcasts.advance();
        return lib.deps.orders.open(lib.state.now);
      })
      .toEqual([]);
    expect(lib.sender.arrived.length).toBeLessThan(60);
    const progress = await lib.outbox.progress("b77");
    const left = String(60 - (progress?.sent ?? 0));
    const counts = { sent: String(progress?.sent), failed: "0", blocked: "0" };
    expect(lib.progress.at(-1)?.text).toBe(texts("id")("broadcast-stopped", { ...counts, left }));
  });

  it("that are stopped stay open until what is on its way has arrived and counts", async () => {
    const lib = library();
    await lib.people(1);
    await lib.broadcasts.order(order());
    await lib.broadcasts.advance();
    const { send } = lib.sender;
    let arrive = () => {};
    const arrives = new Promise<void>((done) => (arrive = done));
    const begun = new Promise<void>((done) => {
      lib.sender.send = async (chatId, content) => {
        done();
        await arrives;
        return send(chatId, content);
      };
    });
    lib.work();
    await begun;
    await lib.broadcasts.stop("b77" as BroadcastId);
    const open = async () => {
      await lib.broadcasts.advance();
      return (await lib.deps.orders.open(lib.state.now)).length;
    };
    expect([await open(), await open()]).toEqual([1, 1]);
    arrive();
    await expect.poll(open).toBe(0);
    const counts = { sent: "1", failed: "0", blocked: "0", left: "0" };
    expect(lib.progress.at(-1)?.text).toBe(texts("id")("broadcast-stopped", counts));
  });

  it("rest over the night and go on in the morning, unless the librarian chose the night", async () => {
    const lib = library();
    await lib.people(30);
    lib.state.now = local.at("2026-11-23", "20:59");
    await lib.broadcasts.order(order({ startAt: lib.state.now }));
    await lib.broadcasts.advance();
    lib.work(50);
    await lib.sender.count(5);
    lib.state.now = local.at("2026-11-23", "21:00");
    await lib.broadcasts.order(order({ id: "b78" as BroadcastId, startAt: lib.state.now, atNight: true }));
    await lib.broadcasts.advance();
    await expect.poll(async () => (await lib.outbox.progress("b78"))?.state, { timeout: 10_000 }).toBe("done");
    const resting = await lib.outbox.progress("b77");
    expect(resting?.state).toBe("sending");
    expect(resting?.sent).toBeLessThan(30);
    await lib.broadcasts.advance();
    expect(lib.progress.map((p) => p.text).join()).toContain("lanjut pukul 06.00 WIB");
    lib.state.now = local.at("2026-11-24", "06:00");
    await stateIs(lib, "done");
    expect((await lib.outbox.progress("b77"))?.sent).toBe(30);
  });

  it.each(["delete", "edit"] as const)("are taken back where they arrived, and nowhere else: %s", async (kind) => {
    const lib = library();
    await lib.people(130);
    lib.sender.answer = (chatId) => (chatId % 10 === 3 ? { kind: "unreachable" } : undefined);
    await lib.broadcasts.order(order());
    await lib.broadcasts.advance();
    lib.work();
    expect(await lib.broadcasts.recallable("b77" as BroadcastId)).toEqual({ kind: "still-sending" });
    await stateIs(lib, "done");
    await lib.broadcasts.advance();
    expect(await lib.broadcasts.recallable("b77" as BroadcastId)).toMatchObject({ kind: "recallable", count: 117 });
    const content = { text: "Ralat" as Html };
    const { id, by, language, messageId, startAt } = order({ id: "b99" as BroadcastId });
    const correction = { kind, of: "b77" as BroadcastId };
    const recall = { id, by, language, messageId, startAt, content, correction };
    await lib.broadcasts.order(recall);
    await lib.broadcasts.order(recall);
    await lib.broadcasts.advance();
    await expect.poll(async () => (await lib.outbox.progress("b99"))?.state, { timeout: 10_000 }).toBe("done");
    await lib.broadcasts.advance();
    const corrected = lib.sender.corrected.map((c) => c.messageId).sort((a, b) => a - b);
    expect(corrected).toEqual(Array.from({ length: 117 }, (_, i) => i + 1));
    expect(new Set(lib.sender.corrected.map((c) => `${c.kind} ${c.text}`))).toEqual(
      new Set([kind === "edit" ? "edit Ralat" : "delete "]),
    );
    const counts = { done: "117", total: "117", missed: "0" };
    const said = kind === "edit" ? "broadcast-edited" : "broadcast-deleted";
    expect(lib.progress.at(-1)?.text).toBe(texts("id")(said, counts));
    expect((await lib.broadcasts.recallable("b77" as BroadcastId)).kind).toBe(
      kind === "edit" ? "recallable" : "recalled",
    );
    expect(await lib.deps.orders.open(lib.state.now)).toEqual([]);
  });

  it("show progress at most every two seconds, with a button to stop", async () => {
    const lib = library();
    await lib.people(40);
    await lib.broadcasts.order(order());
    await lib.broadcasts.advance();
    expect(lib.progress).toHaveLength(1);
    expect(lib.progress[0]?.buttons).toBe(1);
    lib.work(20);
    await lib.sender.count(3);
    await lib.broadcasts.advance();
    expect(lib.progress).toHaveLength(1);
    lib.state.now += 2_000;
    await lib.broadcasts.advance();
    expect(lib.progress).toHaveLength(2);
  });

  it("go on after a restart in the middle of gathering", async () => {
    const lib = library();
    await lib.people(5);
    await lib.broadcasts.order(order());
    const dying = { ...lib.deps, outbox: { ...lib.outbox, startBroadcast: dieWhileGathering(lib.outbox) } };
    await createBroadcasts(dying).advance();
    expect(lib.faults).toEqual(["broadcast-not-advanced"]);
    lib.work();
    await createBroadcasts({ ...lib.program(), owner: lib.deps.owner }).advance();
    await stateIs(lib, "done");
    expect(lib.sender.arrived).toHaveLength(5);
  });

  it("are taken further by one process at a time", async () => {
    const lib = library();
    await lib.people(1);
    await lib.broadcasts.order(order());
    await lib.broadcasts.advance();
    await createBroadcasts(lib.program()).advance();
    expect(lib.progress).toHaveLength(1);
  });

  it("keep showing progress when Telegram did not answer an edit", async () => {
    const lib = library();
    await lib.people(1);
    await lib.broadcasts.order(order());
    const failing = { ...lib.deps, editMessage: () => Promise.reject(new Error("no network")) };
    await createBroadcasts(failing).advance();
    await lib.broadcasts.advance();
    expect(lib.progress).toHaveLength(1);
  });

  describe("audience", () => {
    it("of an interest are those who follow it", async () => {
      const lib = library();
      await lib.people(3);
      await lib.residents.setInterests(2 as ResidentId, ["news"]);
      expect(await gather(lib, { kind: "interest", interest: "competitions" })).toEqual([1, 3]);
      expect(await lib.broadcasts.count({ kind: "interest", interest: "competitions" })).toBe(2);
      expect(await lib.broadcasts.count({ kind: "all" })).toBe(3);
    });

    it("of a class are all registered for what is ahead, each once, and reachable", async () => {
      const lib = library();
      const [siti, budi, ani, past] = await Promise.all([1, 2, 3, 4].map((id) => lib.newResident(id, 2)));
      if (!siti || !budi || !ani || !past) throw new Error("nobody");
      await lib.register(siti, "m1", ["p1", "p2"]);
      await lib.register(siti, "m2", ["p1"]);
      await lib.register(budi, "m1");
      await lib.register(ani, "m2");
      await lib.residents.markUnreachable(ani.id);
      lib.state.now = monday - 72 * hour;
      await lib.register(past, "m3");
      lib.state.now = monday;
      expect(await gather(lib, { kind: "course", courseId: "c1" as CourseId })).toEqual([1, 2]);
      expect(await gather(lib, { kind: "meeting", meetingId: "m2" as MeetingId })).toEqual([1]);
      expect(await lib.broadcasts.count({ kind: "course", courseId: "c1" as CourseId })).toBe(2);
    });
  });
});

/** Reads a part of the audience and is gone. */
const dieWhileGathering =
  (outbox: Pick<ReturnType<typeof createOutbox>, "startBroadcast">): typeof outbox.startBroadcast =>
  (request) =>
    outbox.startBroadcast({
      ...request,
      audience: (async function* () {
        for await (const chunk of request.audience) {
          yield chunk;
          throw new Error("killed");
        }
      })(),
    });
