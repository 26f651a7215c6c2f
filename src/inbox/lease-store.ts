/** Who reads which partition of the inbox, over all processes. */
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";

const holdLease = loadScript(new URL("hold-lease.lua", import.meta.url));
const releaseLease = loadScript(new URL("release-lease.lua", import.meta.url));
const countReaders = loadScript(new URL("count-readers.lua", import.meta.url));

export type LeaseStore = ReturnType<typeof createLeaseStore>;

/** @param owner one per process */
export function createLeaseStore(redis: RedisClient, keys: Keys, owner: string) {
  return {
    /** Takes or renews a partition for `lifeMs`. @returns whether this process holds it now */
    async hold(partition: number, lifeMs: number): Promise<boolean> {
      return (await runScript(redis, holdLease, [keys.inboxLease(partition)], [owner, lifeMs])) === 1;
    },
    async release(partition: number): Promise<void> {
      await runScript(redis, releaseLease, [keys.inboxLease(partition)], [owner]);
    },
    /** Says that this process reads, for `lifeMs`. @returns how many do */
    async join(lifeMs: number): Promise<number> {
      return Number(await runScript(redis, countReaders, [keys.inboxReaders()], [owner, lifeMs]));
    },
    async leave(): Promise<void> {
      await redis.zrem(keys.inboxReaders(), owner);
    },
  };
}
