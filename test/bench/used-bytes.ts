/** Memory of Redis that its data takes. */
import type { Redis } from "ioredis";
import type { RedisClient } from "../../src/redis/connect.ts";

/** Keys and their table are part of it; buffers of connections and of the append-only file come and go. */
export async function usedBytes(redis: RedisClient): Promise<number> {
  const memory = await (redis as Redis).info("memory");
  const [all = 0, clients = 0, file = 0] = ["used_memory", "mem_clients_normal", "mem_aof_buffer"].map((name) =>
    Number(new RegExp(`^${name}:(\\d+)`, "m").exec(memory)?.[1]),
  );
  return all - clients - file;
}
