/** What is no longer needed of past registrations is forgotten each night: who registered, and participants nobody registers any more. */
import type { Clock } from "../platform/clock.ts";
import type { MeetingId, ResidentId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { KeptRegistrationsStore } from "./kept-registrations-store.ts";
import { meetingOfCode } from "./registration.ts";
import type { RosterStore } from "./roster-store.ts";

export interface ForgetOldDeps {
  readonly kept: KeptRegistrationsStore;
  readonly store: Pick<RosterStore, "codesOf" | "find" | "forgetCodes">;
  readonly residents: Pick<ResidentsStore, "everyone" | "read" | "forgetParticipants">;
  /** What other features know of people who were at a meeting before a moment (epoch ms); bears repetition. */
  readonly forgetPeopleOf: (id: MeetingId, before: number) => Promise<void>;
  /** What other features know of people apart from any meeting, likewise. */
  readonly forgetElsewhere: (before: number) => Promise<void>;
  readonly catalogue: () => CatalogueSnapshot;
  readonly clock: Clock;
  readonly local: LocalTime;
  readonly retentionMonths: number;
}

/** Meetings that ended before this moment (epoch ms) are old: the same day so many months ago, or the last of its month. */
export function oldBefore(now: number, months: number, local: LocalTime): number {
  const [year, month, day] = local.dateOf(now).split("-").map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) - months;
  const [thenYear, thenMonth] = [Math.floor(index / 12), index % 12];
  const lastDay = new Date(Date.UTC(thenYear, thenMonth + 1, 0)).getUTCDate();
  const date = new Date(Date.UTC(thenYear, thenMonth, Math.min(day, lastDay))).toISOString().slice(0, 10);
  return local.at(date, "00:00");
}

/** Numbers of people stay. Cut short, the next night does the rest. */
export async function forgetOld(deps: ForgetOldDeps): Promise<void> {
  const cutoff = oldBefore(deps.clock.now(), deps.retentionMonths, deps.local);
  const meetings = new Set(deps.catalogue().meetingById.keys());
  for await (const some of deps.kept.everyRoster()) for (const id of some) meetings.add(id);
  for (const id of meetings) await forgetOldRoster(deps, id, cutoff);
  await deps.forgetElsewhere(cutoff);
  for await (const some of deps.residents.everyone())
    await Promise.all(some.map((id) => forgetUnusedParticipants(deps, id, cutoff)));
}

async function forgetOldRoster(deps: ForgetOldDeps, id: MeetingId, cutoff: number): Promise<void> {
  const meeting = deps.catalogue().meetingById.get(id);
  if (meeting && meeting.endsAt > deps.clock.now()) return;
  // Cancelled registrations serve repeated requests only. Of a meeting that is off the programme no end is known.
  const old = meeting
    ? await deps.kept.forget(id, meeting.endsAt < cutoff ? {} : { onlyCancelled: true })
    : [
        ...(await deps.kept.forget(id, { onlyCancelled: true })),
        ...(await deps.kept.forget(id, { registeredBefore: cutoff })),
      ];
  await deps.store.forgetCodes(old);
  if (!meeting || meeting.endsAt < cutoff) await deps.forgetPeopleOf(id, cutoff);
}

/** Whoever stands in no registration that is kept, and whose consent is older than the retention time. */
async function forgetUnusedParticipants(deps: ForgetOldDeps, id: ResidentId, cutoff: number): Promise<void> {
  const { store, residents } = deps;
  const [resident, codes] = await Promise.all([residents.read(id), store.codesOf(id)]);
  const registrations = await store.find(codes);
  const { meetingById } = deps.catalogue();
  const isOver = (meetingId: MeetingId) => (meetingById.get(meetingId)?.endsAt ?? 0) <= deps.clock.now();
  const dangling = codes.filter((code, i) => registrations[i] === null && isOver(meetingOfCode(code)));
  await store.forgetCodes(dangling.map((code) => ({ residentId: id, code })));
  const used = new Set(registrations.flatMap((registration) => registration?.participantIds ?? []));
  const unused = resident.participants.filter(
    (p) => !used.has(p.id) && Math.max(resident.consentedAt ?? 0, p.guardianConsentAt ?? 0) < cutoff,
  );
  if (unused.length > 0)
    await residents.forgetParticipants(
      id,
      unused.map((p) => p.id),
    );
}
