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

/** What the script returns, in µs and ms. */
type Reserved = readonly [1, firstUs: number, askedUs: number] | readonly [0, pauseMs: number];

/** @param spacingMs between messages; @param slackMs how late a moment may still be used */
export function createPaceStore(redis: RedisClient, keys: Keys, spacingMs: number, slackMs: number): PaceStore {
  const us = (ms: number) => Math.round(ms * 1000);
  return {
    async reserve(count) {
      const touched = [keys.pace(), keys.pacePause()];
      const args = [count, us(spacingMs), us(slackMs)];
      const answer = (await runScript(redis, reserveSlots, touched, args)) as Reserved;
      return answer[0] === 0
        ? { kind: "paused", forMs: answer[1] }
        : { kind: "reserved", firstAt: answer[1] / 1000, askedAt: answer[2] / 1000 };
    },
    async pauseFor(ms) {
      await runScript(redis, pausePace, [keys.pacePause()], [Math.max(1, Math.ceil(ms))]);
    },
  };
}
