/** What a change of the programme means for those who registered: they are told at once, and free seats go to the line. */
import type { CatalogueStore } from "../catalogue/catalogue-store.ts";
import type { PendingChange } from "../catalogue/change.ts";
import type { Clock } from "../platform/clock.ts";
import { rosterPartition } from "../redis/keys.ts";
import { movedNotice, placeChangedNotice, removedNotice } from "./notice.ts";
import { isOpen } from "./registration.ts";
import { tellEveryone, type TellEveryoneDeps } from "./tell-everyone.ts";

export interface CatalogueChangesDeps extends TellEveryoneDeps {
  readonly pending: Pick<CatalogueStore, "readPendingChanges" | "markChangeDone">;
  readonly clock: Clock;
  readonly relayNotices: (partition: number) => void;
}

/**
 * Runs right after a change and each minute. A change is struck off when everybody is told, so that a crash repeats it;
 * the ids of the notices keep anybody from being told twice. @returns registrations told
 */
export async function applyCatalogueChanges(deps: CatalogueChangesDeps): Promise<number> {
  let told = 0;
  const all = await deps.pending.readPendingChanges();
  for (const pending of all) {
    if (!isSuperseded(pending, all)) told += await apply(deps, pending);
    await deps.pending.markChangeDone(pending.id);
  }
  return told;
}

/** Seats are given by the last of several quotas. */
const isSuperseded = ({ change }: PendingChange, all: readonly PendingChange[]): boolean =>
  change.kind === "quota-changed" &&
  all.findLast((p) => p.change.kind === "quota-changed" && p.change.before.id === change.before.id)?.change !== change;

async function apply(deps: CatalogueChangesDeps, { id, change }: PendingChange): Promise<number> {
  const { store } = deps;
  const { title, before } = change;
  const noticeId = (code: string) => `${change.kind}/${id}/${code}`;
  switch (change.kind) {
    case "meeting-removed": {
      await store.close(before.id);
      const told = await tellEveryone(deps, {
        meetingId: before.id,
        content: (t, registration, resident) =>
          removedNotice(t, { course: title, meeting: before, registration, resident }),
        delivery: ({ code }) => ({ id: noticeId(code), priority: "urgent", usefulUntil: before.endsAt }),
      });
      for (const list of ["waiting", "seated"] as const)
        for await (const registrations of store.walk(before.id, list)) await store.forgetCodes(registrations);
      await store.clear(before.id);
      return told;
    }
    case "meeting-moved":
    case "place-changed": {
      const { after } = change;
      const notice = change.kind === "meeting-moved" ? movedNotice : placeChangedNotice;
      return tellEveryone(deps, {
        meetingId: after.id,
        content: (t, registration, resident) =>
          notice(t, { course: title, meeting: after, registration, resident }, before),
        delivery: ({ code }) => ({
          id: noticeId(code),
          priority: "urgent",
          usefulUntil: after.endsAt,
          about: { meetingId: after.id, startsAt: after.startsAt },
        }),
      });
    }
    case "quota-changed": {
      if (isOpen(change.after, deps.clock.now())) await store.fill(before.id, change.after.quota);
      deps.relayNotices(rosterPartition(before.id));
      return 0;
    }
  }
}
