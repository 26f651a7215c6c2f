/** Every server that holds keys of its own, and all the names of keys on it. */
import { Cluster, type Redis } from "ioredis";
import type { RedisClient } from "./connect.ts";

const namesAtOnce = 1_000;

/** A Cluster's nodes are known once it answered a command. */
export const primaries = (redis: RedisClient): Redis[] => (redis instanceof Cluster ? redis.nodes("master") : [redis]);

/** Names that begin with `namespace`; one that comes or goes meanwhile may be missing, one may come twice. */
export async function* keyNames(node: Redis, namespace: string): AsyncIterable<string[]> {
  for (let cursor = "0"; ;) {
    const [next, names] = await node.scan(cursor, "MATCH", `${namespace}*`, "COUNT", namesAtOnce);
    if (names.length > 0) yield names;
    if (next === "0") return;
    cursor = next;
  }
}
