/** Changes one meeting from the chat, the same way an import does: a new version, and those registered are told. */
import type { Clock } from "../platform/clock.ts";
import type { Meeting } from "./catalogue.ts";
import type { CatalogueStore } from "./catalogue-store.ts";
import { changesBetween, concernsRegistered, type MeetingChange, removedMeetings } from "./change.ts";
import { revised } from "./plan-import.ts";
import type { StoredCatalogue } from "./stored-catalogue.ts";

export interface EditDeps {
  readonly store: CatalogueStore;
  readonly clock: Clock;
}

export type EditOutcome =
  | { readonly kind: "changed"; readonly version: number; readonly changes: readonly MeetingChange[] }
  /** It is like that already. */
  | { readonly kind: "unchanged" }
  /** The meeting is no more what the librarian saw: somebody else changed or removed it. */
  | { readonly kind: "stale" }
  /** Its class has another meeting at that moment, it would end before it starts, or the quota is not 1 to 10000. */
  | { readonly kind: "not-allowed" };

/** @param seen the meeting as the librarian saw it; moments are epoch ms */
export const moveMeeting = (deps: EditDeps, seen: Meeting, to: { startsAt: number; endsAt: number; place?: string }) =>
  editMeeting(deps, seen, (before, catalogue) => {
    const taken = catalogue.meetings.some(
      (m) => m.courseId === before.courseId && m.id !== before.id && m.startsAt === to.startsAt,
    );
    return taken || to.endsAt <= to.startsAt ? "not-allowed" : revised(before, to);
  });

export const changePlace = (deps: EditDeps, seen: Meeting, place: string) =>
  editMeeting(deps, seen, (before) => (place.trim() ? revised(before, { place: place.trim() }) : "not-allowed"));

/** @param quota people already seated keep their seats when it is lowered */
export const changeQuota = (deps: EditDeps, seen: Meeting, quota: number) =>
  editMeeting(deps, seen, (before) =>
    Number.isInteger(quota) && quota >= 1 && quota <= 10_000 ? revised(before, { quota }) : "not-allowed",
  );

/** The meeting leaves the catalogue; a class without meetings stays. */
export const cancelMeeting = (deps: EditDeps, seen: Meeting) => editMeeting(deps, seen, () => "removed");

async function editMeeting(
  { store, clock }: EditDeps,
  seen: Meeting,
  edit: (before: Meeting, catalogue: StoredCatalogue) => Meeting | "removed" | "not-allowed",
): Promise<EditOutcome> {
  // Whoever saves something else at the same moment is let first; the same meeting in other hands is `stale`.
  for (;;) {
    const { version, catalogue } = await store.read();
    const before = catalogue.meetings.find((m) => m.id === seen.id);
    const title = catalogue.courses.find((c) => c.id === seen.courseId)?.title;
    if (!before || title === undefined || !sameFacts(before, seen)) return { kind: "stale" };
    const after = edit(before, catalogue);
    if (after === "not-allowed") return { kind: "not-allowed" };
    const changes =
      after === "removed"
        ? [{ kind: "meeting-removed", title, before } as const]
        : changesBetween(title, before, after);
    if (changes.length === 0) return { kind: "unchanged" };
    const meetings = catalogue.meetings.flatMap((m) => (m.id !== seen.id ? m : after === "removed" ? [] : after));
    const now = clock.now();
    const toTell = changes.filter((change) => concernsRegistered(change, now));
    const saved = await store.save(version, { ...catalogue, meetings }, toTell, removedMeetings(changes, now));
    if (saved !== "stale") return { kind: "changed", version: saved, changes };
  }
}

const sameFacts = (a: Meeting, b: Meeting): boolean =>
  a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.place === b.place && a.quota === b.quota;
