import { describe, expect, it } from "vitest";
import { runScript, scriptOf } from "../../src/redis/script.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("runScript on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const script = scriptOf("return redis.call('INCRBY', KEYS[1], ARGV[1])");

  it("runs several scripts of one tick, whatever their slots", async () => {
    const results = await Promise.all([1, 2, 3, 4].map((p) => runScript(redis, script, [keys.inbox(p)], [p])));
    expect(results).toEqual([1, 2, 3, 4]);
  });

  it("runs a script for the first time beside a command of the same tick", async () => {
    const fresh = scriptOf(`return '${keys.namespace}'`);
    const results = await Promise.all([redis.get(keys.inbox(9)), runScript(redis, fresh, [keys.inbox(9)])]);
    expect(results).toEqual([null, keys.namespace]);
  });
});
