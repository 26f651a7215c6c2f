/** Everything handlers and flows use, put together in app.ts. */
import type { Broadcasts } from "../broadcasts/broadcasts.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { Clock } from "../platform/clock.ts";
import type { MeetingId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { Logger } from "../platform/logger.ts";
import type { Texts } from "../platform/texts.ts";
import type { CancelOutcome } from "../registration/cancel-registration.ts";
import type { ConfirmOutcome } from "../registration/confirm-coming.ts";
import type { OwnRegistration } from "../registration/my-registrations.ts";
import type { RegisterOutcome, RegisterRequest } from "../registration/register.ts";
import type { Seats } from "../registration/registration.ts";
import type { Librarians } from "../residents/librarians.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { UnderstandingIndex } from "../understanding/build-index.ts";

export interface RegistrationUseCases {
  register(request: RegisterRequest): Promise<RegisterOutcome>;
  cancel(request: {
    readonly requestId: string;
    readonly residentId: ResidentId;
    readonly code: RegistrationCode;
  }): Promise<CancelOutcome>;
  mine(residentId: ResidentId): Promise<OwnRegistration[]>;
  confirmComing(request: { readonly residentId: ResidentId; readonly code: RegistrationCode }): Promise<ConfirmOutcome>;
  /** Place in line that so many people would get; null while there are seats for all of them. */
  placeInLine(id: MeetingId, people: number): Promise<number | null>;
  seatsOf(ids: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, Seats>>;
}

export interface BotDeps {
  readonly libraryName: string;
  readonly clock: Clock;
  readonly local: LocalTime;
  readonly texts: Texts;
  readonly logger: Logger;
  catalogue(): CatalogueSnapshot;
  /** Follows the catalogue. */
  understanding(): UnderstandingIndex;
  readonly residents: ResidentsStore;
  readonly librarians: Librarians;
  readonly registration: RegistrationUseCases;
  readonly broadcasts: Pick<Broadcasts, "count" | "order" | "stop">;
}
