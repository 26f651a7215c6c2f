/** What the use cases of registration work with. */
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { Clock } from "../platform/clock.ts";
import type { MeetingId, RegistrationCode } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { RosterStore } from "./roster-store.ts";

export interface RegistrationDeps {
  readonly store: RosterStore;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly catalogue: () => CatalogueSnapshot;
  readonly clock: Clock;
  readonly local: LocalTime;
  readonly newCode: (meetingId: MeetingId) => RegistrationCode;
  /** Starts moving the notices of a roster partition to the outbox; does not wait for it. */
  readonly relayNotices: (partition: number) => void;
}
