/** Rosters in Redis: who has a seat, who waits, what happened and is not told yet, and the codes on a resident's own list. */
import type { RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { createOffersStore, type OffersStore } from "./offers-store.ts";
import { createRosterEventsStore, type RosterEventsStore } from "./roster-events-store.ts";
import { createRosterListsStore, type RosterListsStore } from "./roster-lists-store.ts";
import { createSeatsStore, type SeatsStore } from "./seats-store.ts";

export interface RosterStore extends SeatsStore, OffersStore, RosterListsStore, RosterEventsStore {
  /**
   * All that rosters have of a resident, cancelled registrations too: what one asks of an account costs what the account
   * has, whatever the programme. May hold codes that lead to nothing (any more), never lacks one that does.
   */
  codesOf(residentId: ResidentId): Promise<RegistrationCode[]>;
  forgetCodes(own: readonly { readonly residentId: ResidentId; readonly code: RegistrationCode }[]): Promise<void>;
}

/** Among the fields of a resident's profile. */
const codeField = /^M\d+-/;

export const createRosterStore = (redis: RedisClient, keys: Keys): RosterStore => ({
  ...createSeatsStore(redis, keys),
  ...createOffersStore(redis, keys),
  ...createRosterListsStore(redis, keys),
  ...createRosterEventsStore(redis, keys),
  codesOf: async (residentId) =>
    (await redis.hkeys(keys.resident(residentId))).filter((field): field is RegistrationCode => codeField.test(field)),
  forgetCodes: async (own) => {
    await Promise.all(own.map(({ residentId, code }) => redis.hdel(keys.resident(residentId), code)));
  },
});
