/** Listens to a channel on a connection of its own, made again after every break. */
import { Cluster } from "ioredis";
import type { RedisClient } from "./connect.ts";

/** Messages published while the connection is broken are lost: only for hints. @returns a function that ends it */
export function subscribe(redis: RedisClient, channel: string, listener: (message: string) => void): () => void {
  const subscriber = redis instanceof Cluster ? redis.duplicate() : redis.duplicate();
  // Commands report a Redis that is away; the subscription comes back by itself.
  subscriber.on("error", () => {});
  subscriber.on("message", (_channel: string, message: string) => listener(message));
  subscriber.subscribe(channel).catch(() => {});
  return () => subscriber.disconnect();
}
