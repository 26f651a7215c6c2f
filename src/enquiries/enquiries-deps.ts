/** What messages to the librarians work with. */
import type { Outbox } from "../outbox/outbox.ts";
import type { Clock } from "../platform/clock.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { Texts } from "../platform/texts.ts";
import type { Librarians } from "../residents/librarians.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { EnquiriesStore } from "./enquiries-store.ts";

export interface EnquiriesDeps {
  readonly store: EnquiriesStore;
  readonly librarians: Pick<Librarians, "list">;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly outbox: Pick<Outbox, "enqueue">;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly local: LocalTime;
}
