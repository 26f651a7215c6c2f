/** The moments at which the program does something by itself, and the moving of its clock from one to the next. */
import type { BroadcastOrdersStore } from "../broadcasts/broadcast-orders-store.ts";
import type { Broadcasts } from "../broadcasts/broadcasts.ts";
import type { Timetable } from "../jobs/start.ts";
import type { Job } from "../jobs/timetable.ts";
import type { MovableClock } from "../platform/clock.ts";
import { nextConfirmationAt } from "../reminders/confirmation-time.ts";
import { nextReminderAt } from "../reminders/next-reminder-at.ts";
import type { Library } from "./library.ts";

export interface Moments {
  /** When the next reminder arrives, epoch ms; null: none is due. */
  nextReminderAt(): Promise<number | null>;
  /** Moves the clock forward and does what became due on the way, in its order: each step when what the one before sends has arrived. */
  advance(ms: number): Promise<void>;
}

interface MomentsOptions {
  readonly library: Library;
  readonly clock: MovableClock;
  readonly orders: Pick<BroadcastOrdersStore, "nextStartAt">;
  readonly broadcasts: Pick<Broadcasts, "advance">;
  readonly everyMinute: readonly Job[];
  readonly timetable: Timetable;
  /** Whether this process delivers what it has put into the outbox. */
  readonly delivers: boolean;
}

/** When the clock is moved, each step waits for what it sends, unless nothing gets through for so long. */
const patienceMs = 3_000;

export function createMoments(options: MomentsOptions): Moments {
  const { library, clock, orders, broadcasts, everyMinute, timetable, delivers } = options;
  const { quiet, local, rosters, catalogue, courseRules, reminding, outbox, relay } = library;

  /** When something happens next that others may have to wait for. */
  const nextMomentAt = async () => {
    const now = clock.now();
    const [reminderAt, offerEndsAt, broadcastAt] = await Promise.all([
      nextReminderAt(reminding),
      rosters.nextOfferEnd(),
      orders.nextStartAt(now),
    ]);
    const confirmationAt = nextConfirmationAt(catalogue(), courseRules.of, local, now);
    const moments = [reminderAt, offerEndsAt, broadcastAt, confirmationAt, quiet.awakeAt(now)];
    const ahead = moments.filter((at): at is number => at !== null && at > clock.now());
    return ahead.length > 0 ? Math.min(...ahead) : null;
  };

  /** Until all that was begun has been sent, or nothing gets through. */
  const settle = async () => {
    await relay.idle();
    if (!delivers) return;
    const now = clock.now();
    await outbox.lookAgain(patienceMs, quiet.awakeAt(now) > now);
  };

  const tick = async () => {
    for (const job of everyMinute) await job.run({ dueAt: clock.now() });
    await broadcasts.advance();
    await settle();
  };

  return {
    nextReminderAt: async () => {
      const next = await nextReminderAt(reminding);
      return next === null ? null : quiet.awakeAt(next);
    },
    async advance(ms) {
      const from = clock.now();
      const target = from + ms;
      for (;;) {
        const next = await nextMomentAt();
        if (next === null || next > target) break;
        clock.moveTo(Math.max(next, clock.now()));
        await tick();
      }
      clock.moveTo(Math.max(target, clock.now()));
      await tick();
      await timetable.runDue(from, target);
      await settle();
    },
  };
}
