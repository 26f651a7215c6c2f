/** What librarians do with broadcasts: count whom one would reach, order it, stop it. */
import type { BroadcastDelivery } from "../outbox/broadcast.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { BroadcastId } from "../platform/ids.ts";
import { advanceBroadcasts, type AdvanceDeps } from "./advance-broadcasts.ts";
import { countAudience, type BroadcastAudience } from "./audience.ts";
import type { BroadcastOrder, SendingOrder } from "./broadcast-orders-store.ts";

export interface Broadcasts {
  /** Those who may be written to now. */
  count(audience: BroadcastAudience): Promise<number>;
  /** Starts with the next `advance` at or after `startAt`; the same id is ordered once. */
  order(order: BroadcastOrder): Promise<void>;
  /** Nothing of it starts to be sent after this resolves; messages in flight arrive. */
  stop(id: BroadcastId): Promise<{ readonly kind: "stopped" } | { readonly kind: "over" }>;
  /** A broadcast that can still be deleted or changed where it arrived: what was sent, and to how many. */
  recallable(id: BroadcastId): Promise<Recallable>;
  /** Who got it: null more than 48 hours after its end. */
  outcome(
    id: BroadcastId,
  ): Promise<{ readonly total: number; readonly deliveries: AsyncIterable<BroadcastDelivery> } | null>;
  /** One step for all that are not over; called every second or so. */
  advance(): Promise<void>;
}

export type Recallable =
  | { readonly kind: "recallable"; readonly order: SendingOrder; readonly count: number }
  /** Telegram lets a bot delete for 48 hours, and so long it is known where the messages are. */
  | { readonly kind: "too-late" | "still-sending" | "recalled" };

type Deps = Omit<AdvanceDeps, "outbox"> & { readonly outbox: AdvanceDeps["outbox"] & Pick<Outbox, "deliveries"> };

export function createBroadcasts(deps: Deps): Broadcasts {
  return {
    count: (audience) => countAudience(deps, audience),
    order: (order) => deps.orders.save(order),
    stop: async (id) => {
      if (!(await deps.orders.isOpen(id))) return { kind: "over" };
      await deps.orders.markStopped(id);
      await deps.outbox.stopBroadcast(id);
      return { kind: "stopped" };
    },
    recallable: async (id) => {
      const [order, progress, isOpen] = await Promise.all([
        deps.orders.read(id),
        deps.outbox.progress(id),
        deps.orders.isOpen(id),
      ]);
      if (!order || !progress || "correction" in order) return { kind: "too-late" };
      if (order.recalled) return { kind: "recalled" };
      return isOpen ? { kind: "still-sending" } : { kind: "recallable", order, count: progress.sent };
    },
    outcome: async (id) => {
      const [order, progress] = await Promise.all([deps.orders.read(id), deps.outbox.progress(id)]);
      return order && progress ? { total: progress.total, deliveries: deps.outbox.deliveries(id) } : null;
    },
    advance: () => advanceBroadcasts(deps),
  };
}
