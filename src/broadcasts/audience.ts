/** For whom a broadcast is, and who that is at this moment. */
import { z } from "zod";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { Clock } from "../platform/clock.ts";
import type { CourseId, MeetingId, ResidentId } from "../platform/ids.ts";
import type { Registration } from "../registration/registration.ts";
import type { RosterStore } from "../registration/roster-store.ts";
import { interests, type Interest } from "../residents/resident.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";

export type BroadcastAudience =
  /** Everybody who wants to receive anything at all. */
  | { readonly kind: "all" }
  | { readonly kind: "interest"; readonly interest: Interest }
  /** Registered, with a seat or waiting, for a meeting of the course that is not over. */
  | { readonly kind: "course"; readonly courseId: CourseId }
  | { readonly kind: "meeting"; readonly meetingId: MeetingId };

/** An audience as Redis gives it back. */
export const broadcastAudience: z.ZodType<BroadcastAudience> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("all") }),
  z.object({ kind: z.literal("interest"), interest: z.enum(interests) }),
  z.object({ kind: z.literal("course"), courseId: z.string().transform((id) => id as CourseId) }),
  z.object({ kind: z.literal("meeting"), meetingId: z.string().transform((id) => id as MeetingId) }),
]);

export interface AudienceDeps {
  readonly residents: Pick<ResidentsStore, "audience" | "countAudience" | "read">;
  readonly rosters: Pick<RosterStore, "walk">;
  readonly catalogue: () => CatalogueSnapshot;
  readonly clock: Clock;
}

/** Chat ids of those who may be written to, in chunks of some hundreds, each chat once. */
export function gatherAudience(deps: AudienceDeps, audience: BroadcastAudience): AsyncIterable<readonly number[]> {
  switch (audience.kind) {
    case "all":
      return deps.residents.audience();
    case "interest":
      return deps.residents.audience({ interest: audience.interest });
    case "course":
      return registered(deps, upcomingMeetings(deps, audience.courseId));
    case "meeting":
      return registered(deps, [audience.meetingId]);
  }
}

/** How many `gatherAudience` would give now. */
export async function countAudience(deps: AudienceDeps, audience: BroadcastAudience): Promise<number> {
  if (audience.kind === "all") return deps.residents.countAudience();
  if (audience.kind === "interest") return deps.residents.countAudience({ interest: audience.interest });
  let count = 0;
  for await (const chunk of gatherAudience(deps, audience)) count += chunk.length;
  return count;
}

function upcomingMeetings({ catalogue, clock }: AudienceDeps, courseId: CourseId): MeetingId[] {
  const now = clock.now();
  const meetings = catalogue().meetingsOf.get(courseId) ?? [];
  return meetings.filter((m) => m.endsAt > now).map((m) => m.id);
}

/** The line is walked first: who gets a seat meanwhile is met twice, and given once, rather than never. */
async function* registered(deps: AudienceDeps, meetings: readonly MeetingId[]): AsyncIterable<number[]> {
  const met = new Set<ResidentId>();
  for (const list of ["waiting", "seated"] as const)
    for (const meetingId of meetings)
      for await (const registrations of deps.rosters.walk(meetingId, list)) {
        const chatIds = await reachable(deps, newlyMet(registrations, met));
        if (chatIds.length > 0) yield chatIds;
      }
}

function newlyMet(registrations: readonly Registration[], met: Set<ResidentId>): ResidentId[] {
  const ids = [...new Set(registrations.map((r) => r.residentId))].filter((id) => !met.has(id));
  for (const id of ids) met.add(id);
  return ids;
}

async function reachable({ residents }: AudienceDeps, ids: readonly ResidentId[]): Promise<ResidentId[]> {
  const read = await Promise.all(ids.map((id) => residents.read(id)));
  return read.filter((r) => r.reachable).map((r) => r.id);
}
