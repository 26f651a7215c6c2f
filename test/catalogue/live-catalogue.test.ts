import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { createCatalogueStore } from "../../src/catalogue/catalogue-store.ts";
import { type Every, followCatalogue, type LiveCatalogue } from "../../src/catalogue/live-catalogue.ts";
import type { CatalogueSnapshot } from "../../src/catalogue/snapshot.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { connectRedis } from "../../src/redis/connect.ts";
import { startEmbeddedRedis } from "../../src/redis/embedded.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { redisKinds, testRedis } from "../support/redis.ts";
import { catalogueOf, courses } from "./workbooks.ts";

const catalogue = catalogueOf(courses({}));
const never: Every = () => () => {};
/** An interval that the test drives. */
function handDriven() {
  let run = () => {};
  const every: Every = (_ms, tick) => {
    run = tick;
    return () => (run = () => {});
  };
  return { every, tick: () => run() };
}
const nextChange = (live: LiveCatalogue) => new Promise<CatalogueSnapshot>((done) => live.onChange(done));

describe.each(redisKinds)("followCatalogue on %s", (kind) => {
  const rooms = Array.from({ length: 7 }, () => testRedis(kind));
  const room = () => {
    const { redis, keys, address } = rooms.pop() ?? testRedis(kind);
    return { redis, keys, address, store: createCatalogueStore(redis, keys) };
  };

  it("starts with what is stored", async () => {
    const { store } = room();
    await store.save(0, catalogue, []);
    const live = await followCatalogue(store, silentLogger, never);
    expect(live.current()).toMatchObject({ version: 1, meetings: [{ id: "m1" }] });
    live.stop();
  });

  // Again on a machine that was busy with something else for that second.
  it("follows within a second on two replicas", { retry: 2 }, async () => {
    const { keys, store, address } = room();
    const other = connectRedis(address);
    const replicas = [
      await followCatalogue(store, silentLogger),
      await followCatalogue(createCatalogueStore(other, keys), silentLogger),
    ];
    const changed = Promise.all(replicas.map(nextChange));
    const start = performance.now();
    const version = await store.save(0, catalogue, []);
    expect((await changed).map((snapshot) => snapshot.version)).toEqual([version, version]);
    expect(performance.now() - start).toBeLessThan(1000);
    for (const live of replicas) live.stop();
    other.disconnect();
  });

  it("follows what is published, without any poll", async () => {
    const { redis, keys, store } = room();
    const live = await followCatalogue(store, silentLogger, never);
    let version = 0;
    live.onChange((snapshot) => (version = snapshot.version));
    await store.save(0, catalogue, []);
    // The subscription may still be on its way when the first word is said.
    while (version !== 1) await redis.publish(keys.catalogueChannel(), "1");
    expect(live.current().version).toBe(1);
    live.stop();
  });

  it("follows by polling when the published word got lost", async () => {
    const { redis, keys, store } = room();
    const { every, tick } = handDriven();
    const live = await followCatalogue(store, silentLogger, every);
    const changed = nextChange(live);
    await redis.set(keys.catalogue(), JSON.stringify(catalogue));
    await redis.set(keys.catalogueVersion(), "7");
    tick();
    expect((await changed).version).toBe(7);
    live.stop();
  });

  it("keeps the last whole snapshot while what is stored is broken, says so once, and comes back", async () => {
    const { redis, keys, store } = room();
    const { every, tick } = handDriven();
    const logged: string[] = [];
    let told = () => {};
    const logger = {
      ...silentLogger,
      error: (event: string) => {
        logged.push(event);
        told();
      },
    };
    await store.save(0, catalogue, []);
    const live = await followCatalogue(store, logger, every);
    const failed = new Promise<void>((done) => (told = done));
    await redis.set(keys.catalogue(), "{}");
    await redis.set(keys.catalogueVersion(), "8");
    tick();
    await failed;
    expect(live.current()).toMatchObject({ version: 1, meetings: [{ id: "m1" }] });
    tick();
    const changed = nextChange(live);
    await redis.set(keys.catalogue(), JSON.stringify(catalogue));
    tick();
    expect((await changed).version).toBe(8);
    expect(logged).toEqual(["catalogue not followed"]);
    live.stop();
  });
});

describe("followCatalogue while Redis is away", () => {
  it("answers from the last snapshot and follows again when Redis is back", async () => {
    const folder = mkdtempSync(join(tmpdir(), "live-"));
    const first = await startEmbeddedRedis(folder, inject("redisBinary"));
    const redis = connectRedis(first.address);
    redis.on("error", () => {});
    const store = createCatalogueStore(redis, createKeys());
    await store.save(0, catalogue, []);
    const { every, tick } = handDriven();
    const live = await followCatalogue(store, silentLogger, every);
    await first.stop();
    tick();
    tick();
    expect(live.current().version).toBe(1);
    const changed = nextChange(live);
    const second = await startEmbeddedRedis(folder, inject("redisBinary"));
    await store.save(1, catalogue, []);
    tick();
    expect((await changed).version).toBe(2);
    live.stop();
    redis.disconnect();
    await second.stop();
    rmSync(folder, { recursive: true });
  });
});
