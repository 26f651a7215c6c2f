import { describe, expect, it } from "vitest";
import { silentLogger } from "../../src/platform/logger.ts";
import { prepareFormat, readFormat } from "../../src/redis/format.ts";
import type { Migration } from "../../src/redis/migration.ts";
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

  it("lists cancelled registrations and messages with the accounts they belong to, from version 1 on", async () => {
    await redis.set(keys.format(), 0);
    const [siti, gone] = [keys.resident(7 as never), keys.resident(8 as never)];
    await redis.hset(siti, "l", "id");
    await redis.hset(keys.roster("m12" as never), {
      ABCDEF: "C|7|1|ms1|u1|",
      GHJKMN: "C|8|1|ms1|u2|",
      r7: "PQRSTV",
      PQRSTV: "S|7|2|ms1|u3|",
    });
    await redis.hset(keys.openEnquiries(), "7-1", JSON.stringify({ text: "Kapan buka?", at: 1 }));
    await prepareFormat(redis, keys, silentLogger);
    expect(await redis.hgetall(siti)).toEqual({ l: "id", "M12-ABCDEF": "" });
    expect(await redis.exists(gone)).toBe(0);
    expect(await redis.zrange(keys.enquiriesByResident(), "0", "-1")).toEqual(["7-1"]);
  });

  it("stops a program that is older than what is stored", async () => {
    await redis.set(keys.format(), 700);
    await expect(prepareFormat(redis, keys, silentLogger)).rejects.toMatchObject({ code: "redis:format-too-new" });
  });
});
