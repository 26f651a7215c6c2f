/** What librarians do with broadcasts: count whom one would reach, order it, stop it. */
import type { BroadcastId } from "../platform/ids.ts";
import { advanceBroadcasts, type AdvanceDeps } from "./advance-broadcasts.ts";
import { countAudience, type BroadcastAudience } from "./audience.ts";
import type { BroadcastOrder } from "./broadcast-orders-store.ts";

export interface Broadcasts {
  /** Those who may be written to now. */
  count(audience: BroadcastAudience): Promise<number>;
  /** Starts with the next `advance` at or after `startAt`; the same id is ordered once. */
  order(order: BroadcastOrder): Promise<void>;
  /** Nothing of it starts to be sent after this resolves; messages in flight arrive. */
  stop(id: BroadcastId): Promise<{ readonly kind: "stopped" } | { readonly kind: "over" }>;
  /** One step for all that are not over; called every second or so. */
  advance(): Promise<void>;
}

export function createBroadcasts(deps: AdvanceDeps): Broadcasts {
  return {
    count: (audience) => countAudience(deps, audience),
    order: (order) => deps.orders.save(order),
    stop: async (id) => {
      if (!(await deps.orders.isOpen(id))) return { kind: "over" };
      await deps.orders.markStopped(id);
      await deps.outbox.stopBroadcast(id);
      return { kind: "stopped" };
    },
    advance: () => advanceBroadcasts(deps),
  };
}
