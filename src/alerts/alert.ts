/** When librarians are told that the program cannot do its work. */
import type { Backlog } from "../outbox/backlog-store.ts";

export type Alert =
  | { readonly kind: "deliveries-stalled"; readonly waiting: number; readonly minutes: number }
  | { readonly kind: "redis-memory"; readonly percent: number };

/** How long a due message may wait. */
export const stallMs = 10 * 60_000;
export const memoryShare = 0.85;

/** A broadcast's count when it last changed: epoch ms of the Redis server. */
export type Progress = Readonly<Record<string, { readonly remaining: number; readonly at: number }>>;

/**
 * @param resting quiet hours: broadcasts stand still on purpose
 * @param now program's clock, epoch ms: broadcasts that start later are no backlog
 */
export function progressOf(backlog: Backlog, before: Progress, resting: boolean, now: number): Progress {
  const due = backlog.broadcasts.filter(({ startAt, remaining }) => remaining > 0 && startAt <= now);
  return Object.fromEntries(
    due.map(({ id, remaining }) => {
      const known = before[id];
      const moved = known === undefined || known.remaining !== remaining || resting;
      return [id, moved ? { remaining, at: backlog.now } : known];
    }),
  );
}

/** @param memory share of Redis' limit in use */
export function alertsFor(backlog: Backlog, progress: Progress, memory: number | undefined): Alert[] {
  const alerts: Alert[] = [];
  const stalled = Object.values(progress).filter(({ at }) => backlog.now - at >= stallMs);
  const noticeLagMs = backlog.noticeLagSeconds * 1000;
  const longest = Math.max(noticeLagMs, ...stalled.map(({ at }) => backlog.now - at));
  if (longest >= stallMs) {
    const notices = noticeLagMs >= stallMs ? backlog.notices.waiting : 0;
    const waiting = stalled.reduce((sum, { remaining }) => sum + remaining, notices);
    alerts.push({ kind: "deliveries-stalled", waiting, minutes: Math.floor(longest / 60_000) });
  }
  if (memory !== undefined && memory >= memoryShare)
    alerts.push({ kind: "redis-memory", percent: Math.floor(memory * 100) });
  return alerts;
}
