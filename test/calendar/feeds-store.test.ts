import { describe, expect, it } from "vitest";
import { createFeedsStore } from "../../src/calendar/feeds-store.ts";
import type { ResidentId } from "../../src/platform/ids.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("calendar links on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const store = createFeedsStore(redis, keys);
  const siti = 101 as ResidentId;

  it("lead to their owner until they are replaced or removed", async () => {
    await store.replace(siti, "first");
    expect(await store.ownerOf("first")).toBe(siti);
    await store.replace(siti, "second");
    expect([await store.ownerOf("first"), await store.ownerOf("second")]).toEqual([null, siti]);
    expect(await store.remove(siti)).toBe(true);
    expect([await store.ownerOf("second"), await store.has(siti), await store.remove(siti)]).toEqual([
      null,
      false,
      false,
    ]);
  });

  it("are kept as digests only", async () => {
    await store.replace(siti, "secret-token");
    const stored = [await redis.hgetall(keys.calendarFeeds()), await redis.hgetall(keys.calendarFeedDigests())];
    expect(JSON.stringify(stored)).not.toContain("secret-token");
  });
});
