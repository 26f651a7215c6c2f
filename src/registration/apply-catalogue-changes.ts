/** What a change of the programme means for those who registered: they are told at once, and free seats are offered to the line. */
import type { Meeting } from "../catalogue/catalogue.ts";
import type { CatalogueStore } from "../catalogue/catalogue-store.ts";
import type { PendingChange } from "../catalogue/change.ts";
import { rosterPartition } from "../redis/keys.ts";
import { type AttachCalendar, movedNotice, type NoticeSubject, placeChangedNotice, removedNotice } from "./notice.ts";
import type { Registration } from "./registration.ts";
import { seatsToGive, type SeatsToGiveDeps } from "./seats-to-give.ts";
import { rosterLists } from "./roster-lists-store.ts";
import { tellEveryone, type TellEveryoneDeps } from "./tell-everyone.ts";

export interface CatalogueChangesDeps extends TellEveryoneDeps, SeatsToGiveDeps {
  readonly pending: Pick<CatalogueStore, "readPendingChanges" | "markChangeDone">;
  readonly attachCalendar: AttachCalendar;
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
      // Over meanwhile: nobody is told, and who registered can still see and erase it until the night forgets it.
      if (before.endsAt <= deps.clock.now()) return 0;
      const told = await tellEveryone(deps, {
        meetingId: before.id,
        content: (t, registration, resident) => {
          const subject: NoticeSubject = { course: title, meeting: before, registration, resident };
          return deps.attachCalendar(t, removedNotice(t, subject), subject, true);
        },
        delivery: ({ code }) => ({ id: noticeId(code), priority: "urgent", usefulUntil: before.endsAt }),
      });
      const gone: Registration[] = [];
      for (const list of rosterLists)
        for await (const registrations of store.walk(before.id, list)) gone.push(...registrations);
      // In this order a crash leaves no registration that its resident would not find; a code that leads nowhere is harmless.
      await store.clear(before.id);
      await store.forgetCodes(gone);
      return told;
    }
    case "meeting-moved":
    case "place-changed": {
      const { after } = change;
      if (after.startsAt < before.startsAt) await shortenOffers(deps, after);
      const notice = change.kind === "meeting-moved" ? movedNotice : placeChangedNotice;
      return tellEveryone(deps, {
        meetingId: after.id,
        content: (t, registration, resident) => {
          const subject: NoticeSubject = { course: title, meeting: after, registration, resident };
          return deps.attachCalendar(t, notice(t, subject, before), subject, false);
        },
        delivery: ({ code }) => ({
          id: noticeId(code),
          priority: "urgent",
          usefulUntil: after.endsAt,
          about: { meetingId: after.id, startsAt: after.startsAt },
        }),
      });
    }
    case "quota-changed": {
      await store.offerFree(before.id, seatsToGive(deps, change.after));
      deps.relayNotices(rosterPartition(before.id));
      return 0;
    }
  }
}

/** Nobody's offer is held past the start of a meeting that was moved nearer. */
async function shortenOffers(deps: CatalogueChangesDeps, meeting: Meeting): Promise<void> {
  const { heldUntil } = seatsToGive(deps, meeting);
  for await (const registrations of deps.store.walk(meeting.id, "offered"))
    for (const { code, heldUntil: before } of registrations)
      if (before !== null && before > heldUntil) await deps.store.hold(code, heldUntil);
}
