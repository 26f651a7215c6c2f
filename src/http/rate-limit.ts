/** Decides whether one more request of the same kind is answered in this minute, by this process. */
import type { Clock } from "../platform/clock.ts";

const windowMs = 60_000;

/** @param most requests a minute for one name; names are forgotten with their minute */
export function createRateLimit(clock: Clock, most: number): (name: string) => boolean {
  let minute = 0;
  let counts = new Map<string, number>();
  return (name) => {
    const now = Math.floor(clock.now() / windowMs);
    if (now !== minute) {
      minute = now;
      counts = new Map();
    }
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count <= most;
  };
}
