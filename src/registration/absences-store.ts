/** Absences in Redis: one small sorted set for each of the few residents who have any. */
import type { ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";

export interface AbsencesStore {
  /** Starts of the meetings, epoch ms. */
  read(id: ResidentId): Promise<number[]>;
  /** Forgets those before `countFrom` on the way. */
  add(id: ResidentId, at: number, countFrom: number): Promise<void>;
  remove(id: ResidentId, at: number): Promise<void>;
  clear(id: ResidentId): Promise<void>;
}

/** The key goes some time after the absences stopped to count. */
const keptSeconds = 240 * 86_400;

export const createAbsencesStore = (redis: RedisClient, keys: Keys): AbsencesStore => ({
  read: async (id) => (await redis.zrange(keys.absences(id), "0", "-1")).map(Number),
  add: async (id, at, countFrom) => {
    const key = keys.absences(id);
    await Promise.all([
      redis.zadd(key, at, String(at)),
      redis.zremrangebyscore(key, "-inf", `(${countFrom}`),
      redis.expire(key, keptSeconds),
    ]);
  },
  remove: async (id, at) => {
    await redis.zrem(keys.absences(id), String(at));
  },
  clear: async (id) => {
    await redis.del(keys.absences(id));
  },
});
