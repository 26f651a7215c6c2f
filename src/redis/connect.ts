/** One client for commands over a single Redis (TCP or unix socket) or a Cluster; commands of one tick share a round trip. */
import { Cluster, Redis, type RedisOptions } from "ioredis";

export type RedisClient = Redis | Cluster;
export type { ChainableCommander } from "ioredis";

/**
 * `redis://…`, `rediss://…`, several separated by commas (seeds of a Cluster), the path of a unix socket, or
 * `redis+sentinel://user:password@host:port,host:port/master-name`, whose user and password are those of the servers.
 */
export type RedisAddress = string;

/**
 * With `enableAutoPipelining` every command issued in the same tick travels together (per node in a Cluster), so
 * `Promise.all([...])` is one round trip. Nothing fails while Redis is away: commands wait until it is back.
 */
const options = { maxRetriesPerRequest: null, enableAutoPipelining: true } satisfies RedisOptions;

/** @returns a client that connects by itself and again after every break; `quit()` ends it */
export function connectRedis(address: RedisAddress): RedisClient {
  const sentinel = sentinelOptions(address);
  if (sentinel) return new Redis({ ...options, ...sentinel });
  const addresses = address.split(",").map((a) => a.trim());
  const first = addresses[0] as string;
  if (addresses.length > 1) {
    const seeds = addresses.map((a) => new URL(a));
    const { username, password, protocol } = seeds[0] as URL;
    return new Cluster(
      seeds.map((s) => ({ host: s.hostname, port: Number(s.port || 6379) })),
      {
        enableAutoPipelining: true,
        // While a replica takes over, commands go round until it answers.
        maxRedirections: Number.MAX_SAFE_INTEGER,
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

const defaultSentinelPort = 26_379;

/** @returns undefined for an address of another kind, or one that is not complete */
export function sentinelOptions(address: RedisAddress) {
  const parts = /^redis\+sentinel:\/\/(?:([^:@/]*):([^@/]*)@)?([^@/]+)\/([\w.-]+)$/.exec(address)?.slice(1);
  if (!parts) return undefined;
  const [username, password, hosts = "", name = ""] = parts;
  const servers = hosts.split(",").map((host) => /^\s*([\w.-]+)(?::(\d{1,5}))?\s*$/.exec(host));
  if (servers.includes(null)) return undefined;
  return {
    name,
    sentinels: servers.map((s) => ({ host: s?.[1] as string, port: Number(s?.[2] ?? defaultSentinelPort) })),
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  };
}
