/** Redis for one test file: the run's own server, with a key prefix that no other file has. */
import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { connectRedis, type RedisClient } from "../../src/redis/connect.ts";
import { createKeys, type Keys } from "../../src/redis/keys.ts";

export interface TestRedis {
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly address: string;
}

/** For `describe.each(redisKinds)`: every store suite runs on a single Redis and on a Cluster. */
export const redisKinds = ["single", "cluster"] as const;

export function testRedis(kind: (typeof redisKinds)[number] = "single"): TestRedis {
  const address = inject(kind === "single" ? "redisAddress" : "clusterAddress");
  const redis = connectRedis(address);
  afterAll(() => redis.disconnect());
  return { redis, keys: createKeys(`t${randomUUID().slice(0, 8)}`), address };
}
