/** When the next message may be sent unprompted: evenly spaced over all processes, urgent before reminders before broadcasts. */
import { pause } from "../platform/waiting.ts";
import { type Priority, priorities } from "./message.ts";
import type { PaceStore } from "./pace-store.ts";

/** Room for timers, pauses and the network to be uneven (20 ms), so that no second holds more than `SEND_RATE` messages where they arrive. */
const shareOfRate = 0.98;
/** How late a reserved moment may be used; at 1,000 a second, 5 messages then come too close, well within that room. */
export const slackMs = 5;
/** Moments are reserved for about this long beyond the way to Redis, so that high rates do not cost a round trip per message. */
const reachMs = 100;
/** A way to Redis that takes longer is not reckoned with. */
const longestWayMs = 1_000;
/** What passed longer ago is of another time: others may have sent since, or everything may pause. */
const staleMs = 1_000;
/** While everything pauses, looked at again this often. */
const longestPauseMs = 1_000;

export const spacingOf = (perSecond: number): number => 1000 / (perSecond * shareOfRate);

export interface Pace {
  /** Resolves with true when one message may be sent now; with false when `signal` aborted first. */
  slot(priority: Priority, signal: AbortSignal): Promise<boolean>;
  /** Telegram answered 429: nothing unprompted for `ms`, in any process. */
  pauseFor(ms: number): Promise<void>;
}

interface Waiter {
  readonly go: (free: boolean) => void;
}

/** @param perSecond `SEND_RATE` */
export function createPace(store: PaceStore, perSecond: number): Pace {
  const spacingMs = spacingOf(perSecond);
  /** How long the last answer of Redis took. */
  let wayMs = 0;
  const batch = () => Math.max(1, Math.round((reachMs + 2 * wayMs) / spacingMs));
  const waiters: Record<Priority, Set<Waiter>> = { urgent: new Set(), reminder: new Set(), broadcast: new Set() };
  /** Reserved moments, monotonic ms, ascending. */
  let slots: number[] = [];
  let reserving = false;
  let timer: NodeJS.Timeout | undefined;
  /** Raised by each pause: what was reserved before is void. */
  let era = 0;
  /** Until Redis knows of a pause, nothing is reserved. */
  let pausing: Promise<void> = Promise.resolve();
  /** How far this process's clock is ahead of Redis's, ms, as far as the answers tell. */
  let ahead: number | undefined;

  const waiting = () => waiters.urgent.size + waiters.reminder.size + waiters.broadcast.size;

  const reserve = async () => {
    reserving = true;
    try {
      await pausing;
      const count = Math.min(batch(), waiting());
      const of = era;
      if (count === 0) return;
      const askedAt = performance.now();
      const reservation = await store.reserve(count);
      const answeredAt = performance.now();
      wayMs = Math.min(answeredAt - askedAt, longestWayMs);
      if (reservation.kind === "paused") await pause(Math.min(reservation.forMs, longestPauseMs));
      else if (of === era) {
        // Redis looked at its clock between question and answer, so the true lead lies between these two, and the kept one is brought between them:
        // an answer that a busy process reads late moves no moment, else those of the next answer would come too close.
        const [atLeast, atMost] = [askedAt - reservation.askedAt, answeredAt - reservation.askedAt];
        ahead = Math.min(Math.max(ahead ?? atLeast, atLeast), atMost);
        for (let i = 0; i < count; i++) slots.push(ahead + reservation.firstAt + i * spacingMs);
      }
    } catch {
      await pause(100);
    } finally {
      reserving = false;
      release();
    }
  };

  const release = () => {
    clearTimeout(timer);
    timer = undefined;
    const now = performance.now();
    const due = slots.findIndex((at) => at > now);
    const passed = slots.splice(0, due < 0 ? slots.length : due);
    if (passed.length > 0) {
      // What passed too long ago is lost, but for one that just passed: a process that is always late still gets on.
      const inTime = passed.filter((at) => at >= now - slackMs).length;
      const last = passed.some((at) => at >= now - staleMs) ? 1 : 0;
      for (let i = Math.max(last, inTime); i > 0; i--) letGo();
    }
    if (waiting() === 0) return;
    if (slots.length <= batch() / 2 && slots.length < waiting() && !reserving) void reserve();
    const next = slots[0];
    if (next !== undefined) timer = setTimeout(release, Math.max(0, next - performance.now()));
  };

  const letGo = () => {
    for (const priority of priorities) {
      for (const waiter of waiters[priority]) {
        waiters[priority].delete(waiter);
        waiter.go(true);
        return;
      }
    }
  };

  return {
    slot(priority, signal) {
      if (signal.aborted) return Promise.resolve(false);
      return new Promise((done) => {
        const onAbort = () => {
          waiters[priority].delete(waiter);
          done(false);
        };
        const waiter: Waiter = {
          go: (free) => {
            signal.removeEventListener("abort", onAbort);
            done(free);
          },
        };
        signal.addEventListener("abort", onAbort, { once: true });
        waiters[priority].add(waiter);
        if (timer === undefined) release();
      });
    },
    async pauseFor(ms) {
      era++;
      slots = [];
      pausing = store.pauseFor(ms).catch(() => {});
      await pausing;
    },
  };
}
