/** One page of a meeting's roster as librarians read it, at a cost that does not grow with the roster. */
import type { MeetingId, RegistrationCode } from "../platform/ids.ts";
import type { Participant } from "../residents/resident.ts";
import type { Registration, Seats } from "./registration.ts";
import type { RegistrationDeps } from "./registration-deps.ts";

export interface RosterRow extends Registration {
  /** Place in line, from 1; null: they have their seats. */
  readonly position: number | null;
  readonly participants: readonly Participant[];
}

export interface RosterPage {
  /** In the order in which they got their seats, or of the line. */
  readonly rows: readonly RosterRow[];
  readonly seats: Seats;
  /** Registrations (not people) in the whole list. */
  readonly total: number;
}

export async function rosterPage(
  deps: RegistrationDeps,
  page: { meetingId: MeetingId; list: "seated" | "waiting"; offset: number; limit: number },
): Promise<RosterPage> {
  const [listed, seats] = await Promise.all([deps.store.page(page), deps.store.seatsOf([page.meetingId])]);
  const residents = await Promise.all(listed.registrations.map((r) => deps.residents.read(r.residentId)));
  const rows = listed.registrations.map((registration, i): RosterRow => {
    const people = residents[i]?.participants ?? [];
    return {
      ...registration,
      position: page.list === "waiting" ? page.offset + i + 1 : null,
      participants: people.filter((p) => registration.participantIds.includes(p.id)),
    };
  });
  return { rows, seats: seats.get(page.meetingId) ?? { taken: 0, waiting: 0 }, total: listed.total };
}

/** One registration as it stands on the roster, by the code that was read out at the door; null: no such registration. */
export async function rosterRow(deps: RegistrationDeps, code: RegistrationCode): Promise<RosterRow | null> {
  const [found] = await deps.store.find([code]);
  if (!found) return null;
  const { participants } = await deps.residents.read(found.residentId);
  return { ...found, participants: participants.filter((p) => found.participantIds.includes(p.id)) };
}
