/** A librarian accepts an appeal: the absences are forgotten, and places in line that were behind the others are as if there had been none. */
import type { ResidentId } from "../platform/ids.ts";
import { rosterPartition } from "../redis/keys.ts";
import type { AbsencesStore } from "./absences-store.ts";
import type { RegistrationDeps } from "./registration-deps.ts";
import { seatsToGive } from "./seats-to-give.ts";

export interface ForgiveAbsencesDeps extends RegistrationDeps {
  readonly absences: Pick<AbsencesStore, "read" | "clear">;
}

/** Who registers meanwhile stands in order already, since the absences go first. Bears repetition. */
export async function forgiveAbsences(deps: ForgiveAbsencesDeps, residentId: ResidentId): Promise<void> {
  await deps.absences.clear(residentId);
  for (const registration of await deps.store.find(await deps.store.codesOf(residentId))) {
    const meeting = registration?.state === "waiting" && deps.catalogue().meetingById.get(registration.meetingId);
    if (!registration || !meeting) continue;
    await deps.store.restorePlace({ code: registration.code, residentId, ...seatsToGive(deps, meeting) });
    deps.relayNotices(rosterPartition(meeting.id));
  }
}
