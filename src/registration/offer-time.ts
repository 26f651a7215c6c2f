/** How long an offered seat is held: hours of the day only, shorter near the start of the meeting, never past it. */
import type { LocalTime } from "../platform/local-time.ts";

/** Nobody has to answer at night: this part of the day, on the library's wall clock, does not count. */
const quietFrom = "21:00";
const quietUntil = "06:00";

/** Near the start an offer takes this part of what is left, so that several can be asked one after another. */
const shareOfRest = 1 / 4;
const shortestMs = 15 * 60_000;
const dayMs = 86_400_000;

/** @param now epoch ms @param holdMs how long an offer is held far from the start @returns epoch ms, whole, at most `startsAt` */
export function heldUntil(now: number, startsAt: number, holdMs: number, local: LocalTime): number {
  const rest = awakeBetween(now, startsAt, local);
  const hold = Math.min(holdMs, Math.max(shortestMs, Math.floor(rest * shareOfRest)));
  if (hold >= rest) return startsAt;
  return afterAwake(now, hold, local);
}

/** Moments of the day in turn: from when and until when time counts, on the day of `at` and the days after it. */
function* awake(at: number, local: LocalTime): Iterable<readonly [from: number, until: number]> {
  for (let date = local.dateOf(at); ; date = local.addDays(date, 1)) {
    const until = local.at(date, quietFrom);
    if (until > at) yield [Math.max(at, local.at(date, quietUntil)), until];
  }
}

/** Time that counts between two moments, ms; beyond some days it makes no difference how much. */
function awakeBetween(from: number, to: number, local: LocalTime): number {
  if (to - from > 7 * dayMs) return 7 * dayMs;
  let sum = 0;
  for (const [start, end] of awake(from, local)) {
    if (start >= to) break;
    sum += Math.min(end, to) - start;
  }
  return sum;
}

function afterAwake(from: number, ms: number, local: LocalTime): number {
  let left = ms;
  for (const [start, end] of awake(from, local)) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return from;
}
