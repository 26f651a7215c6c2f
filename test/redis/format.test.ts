import { describe, expect, it } from "vitest";
import { silentLogger } from "../../src/platform/logger.ts";
import { type Migration, prepareFormat, readFormat } from "../../src/redis/format.ts";
import { redisKinds, testRedis } from "../support/redis.ts";

describe.each(redisKinds)("the stored format on %s", (kind) => {
  const { redis, keys } = testRedis(kind);
  const resident = keys.resident(101 as never);
  const renameField: Migration = async () => {
    const [name] = await redis.hmget(resident, "nama");
    if (name != null) await redis.multi().hset(resident, "name", name).hdel(resident, "nama").exec();
  };

  it("is brought forward from the first version on, once, by one of several processes", async () => {
    await redis.hset(resident, "nama", "Siti");
    let runs = 0;
    const counting: Migration = async (...args) => {
      runs++;
      await renameField(...args);
    };
    await Promise.all([1, 2, 3].map(() => prepareFormat(redis, keys, silentLogger, [counting])));
    expect(await redis.hgetall(resident)).toEqual({ name: "Siti" });
    expect([runs, await readFormat(redis, keys)]).toEqual([1, 1]);
  });

  it("takes only the steps that are missing, and goes on where a step failed", async () => {
    const steps: number[] = [];
    const step =
      (number: number): Migration =>
      async () => {
        if (number === 3 && !steps.includes(0)) {
          steps.push(0);
          throw new Error("cut short");
        }
        steps.push(number);
      };
    const all = [step(1), step(2), step(3)];
    await expect(prepareFormat(redis, keys, silentLogger, all)).rejects.toThrow("cut short");
    await prepareFormat(redis, keys, silentLogger, all);
    expect(steps).toEqual([2, 0, 3]);
  });

  it("stops a program that is older than what is stored", async () => {
    await redis.set(keys.format(), 7);
    await expect(prepareFormat(redis, keys, silentLogger)).rejects.toMatchObject({ code: "redis:format-too-new" });
  });
});
