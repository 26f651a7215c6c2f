/** Which form the stored data has, and how older data comes to today's. */
import { Fault } from "../platform/fault.ts";
import type { Logger } from "../platform/logger.ts";
import { pause } from "../platform/waiting.ts";
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";
import { listOwn } from "./list-own.ts";
import type { Migration } from "./migration.ts";

/** The first step leads from version 0 to 1, and so on. Steps are only added. Old programs must be stopped before one runs. */
const migrations: readonly Migration[] = [listOwn];

/** The version that this program reads and writes. */
export const formatVersion: number = migrations.length;

/** A process that migrates says so for this long; it renews its word with each step. */
const lockSeconds = 600;
const lookAgainMs = 500;

/** Data that was stored before there was a number has version 0. */
export const readFormat = async (redis: RedisClient, keys: Keys): Promise<number> =>
  Number((await redis.get(keys.format())) ?? 0);

/**
 * Brings what is stored to the version of this program; one process does it, others wait.
 * @throws Fault `redis:format-too-new` for what a newer program stored
 */
export async function prepareFormat(
  redis: RedisClient,
  keys: Keys,
  logger: Logger,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  for (;;) {
    const stored = await readFormat(redis, keys);
    if (stored > steps.length) throw new Fault("redis:format-too-new", { stored, known: steps.length });
    if (stored === steps.length) return;
    if ((await redis.set(keys.formatLock(), "1", "EX", lockSeconds, "NX")) !== "OK") {
      await pause(lookAgainMs);
      continue;
    }
    try {
      // Read anew: another process may have ended meanwhile.
      for (let version = await readFormat(redis, keys); version < steps.length;) {
        await redis.expire(keys.formatLock(), lockSeconds);
        await (steps[version] as Migration)(redis, keys);
        await redis.set(keys.format(), ++version);
        logger.info("store-migrated", { version });
      }
    } finally {
      await redis.del(keys.formatLock());
    }
  }
}
