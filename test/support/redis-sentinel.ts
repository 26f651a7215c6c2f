/** A Redis primary, its replica and one Sentinel on loopback, which makes the replica primary within seconds. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Redis } from "ioredis";
import { freePorts } from "./redis-cluster.ts";

const name = "perpustakaan";

export interface WatchedRedis {
  readonly address: string;
  /** Ends the primary at once. */
  killPrimary(): void;
  stop(): Promise<void>;
}

export async function startWatchedRedis(folder: string, binary: string): Promise<WatchedRedis> {
  const [primaryPort = 0, replicaPort = 0, sentinelPort = 0] = await freePorts(3);
  const servers: ChildProcess[] = [];
  const start = (port: number, ...lines: string[]) => {
    const dir = join(folder, String(port));
    mkdirSync(dir, { recursive: true });
    const file = join(dir, "redis.conf");
    writeFileSync(file, [`port ${port}`, "bind 127.0.0.1", `dir ${dir}`, ...lines, ""].join("\n"));
    const sentinel = port === sentinelPort ? ["--sentinel"] : [];
    servers.push(spawn(binary, [file, ...sentinel], { stdio: "ignore", argv0: "redis-server" }));
  };
  start(primaryPort, 'save ""', "appendonly yes", "repl-diskless-sync-delay 0");
  start(replicaPort, 'save ""', "appendonly yes", `replicaof 127.0.0.1 ${primaryPort}`);
  await says(replicaPort, "replication", "master_link_status:up");
  start(
    sentinelPort,
    `sentinel monitor ${name} 127.0.0.1 ${primaryPort} 1`,
    `sentinel down-after-milliseconds ${name} 500`,
    `sentinel failover-timeout ${name} 2000`,
  );
  await says(sentinelPort, "sentinel", "slaves=1");
  return {
    address: `redis+sentinel://127.0.0.1:${sentinelPort}/${name}`,
    killPrimary: () => void servers[0]?.kill("SIGKILL"),
    async stop() {
      const running = servers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      const ended = running.map((server) => once(server, "exit"));
      for (const server of running) server.kill("SIGKILL");
      await Promise.all(ended);
    },
  };
}

/** Until a server says so about itself. */
async function says(port: number, section: string, words: string): Promise<void> {
  const client = new Redis(port, "127.0.0.1", { retryStrategy: () => 30, maxRetriesPerRequest: null });
  client.on("error", () => {});
  while (!String(await client.info(section)).includes(words)) await new Promise((done) => setImmediate(done));
  client.disconnect();
}
