/** What happened on rosters and somebody must be told: written by each step under the roster's hash tag, read here until it is told. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";

/**
 * `offered`: seats for somebody who waited; `nearer`: first now, or among the first three; over are those that were
 * `cancelled` by the resident, `expired` unanswered, `released` from those who did not say that they come.
 */
export const eventKinds = ["offered", "nearer", "cancelled", "expired", "released"] as const;
export type EventKind = (typeof eventKinds)[number];

export interface RosterEvent {
  /** Unique within the partition. */
  readonly id: string;
  readonly kind: EventKind;
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
  /** Place in line of those who came nearer, from 1; else 0. */
  readonly position: number;
}

export interface RosterEventsStore {
  readEvents(partition: number, count: number): Promise<RosterEvent[]>;
  removeEvents(partition: number, ids: readonly string[]): Promise<void>;
}

const storedEvent = z.object({
  k: z.enum(eventKinds),
  r: z.coerce.number().int(),
  m: z.string(),
  c: z.string(),
  p: z.coerce.number().int(),
});

export const createRosterEventsStore = (redis: RedisClient, keys: Keys): RosterEventsStore => ({
  readEvents: async (partition, count) => {
    const entries = await redis.xrange(keys.rosterEvents(partition), "-", "+", "COUNT", count);
    return entries.map(([id, fields]) => {
      const pairs = Object.fromEntries(fields.flatMap((f, i) => (i % 2 === 0 ? [[f, fields[i + 1]]] : [])));
      const event = storedEvent.safeParse(pairs);
      if (!event.success) throw new Fault("registration:bad-event", { partition, event: id }, event.error);
      const { k, r, m, c, p } = event.data;
      return { id, kind: k, residentId: r as ResidentId, code: `${m}-${c}` as RegistrationCode, position: p };
    });
  },
  removeEvents: async (partition, ids) => {
    if (ids.length > 0) await redis.xdel(keys.rosterEvents(partition), ...ids);
  },
});
