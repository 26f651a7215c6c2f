import { describe, expect, it } from "vitest";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("connectRedis on %s", (kind) => {
  const { redis, keys } = testRedis(kind);

  it("sends the commands of one tick together, whatever their slots", async () => {
    const partitions = [...Array(64).keys()];
    await Promise.all(partitions.map((p) => redis.set(keys.dialogueDeadlines(p), p)));
    const values = await Promise.all(partitions.map((p) => redis.get(keys.dialogueDeadlines(p))));
    expect(values).toEqual(partitions.map(String));
  });
});
