/** Residents who are being erased, in Redis, so that an erasure cut short by a crash is taken up again. */
import type { ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";

export interface ErasuresStore {
  /** @param at epoch ms */
  begin(id: ResidentId, at: number): Promise<void>;
  end(id: ResidentId): Promise<void>;
  /** Begun before this moment (epoch ms) and not ended. */
  open(before: number): Promise<{ readonly id: ResidentId; readonly begunAt: number }[]>;
}

export const createErasuresStore = (redis: RedisClient, keys: Keys): ErasuresStore => ({
  begin: async (id, at) => {
    await redis.zadd(keys.openErasures(), at, String(id));
  },
  end: async (id) => {
    await redis.zrem(keys.openErasures(), String(id));
  },
  open: async (before) => {
    const found = await redis.zrangebyscore(keys.openErasures(), "-inf", before, "WITHSCORES");
    return found.flatMap((id, i) =>
      i % 2 === 0 ? [{ id: Number(id) as ResidentId, begunAt: Number(found[i + 1]) }] : [],
    );
  },
});
