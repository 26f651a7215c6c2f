/** What a new catalogue changes for those who registered for a meeting. */
import { z } from "zod";
import type { Meeting } from "./catalogue.ts";
import { storedMeeting } from "./stored-catalogue.ts";

/** `before` and `after` are the whole meeting; `title` is that of its class. */
export type MeetingChange =
  | { readonly kind: "meeting-added"; readonly title: string; readonly after: Meeting }
  | { readonly kind: "meeting-removed"; readonly title: string; readonly before: Meeting }
  | {
      /** `meeting-moved`: another time, perhaps another place too; `place-changed`: same time. */
      readonly kind: "meeting-moved" | "place-changed" | "quota-changed";
      readonly title: string;
      readonly before: Meeting;
      readonly after: Meeting;
    };

/** A change whose consequences are still to be told to those registered. */
export interface PendingChange {
  /** `<catalogue version>-<position>`: earlier changes first. */
  readonly id: string;
  readonly change: Exclude<MeetingChange, { kind: "meeting-added" }>;
}

/** A meeting that left the catalogue at `removedAt` (epoch ms): called off. */
export interface RemovedMeeting {
  readonly title: string;
  readonly meeting: Meeting;
  readonly removedAt: number;
}

export const storedRemoved = z.object({ title: z.string(), meeting: storedMeeting, removedAt: z.number() });

export const removedMeetings = (changes: readonly MeetingChange[], now: number): RemovedMeeting[] =>
  changes.flatMap((change) =>
    change.kind === "meeting-removed" ? [{ title: change.title, meeting: change.before, removedAt: now }] : [],
  );

export const storedChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("meeting-removed"), title: z.string(), before: storedMeeting }),
  z.object({
    kind: z.enum(["meeting-moved", "place-changed", "quota-changed"]),
    title: z.string(),
    before: storedMeeting,
    after: storedMeeting,
  }),
]);

/** The changes between two states of one meeting; a new quota is a change of its own. */
export function changesBetween(title: string, before: Meeting, after: Meeting): MeetingChange[] {
  const changes: MeetingChange[] = [];
  if (before.startsAt !== after.startsAt || before.endsAt !== after.endsAt)
    changes.push({ kind: "meeting-moved", title, before, after });
  else if (before.place !== after.place) changes.push({ kind: "place-changed", title, before, after });
  if (before.quota !== after.quota) changes.push({ kind: "quota-changed", title, before, after });
  return changes;
}

/** Whether anybody registered still cares: the meeting was not over, or is not any more. */
export const concernsRegistered = (change: MeetingChange, now: number): change is PendingChange["change"] =>
  change.kind !== "meeting-added" && (change.before.endsAt > now || ("after" in change && change.after.endsAt > now));
