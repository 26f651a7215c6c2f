import { describe, expect, it } from "vitest";
import { runScript } from "../../src/redis/script.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("runScript on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const script = { name: "lua:add", lua: "return redis.call('INCRBY', KEYS[1], ARGV[1])" };

  it("runs several scripts of one tick, whatever their slots", async () => {
    const results = await Promise.all([1, 2, 3, 4].map((p) => runScript(redis, script, [keys.inbox(p)], [p])));
    expect(results).toEqual([1, 2, 3, 4]);
  });
});
