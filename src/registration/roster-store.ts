/** Rosters in Redis: who has a seat, who waits, and what happened and is not told yet. */
import type { MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { Registration, Seats } from "./registration.ts";

export interface AllocateRequest {
  readonly meetingId: MeetingId;
  readonly quota: number;
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
  readonly participantIds: readonly ParticipantId[];
  readonly requestId: number;
  readonly agreedToWait: boolean;
  readonly now: number;
}

export type Allocation =
  | { readonly kind: "seated"; readonly code: RegistrationCode }
  | { readonly kind: "waitlisted"; readonly code: RegistrationCode; readonly position: number }
  | { readonly kind: "full"; readonly position: number }
  | {
      readonly kind: "already-registered";
      readonly code: RegistrationCode;
      readonly participantIds: readonly ParticipantId[];
    }
  | { readonly kind: "closed" }
  | { readonly kind: "code-taken" };

export interface ReleaseRequest {
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
  readonly requestId: number;
  /** Seats that may be given on; 0: none. */
  readonly quota: number;
  readonly now: number;
}

export type Release =
  { readonly kind: "cancelled" } | { readonly kind: "already-cancelled" } | { readonly kind: "not-found" };

/** A registration with its place in line, from 1 (null: not waiting). */
export type Placed = Registration & { readonly position: number | null };

/** What happened on a roster and somebody must be told. */
export interface RosterEvent {
  /** Unique within the partition. */
  readonly id: string;
  readonly kind: "promoted";
  readonly code: RegistrationCode;
  readonly residentId: ResidentId;
}

export interface RosterStore {
  allocate(request: AllocateRequest): Promise<Allocation>;
  release(request: ReleaseRequest): Promise<Release>;
  /** Gives free seats to those who wait, after the quota was raised. @returns registrations that got seats */
  fill(meetingId: MeetingId, quota: number): Promise<number>;
  /** Takes no registrations any more. Who is on the roster stays until `clear`. */
  close(meetingId: MeetingId): Promise<void>;
  /** Forgets everybody on a closed roster. */
  clear(meetingId: MeetingId): Promise<void>;
  /** @returns the state in which it was found; null: no such registration of that resident */
  confirm(request: {
    readonly code: RegistrationCode;
    readonly residentId: ResidentId;
    readonly now: number;
  }): Promise<Registration["state"] | null>;
  /** In the order asked; one round trip. */
  find(codes: readonly RegistrationCode[]): Promise<(Placed | null)[]>;
  codesOf(residentId: ResidentId): Promise<RegistrationCode[]>;
  /** One round trip for any number of meetings; every id asked for stands in the answer. */
  seatsOf(ids: readonly MeetingId[]): Promise<Map<MeetingId, Seats>>;
  page(page: {
    readonly meetingId: MeetingId;
    readonly list: "seated" | "waiting";
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly registrations: Registration[]; readonly total: number }>;
  readEvents(partition: number, count: number): Promise<RosterEvent[]>;
  removeEvents(partition: number, ids: readonly string[]): Promise<void>;
}
