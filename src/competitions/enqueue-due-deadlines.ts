/** Sends every deadline reminder that came due since the last tick to those who follow competitions, in their language, once, however often it runs and on how many replicas. */
import { broadcastContent } from "../broadcasts/broadcast-content.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Clock } from "../platform/clock.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { Logger } from "../platform/logger.ts";
import { languages, type Texts } from "../platform/texts.ts";
import { resumeAfter, type RemindersStore } from "../reminders/reminders-store.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import { deadlineReminder } from "./announcement.ts";
import { deadlinesDue } from "./deadlines.ts";

export interface DeadlinesDeps {
  /** How far the deadline reminders have come: a store of its own, over `deadlinesUpTo` and `deadlinesMissed`. */
  readonly reminders: Pick<RemindersStore, "readUpTo" | "moveUpTo">;
  readonly residents: Pick<ResidentsStore, "audience">;
  readonly outbox: Pick<Outbox, "startBroadcast">;
  readonly catalogue: () => CatalogueSnapshot;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly local: LocalTime;
  readonly logger: Logger;
}

/** Nothing older than a day is useful. */
const firstLookBackMs = 86_400_000;

/**
 * The moment up to which they are done moves only after the outbox has them, and their ids are fixed by competition,
 * deadline, days left and language: a crash or a second replica repeats the work, not the message.
 */
export async function enqueueDueDeadlines(deps: DeadlinesDeps): Promise<{ enqueued: number; missed: number }> {
  const { local } = deps;
  const now = deps.clock.now();
  const upTo = await deps.reminders.readUpTo();
  const after = resumeAfter(upTo, now, firstLookBackMs);
  if (now <= after) return { enqueued: 0, missed: 0 };
  const due = deadlinesDue(deps.catalogue().competitions, local, after, now);
  const useful = due.filter((d) => now < d.usefulUntil);
  const audience = { kind: "interest", interest: "competitions" } as const;
  for (const { competition, daysLeft } of useful)
    for (const language of languages) {
      const t = deps.texts(language);
      await deps.outbox.startBroadcast({
        id: `deadline-${competition.id}-${competition.entryClosesDate}-${daysLeft}-${language}`,
        content: broadcastContent(t, deadlineReminder(t, competition, daysLeft, local), audience),
        audience: deps.residents.audience({ interest: audience.interest, language }),
      });
    }
  // On the first tick ever there is nothing that somebody waited for.
  const missed = upTo === null ? 0 : due.length - useful.length;
  const moved = await deps.reminders.moveUpTo(upTo, now, missed);
  if (moved && missed > 0) deps.logger.warn("deadline-reminders-missed", { missed });
  return { enqueued: useful.length, missed: moved ? missed : 0 };
}
