/** What the use cases of the day itself work with. */
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { Clock } from "../platform/clock.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { RosterStore } from "../registration/roster-store.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { MeetingId } from "../platform/ids.ts";
import type { Attendee, WalkIn } from "./attendance.ts";
import type { AttendanceStore } from "./attendance-store.ts";

export interface AttendanceDeps {
  readonly store: AttendanceStore;
  readonly rosters: Pick<RosterStore, "find" | "walk" | "codesOf">;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly catalogue: () => CatalogueSnapshot;
  readonly clock: Clock;
  readonly local: LocalTime;
}

export interface TakingBackDeps extends AttendanceDeps {
  /** What somebody got for coming and did not: bears repetition. */
  readonly withdraw: (meetingId: MeetingId, who: Attendee | Pick<WalkIn, "id">) => Promise<void>;
}
