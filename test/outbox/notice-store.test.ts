import { describe, expect, it } from "vitest";
import { createNoticeStore } from "../../src/outbox/notice-store.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("the turns of a chat on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const store = createNoticeStore(redis, keys);

  it("are a second apart, in a group three: 20 a minute", async () => {
    for (const [chatId, most] of [
      [7, 1_000],
      [-7, 3_000],
    ] as const) {
      expect(await store.takeTurn(chatId)).toBe(0);
      const wait = await store.takeTurn(chatId);
      expect(wait).toBeGreaterThan(most - 900);
      expect(wait).toBeLessThanOrEqual(most);
    }
  });
});
