/** A connection for the queue library, which defines commands of its own and blocks: without auto-pipelining, apart from the program's. */
import { Cluster } from "ioredis";
import type { RedisClient } from "./connect.ts";

export function queueConnection(redis: RedisClient): RedisClient {
  const own = { enableAutoPipelining: false };
  return redis instanceof Cluster ? redis.duplicate(undefined, own) : redis.duplicate(own);
}
