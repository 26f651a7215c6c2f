/** Counts what a client sends, for metrics: commands, and writes, which is about how often Redis is waited for. */
import { Cluster, type Redis } from "ioredis";
import type { RedisClient } from "./connect.ts";

export interface TrafficCounters {
  command(): void;
  write(): void;
}

/** Connections made later are counted too; those of `duplicate()` are not. */
export function countTraffic(redis: RedisClient, counters: TrafficCounters): void {
  if (!(redis instanceof Cluster)) return countNode(redis, counters);
  for (const node of redis.nodes()) countNode(node, counters);
  redis.on("+node", (node: Redis) => countNode(node, counters));
}

function countNode(node: Redis, counters: TrafficCounters): void {
  const send = node.sendCommand.bind(node);
  node.sendCommand = (...args) => {
    counters.command();
    return send(...args);
  };
  const countStream = () => {
    const { stream } = node;
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (...args: unknown[]) => {
      counters.write();
      return write(...args);
    };
  };
  // There is none before the first connection, whatever the types say.
  if (node.stream as unknown) countStream();
  node.on("connect", countStream);
}
