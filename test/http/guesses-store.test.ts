import { describe, expect, it } from "vitest";
import { createGuesses } from "../../src/http/guesses-store.ts";
import { createClock } from "../../src/platform/clock.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("guesses on %s Redis", (kind) => {
  const { redis, keys } = testRedis(kind);

  it("are counted over all processes, each kind of page for itself, and forgotten", async () => {
    const now = createClock().now();
    const clock = { now: () => now };
    const processes = [1, 2, 3].map(() => createGuesses(redis, keys, clock)("certificates"));
    const answered = await Promise.all(
      Array.from({ length: 150 }, (_, i) => (processes[i % 3] as () => Promise<boolean>)()),
    );
    expect(answered.filter(Boolean)).toHaveLength(120);
    expect(await createGuesses(redis, keys, clock)("calendars")()).toBe(true);
    expect(await createGuesses(redis, keys, { now: () => now + 60_000 })("certificates")()).toBe(true);
    expect(await redis.ttl(keys.guesses("certificates", Math.floor(now / 60_000)))).toBeGreaterThan(60);
  });
});
