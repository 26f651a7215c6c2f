/** Counts what a client sends, for metrics: commands, and writes, which is about how often Redis is waited for. */
import { Cluster, type Redis } from "ioredis";
import type { RedisClient } from "./connect.ts";

export interface TrafficCounters {
  command(): void;
  write(): void;
}

/** Connections made later are counted too; those of `duplicate()` are not. @returns ends it */
export function countTraffic(redis: RedisClient, counters: TrafficCounters): () => void {
  if (!(redis instanceof Cluster)) return countNode(redis, counters);
  const ends = redis.nodes().map((node) => countNode(node, counters));
  const countNew = (node: Redis) => void ends.push(countNode(node, counters));
  redis.on("+node", countNew);
  return () => {
    redis.off("+node", countNew);
    for (const end of ends) end();
  };
}

function countNode(node: Redis, counters: TrafficCounters): () => void {
  const send = node.sendCommand.bind(node);
  let counting = true;
  node.sendCommand = (...args) => {
    if (counting) counters.command();
    return send(...args);
  };
  const countStream = () => {
    const { stream } = node;
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    stream.write = (...args: unknown[]) => {
      if (counting) counters.write();
      return write(...args);
    };
  };
  // There is none before the first connection, whatever the types say.
  if (node.stream as unknown) countStream();
  node.on("connect", countStream);
  return () => {
    counting = false;
    node.off("connect", countStream);
  };
}
