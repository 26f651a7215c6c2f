import { describe, expect, it } from "vitest";
import { sentinelOptions } from "../../src/redis/connect.ts";
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

describe("sentinelOptions", () => {
  it("reads the Sentinels, the name of the master and the servers' password", () => {
    expect(sentinelOptions("redis+sentinel://bot:s%40crt@10.0.0.1:26380,sentinel-2/perpus")).toEqual({
      name: "perpus",
      sentinels: [
        { host: "10.0.0.1", port: 26_380 },
        { host: "sentinel-2", port: 26_379 },
      ],
      username: "bot",
      password: "s@crt",
    });
  });

  it.each(["redis://a:1", "redis+sentinel://a:1", "redis+sentinel://a:1,/perpus", "redis+sentinel:///perpus"])(
    "is none of %s",
    (address) => {
      expect(sentinelOptions(address)).toBeUndefined();
    },
  );
});
