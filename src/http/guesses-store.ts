/** How many addresses that lead nowhere are answered in a minute: over all processes, since more of them must not help whoever guesses. */
import type { Clock } from "../platform/clock.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";

/** All visitors of a kind of page together: a mistyped address is found here, a guessed one never. */
const mostInMinute = 120;
const minuteMs = 60_000;
const keptSeconds = 120;

/** @returns counts one more such address of a kind of page, and says whether it is answered */
export const createGuesses =
  (redis: RedisClient, keys: Keys, clock: Clock) => (page: string) => async (): Promise<boolean> => {
    const key = keys.guesses(page, Math.floor(clock.now() / minuteMs));
    const [count] = await Promise.all([redis.incr(key), redis.expire(key, keptSeconds)]);
    return count <= mostInMinute;
  };
