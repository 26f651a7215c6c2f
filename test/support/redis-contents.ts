/** Everything that a test's Redis holds, as text, to look for what must not be there (any more). */
import type { RedisClient } from "../../src/redis/connect.ts";
import type { Keys } from "../../src/redis/keys.ts";
import { keyNames, primaries } from "../../src/redis/primaries.ts";

/** Names of keys, without their namespace, whose name or value contains one of the words. */
export async function keysAbout(redis: RedisClient, keys: Keys, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const node of primaries(redis))
    for await (const names of keyNames(node, keys.namespace))
      for (const name of names) {
        const text = `${name} ${JSON.stringify(await valueOf(redis, name))}`;
        if (words.some((word) => text.includes(word))) found.add(name.slice(keys.namespace.length));
      }
  return [...found].sort();
}

async function valueOf(redis: RedisClient, name: string): Promise<unknown> {
  switch (await redis.type(name)) {
    case "string":
      return redis.get(name);
    case "hash":
      return redis.hgetall(name);
    case "set":
      return redis.smembers(name);
    case "zset":
      return redis.zrange(name, "0", "-1", "WITHSCORES");
    case "list":
      return redis.lrange(name, 0, -1);
    case "stream":
      return redis.xrange(name, "-", "+");
    default:
      return null;
  }
}
