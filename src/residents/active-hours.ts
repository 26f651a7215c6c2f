/** At which hour residents write to the bot most: then a broadcast is read soonest. */
import type { Clock } from "../platform/clock.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { ActiveHoursStore } from "./active-hours-store.ts";

/** Fewer messages say nothing about a day. */
const fewestMessages = 50;
const hourMs = 3_600_000;

export interface ActiveHours {
  /** Somebody wrote just now. */
  note(): void;
  /** Keeps what was noted since the last time. */
  save(): Promise<void>;
  /** The next start of the busiest hour, epoch ms; null while too little is known. */
  nextBest(): Promise<number | null>;
}

interface Deps {
  readonly store: ActiveHoursStore;
  readonly clock: Clock;
  readonly local: LocalTime;
  /** When sending is welcome: `awakeAt` of the quiet hours. */
  readonly awakeAt: (at: number) => number;
}

export function createActiveHours({ store, clock, local, awakeAt }: Deps): ActiveHours {
  let noted = new Map<number, number>();
  const monthOf = (at: number) => local.dateOf(at).slice(0, 7);
  return {
    note() {
      const hour = Number(local.timeOf(clock.now()).slice(0, 2));
      noted.set(hour, (noted.get(hour) ?? 0) + 1);
    },
    async save() {
      const counts = noted;
      if (counts.size === 0) return;
      noted = new Map();
      await store.add(monthOf(clock.now()), counts);
    },
    async nextBest() {
      const now = clock.now();
      const months = new Set([monthOf(now), monthOf(now - 30 * 24 * hourMs)]);
      return bestHourAhead(await store.read([...months]), now, local, awakeAt);
    },
  };
}

/** @param counts messages by hour of the day */
export function bestHourAhead(
  counts: ReadonlyMap<number, number>,
  now: number,
  local: LocalTime,
  awakeAt: (at: number) => number,
): number | null {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (all < fewestMessages) return null;
  const nextStart =
    Math.ceil((now + 1 - local.at("1970-01-01", "00:00")) / hourMs) * hourMs + local.at("1970-01-01", "00:00");
  const ahead = Array.from({ length: 24 }, (_, i) => nextStart + i * hourMs).filter((at) => awakeAt(at) === at);
  const countAt = (at: number) => counts.get(Number(local.timeOf(at).slice(0, 2))) ?? 0;
  return ahead.reduce<number | null>((best, at) => (best === null || countAt(at) > countAt(best) ? at : best), null);
}
