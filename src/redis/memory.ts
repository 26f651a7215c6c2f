/** How full Redis is. */
import type { RedisClient } from "./connect.ts";
import { primaries } from "./primaries.ts";

/** @returns share of its limit (0 … 1) that the fullest server uses; undefined where there is no limit, as in the private Redis */
export async function memoryUsed(redis: RedisClient): Promise<number | undefined> {
  const shares = await Promise.all(
    primaries(redis).map(async (node) => {
      const info = await node.info("memory");
      const field = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, "m").exec(info)?.[1] ?? 0);
      const limit = field("maxmemory");
      return limit > 0 ? [field("used_memory") / limit] : [];
    }),
  );
  const known = shares.flat();
  return known.length > 0 ? Math.max(...known) : undefined;
}
