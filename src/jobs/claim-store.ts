/** Which process runs a job that is due. */
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";

/**
 * Longer than clocks of replicas differ; short, so that a rehearsal started again at the same moment runs its jobs again.
 */
const claimMs = 90_000;

/** @returns a function that says whether this process runs the job due in that minute (epoch ms) */
export const createClaims =
  (redis: RedisClient, keys: Keys) =>
  async (job: string, dueAt: number): Promise<boolean> =>
    (await redis.set(keys.jobClaim(job, Math.floor(dueAt / 60_000)), "1", "PX", claimMs, "NX")) === "OK";
