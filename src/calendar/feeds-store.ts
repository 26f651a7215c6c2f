/** Links of personal calendars in Redis: of each only the digest, so that nobody who sees the store can open one. */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";

export interface FeedsStore {
  /** The link before stops working in the same step. */
  replace(id: ResidentId, token: string): Promise<void>;
  /** @returns false where there was none */
  remove(id: ResidentId): Promise<boolean>;
  has(id: ResidentId): Promise<boolean>;
  /** @returns null for a token that leads nowhere (any more) */
  ownerOf(token: string): Promise<ResidentId | null>;
}

const replaceFeed = loadScript(new URL("replace-feed.lua", import.meta.url));
const storedOwner = z.coerce.number().int().nullable();

export function createFeedsStore(redis: RedisClient, keys: Keys): FeedsStore {
  const touched = [keys.calendarFeeds(), keys.calendarFeedDigests()];
  return {
    replace: async (id, token) => void (await runScript(redis, replaceFeed, touched, [id, digestOf(token)])),
    remove: async (id) => (await runScript(redis, replaceFeed, touched, [id, ""])) === 1,
    has: async (id) => (await redis.hexists(keys.calendarFeedDigests(), String(id))) === 1,
    ownerOf: async (token) =>
      storedOwner.parse(await redis.hget(keys.calendarFeeds(), digestOf(token))) as ResidentId | null,
  };
}

const digestOf = (token: string) => createHash("sha256").update(token).digest("base64url");
