/** How many messages residents wrote in each hour of the day, without whose they were. */
import { z } from "zod";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";

export interface ActiveHoursStore {
  /** @param counts messages by hour, 0–23; @param month `2026-11` */
  add(month: string, counts: ReadonlyMap<number, number>): Promise<void>;
  /** Messages by hour in those months together. */
  read(months: readonly string[]): Promise<ReadonlyMap<number, number>>;
}

const lifeSeconds = 100 * 86_400;
const storedCounts = z.record(z.string().regex(/^\d{1,2}$/), z.coerce.number().int());

export function createActiveHoursStore(redis: RedisClient, keys: Keys): ActiveHoursStore {
  return {
    async add(month, counts) {
      const key = keys.activeHours(month);
      const adding = [...counts].map(([hour, count]) => redis.hincrby(key, String(hour), count));
      await Promise.all([...adding, redis.expire(key, lifeSeconds)]);
    },
    async read(months) {
      const sum = new Map<number, number>();
      for (const raw of await Promise.all(months.map((month) => redis.hgetall(keys.activeHours(month)))))
        for (const [hour, count] of Object.entries(storedCounts.parse(raw)))
          sum.set(Number(hour), (sum.get(Number(hour)) ?? 0) + count);
      return sum;
    },
  };
}
