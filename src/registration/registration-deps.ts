/** What the use cases of registration work with. */
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { MeetingId, RegistrationCode } from "../platform/ids.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { AbsencesStore } from "./absences-store.ts";
import type { RosterStore } from "./roster-store.ts";
import type { SeatsToGiveDeps } from "./seats-to-give.ts";

export interface RegistrationDeps extends SeatsToGiveDeps {
  readonly store: RosterStore;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly catalogue: () => CatalogueSnapshot;
  readonly absences: Pick<AbsencesStore, "read">;
  readonly newCode: (meetingId: MeetingId) => RegistrationCode;
  /** Starts moving the notices of a roster partition to the outbox; does not wait for it. */
  readonly relayNotices: (partition: number) => void;
}
