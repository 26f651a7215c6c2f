/** What brings stored data one version forward. */
import type { RedisClient } from "./connect.ts";
import type { Keys } from "./keys.ts";

/**
 * One step forward. It may be cut short and run again, and must bear that; it works through the keys in pages, since a
 * store may hold millions.
 */
export type Migration = (redis: RedisClient, keys: Keys) => Promise<void>;
