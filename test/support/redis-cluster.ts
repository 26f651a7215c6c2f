/** A Redis Cluster of three primaries, each with replicas if wanted, on loopback ports that the system hands out. */
import { Redis } from "ioredis";
import { endServers, freePorts, startServer } from "./redis-servers.ts";

export interface TestCluster {
  readonly address: string;
  /** Ends the primary that holds the key at once; without one, the first. */
  killPrimary(key?: string): Promise<void>;
  stop(): Promise<void>;
}

const slots = 16_384;
const options = ["--cluster-enabled", "yes", "--cluster-node-timeout", 5000, "--appendonly", "no"];

export async function startCluster(folder: string, binary: string, nodes = 3, replicas = 0): Promise<TestCluster> {
  const ports = await freePorts(nodes * (1 + replicas));
  const servers = ports.map((port) => startServer(binary, folder, port, options));
  const clients = ports.map((port) => new Redis(port, "127.0.0.1", { retryStrategy: () => 30 }));
  for (const client of clients) client.on("error", () => {});
  const share = Math.ceil(slots / nodes);
  for (const [i, client] of clients.slice(0, nodes).entries()) {
    await client.cluster("ADDSLOTSRANGE", i * share, Math.min(slots, (i + 1) * share) - 1);
    await client.call("CLUSTER", "SET-CONFIG-EPOCH", String(i + 1));
  }
  for (const port of ports.slice(1)) await clients[0]?.cluster("MEET", "127.0.0.1", port);
  for (const client of clients) {
    while (!String(await client.cluster("INFO")).includes("cluster_state:ok"))
      await new Promise((done) => setImmediate(done));
    while (
      String(await client.cluster("NODES"))
        .trim()
        .split("\n").length < ports.length
    )
      await new Promise((done) => setImmediate(done));
  }
  for (const [i, replica] of clients.slice(nodes).entries()) await follow(replica, clients[i % nodes] as Redis);
  for (const client of clients) client.disconnect();
  return {
    address: ports.map((port) => `redis://127.0.0.1:${port}`).join(","),
    async killPrimary(key) {
      const client = new Redis(ports[0] as number, "127.0.0.1");
      const slot = key === undefined ? 0 : Number(await client.cluster("KEYSLOT", key));
      client.disconnect();
      servers[Math.floor(slot / share)]?.kill("SIGKILL");
    },
    stop: () => endServers(servers),
  };
}

/** Until every write to the primary reaches the replica. */
async function follow(replica: Redis, primary: Redis): Promise<void> {
  const id = String(await primary.cluster("MYID"));
  while (!String(await replica.cluster("NODES")).includes(id)) await new Promise((done) => setImmediate(done));
  await replica.cluster("REPLICATE", id);
  while (!String(await replica.info("replication")).includes("master_link_status:up"))
    await new Promise((done) => setImmediate(done));
}
