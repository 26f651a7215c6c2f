/** The pace that all processes share, in Redis. */
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";

const reserveSlots = loadScript(new URL("reserve-slots.lua", import.meta.url));
const pausePace = loadScript(new URL("pause-pace.lua", import.meta.url));

export type Reservation =
  /** The first moment (it may just have passed) and the moment of asking, epoch ms of Redis's clock; the others follow evenly. */
  | { readonly kind: "reserved"; readonly firstAt: number; readonly askedAt: number }
  | { readonly kind: "paused"; readonly forMs: number };

export interface PaceStore {
  reserve(count: number): Promise<Reservation>;
  pauseFor(ms: number): Promise<void>;
}

/** @param spacingMs between messages; @param slackMs how late a free moment may still be used */
export function createPaceStore(redis: RedisClient, keys: Keys, spacingMs: number, slackMs: number): PaceStore {
  const [spacing, slack] = [Math.round(spacingMs * 1000), Math.round(slackMs * 1000)];
  return {
    async reserve(count) {
      const touched = [keys.pace(), keys.pacePause()];
      const [firstAt, other] = (await runScript(redis, reserveSlots, touched, [count, spacing, slack])) as [
        number,
        number,
      ];
      return firstAt === 0
        ? { kind: "paused", forMs: other }
        : { kind: "reserved", firstAt: firstAt / 1000, askedAt: other / 1000 };
    },
    async pauseFor(ms) {
      await runScript(redis, pausePace, [keys.pacePause()], [Math.max(1, Math.ceil(ms))]);
    },
  };
}
