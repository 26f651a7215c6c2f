import { describe, expect, it } from "vitest";
import { createNoticeStore } from "../../src/outbox/notice-store.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("the turns of a chat on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const store = createNoticeStore(redis, keys);
  const now = Date.parse("2026-11-23T09:00:00+07:00");

  it("are a second apart, in a group three: 20 a minute", async () => {
    for (const [chatId, most] of [
      [7, 1_000],
      [-7, 3_000],
    ] as const) {
      expect(await store.takeTurn(chatId, now)).toBe(0);
      expect(await store.takeTurn(chatId, now + 100)).toBe(most - 100);
      // A clock that was set back keeps nobody waiting for longer.
      expect(await store.takeTurn(chatId, now - 3_600_000)).toBe(most);
    }
  });

  it("are over when the program's clock was moved on, one at a time again from then on", async () => {
    const later = now + 3_600_000;
    expect(await store.takeTurn(8, now)).toBe(0);
    expect(await store.takeTurn(8, later)).toBe(0);
    expect(await store.takeTurn(8, later)).toBe(1_000);
  });
});
