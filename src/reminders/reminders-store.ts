/** How far reminders have come, in Redis. */
import { z } from "zod";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";

export interface RemindersStore {
  /** Everything due up to this moment (epoch ms) is in the outbox or recorded as missed; null before the first tick. */
  readUpTo(): Promise<number | null>;
  /** Moves it on and adds to the missed ones, unless another replica moved it first. @returns whether it was moved */
  moveUpTo(from: number | null, to: number, missed: number): Promise<boolean>;
  /** Reminders that came due while nobody could send them in time, counted in registrations. */
  readMissed(): Promise<number>;
}

/** A clock that is so far behind what was done was put back: another rehearsal, which begins anew. */
const putBackMs = 3_600_000;

/** @param upTo as stored; @returns the moment (epoch ms) after which reminders are to be done */
export const resumeAfter = (upTo: number | null, now: number, firstLookBackMs: number): number =>
  upTo === null ? now - firstLookBackMs : upTo > now + putBackMs ? now - 60_000 : upTo;

const move = loadScript(new URL("move-reminders.lua", import.meta.url));
const count = z.coerce.number().int();

/** @param keys where it is kept: reminders of another kind have a store of their own */
export function createRemindersStore(
  redis: RedisClient,
  keys: Pick<Keys, "remindersUpTo" | "remindersMissed">,
): RemindersStore {
  return {
    readUpTo: async () => {
      const value = await redis.get(keys.remindersUpTo());
      return value === null ? null : count.parse(value);
    },
    moveUpTo: async (from, to, missed) =>
      (await runScript(redis, move, [keys.remindersUpTo(), keys.remindersMissed()], [from ?? "", to, missed])) === 1,
    readMissed: async () => count.parse((await redis.get(keys.remindersMissed())) ?? 0),
  };
}
