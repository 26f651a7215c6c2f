/** A Redis primary, its replica and one Sentinel on loopback, which makes the replica primary within seconds. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { endServers, freePorts, startServer } from "./redis-servers.ts";

const name = "perpustakaan";

export interface WatchedRedis {
  readonly address: string;
  /** Ends the primary at once. */
  killPrimary(): void;
  stop(): Promise<void>;
}

export async function startWatchedRedis(folder: string, binary: string): Promise<WatchedRedis> {
  const [primaryPort = 0, replicaPort = 0, sentinelPort = 0] = await freePorts(3);
  const lasting = ["--appendonly", "yes"];
  const primary = startServer(binary, folder, primaryPort, [...lasting, "--repl-diskless-sync-delay", 0]);
  const replica = startServer(binary, folder, replicaPort, [...lasting, "--replicaof", "127.0.0.1", primaryPort]);
  await says(replicaPort, "replication", "master_link_status:up");
  // A Sentinel writes into its own configuration.
  const file = join(folder, "sentinel.conf");
  const lines = [
    `sentinel monitor ${name} 127.0.0.1 ${primaryPort} 1`,
    `sentinel down-after-milliseconds ${name} 500`,
    `sentinel failover-timeout ${name} 2000`,
  ];
  writeFileSync(file, `${lines.join("\n")}\n`);
  const sentinel = startServer(binary, folder, sentinelPort, [file, "--sentinel"]);
  await says(sentinelPort, "sentinel", "slaves=1");
  return {
    address: `redis+sentinel://127.0.0.1:${sentinelPort}/${name}`,
    killPrimary: () => void primary.kill("SIGKILL"),
    stop: () => endServers([primary, replica, sentinel]),
  };
}

/** Until a server says so about itself. */
async function says(port: number, section: string, words: string): Promise<void> {
  const client = new Redis(port, "127.0.0.1", { retryStrategy: () => 30, maxRetriesPerRequest: null });
  client.on("error", () => {});
  while (!String(await client.info(section)).includes(words)) await new Promise((done) => setImmediate(done));
  client.disconnect();
}
