/** One client for commands over a single Redis (TCP or unix socket) or a Cluster; commands of one tick share a round trip. */
import { Cluster, Redis, type RedisOptions } from "ioredis";

export type RedisClient = Redis | Cluster;
export type { ChainableCommander } from "ioredis";

/** `redis://…`, `rediss://…`, several separated by commas (seeds of a Cluster), or the path of a unix socket. */
export type RedisAddress = string;

/**
 * With `enableAutoPipelining` every command issued in the same tick travels together (per node in a Cluster), so
 * `Promise.all([...])` is one round trip. Nothing fails while Redis is away: commands wait until it is back.
 */
const options = { maxRetriesPerRequest: null, enableAutoPipelining: true } satisfies RedisOptions;

/** @returns a client that connects by itself and again after every break; `quit()` ends it */
export function connectRedis(address: RedisAddress): RedisClient {
  const addresses = address.split(",").map((a) => a.trim());
  const first = addresses[0] as string;
  if (addresses.length > 1) {
    const seeds = addresses.map((a) => new URL(a));
    const { username, password, protocol } = seeds[0] as URL;
    return new Cluster(
      seeds.map((s) => ({ host: s.hostname, port: Number(s.port || 6379) })),
      {
        enableAutoPipelining: true,
        redisOptions: {
          ...options,
          ...(username ? { username: decodeURIComponent(username) } : {}),
          ...(password ? { password: decodeURIComponent(password) } : {}),
          ...(protocol === "rediss:" ? { tls: {} } : {}),
        },
      },
    );
  }
  return first.includes("://") ? new Redis(first, options) : new Redis({ ...options, path: first });
}
