/** What waits to be sent, as metrics and alerts see it. */
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";

export interface Backlog {
  /** The Redis server's time, epoch ms. */
  readonly now: number;
  /** Notices that wait for their turn, are being sent, and wait for another try or the end of quiet hours. */
  readonly notices: { readonly waiting: number; readonly sending: number; readonly later: number };
  /** Seconds for which the notice at the head of the line has waited; 0 without one. */
  readonly noticeLagSeconds: number;
  readonly broadcasts: readonly OpenBroadcast[];
}

export interface OpenBroadcast {
  readonly id: string;
  /** Recipients not tried yet. */
  readonly remaining: number;
  /** Epoch ms of the program's clock; 0: at once. */
  readonly startAt: number;
}

export type BacklogStore = ReturnType<typeof createBacklogStore>;

export function createBacklogStore(redis: RedisClient, keys: Keys) {
  /** Names as the queue library writes them. */
  const queue = (part: string) => `${keys.noticeQueue()}:notices:${part}`;

  const waitingSince = async (job: string | undefined): Promise<number> =>
    job === undefined ? Infinity : Number((await redis.hget(queue(job), "timestamp")) ?? Infinity);

  const openBroadcasts = async (): Promise<OpenBroadcast[]> => {
    const ids = await redis.zrange(keys.deliveringBroadcasts(), "0", "-1");
    const rows = await Promise.all(
      ids.map((id) => redis.hmget(keys.delivery(id), "total", "sent", "failed", "blocked", "startAt")),
    );
    return rows.map((row, i) => {
      const [total = 0, sent = 0, failed = 0, blocked = 0, startAt = 0] = row.map(Number);
      return { id: ids[i] as string, remaining: total - sent - failed - blocked, startAt };
    });
  };

  return {
    async read(): Promise<Backlog> {
      const [time, wait, prioritized, active, delayed, heads, broadcasts] = await Promise.all([
        redis.time(),
        redis.llen(queue("wait")),
        redis.zcard(queue("prioritized")),
        redis.llen(queue("active")),
        redis.zcard(queue("delayed")),
        Promise.all([redis.zrange(queue("prioritized"), "0", "0"), redis.lrange(queue("wait"), -1, -1)]),
        openBroadcasts(),
      ]);
      const now = Number(time[0]) * 1000 + Math.floor(Number(time[1]) / 1000);
      const since = Math.min(...(await Promise.all(heads.flat().map(waitingSince))), now);
      return {
        now,
        notices: { waiting: wait + prioritized, sending: active, later: delayed },
        noticeLagSeconds: (now - since) / 1000,
        broadcasts,
      };
    },
  };
}
