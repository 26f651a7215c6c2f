/** Moves what happened on the rosters to the outbox, as notices. */
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { MessageContent, OutboxMessage } from "../outbox/message.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Logger } from "../platform/logger.ts";
import type { T, Texts } from "../platform/texts.ts";
import { partitions } from "../redis/keys.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import { expiredNotice, nearerNotice, offeredNotice, releasedNotice, type NoticeSubject } from "./notice.ts";
import type { RosterEvent } from "./roster-events-store.ts";
import type { Placed } from "./roster-lists-store.ts";
import type { RosterStore } from "./roster-store.ts";

export interface NoticeRelayDeps {
  readonly store: RosterStore;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly catalogue: () => CatalogueSnapshot;
  readonly texts: Texts;
  readonly outbox: Pick<Outbox, "enqueue">;
  readonly logger: Logger;
}

export interface NoticeRelay {
  /** Relays one partition in the background; a failure is logged and mended by the next `relayAll`. */
  start(partition: number): void;
  /** All partitions: at start and each minute, for what a crash left behind. */
  relayAll(): Promise<void>;
  /** Resolves when nothing runs in the background. */
  idle(): Promise<void>;
}

const batch = 100;

/**
 * An event is removed after its notice is in the outbox, and its id is the notice's: replicas that relay the same
 * partition, or a crash in between, tell nobody twice.
 */
export function createNoticeRelay(deps: NoticeRelayDeps): NoticeRelay {
  const running = new Map<number, Promise<void>>();
  const again = new Set<number>();

  async function relay(partition: number): Promise<void> {
    for (;;) {
      const events = await deps.store.readEvents(partition, batch);
      if (events.length === 0) return;
      await deps.outbox.enqueue(await noticesOf(partition, events));
      await deps.store.removeEvents(
        partition,
        events.map((e) => e.id),
      );
    }
  }

  async function noticesOf(partition: number, events: readonly RosterEvent[]): Promise<OutboxMessage[]> {
    const told = events.filter((e) => e.kind !== "cancelled");
    const [found, residents] = await Promise.all([
      deps.store.find(told.map((e) => e.code)),
      Promise.all(told.map((e) => deps.residents.read(e.residentId))),
    ]);
    const { meetingById, courseById } = deps.catalogue();
    return told.flatMap((event, i): OutboxMessage[] => {
      const registration = found[i];
      const resident = residents[i];
      const meeting = registration && meetingById.get(registration.meetingId);
      const course = meeting && courseById.get(meeting.courseId);
      // The meeting is off the programme, which is told by itself.
      if (!registration || !resident || !meeting || !course) return [];
      const subject = { course: course.title, meeting, registration, resident };
      const content = contentOf(deps.texts(resident.language), event, subject, registration);
      if (!content) return [];
      return [
        {
          ...content,
          id: `${event.kind}/${partition}/${event.id}`,
          chatId: event.residentId,
          priority: "urgent",
          usefulUntil: (event.kind === "offered" ? registration.heldUntil : null) ?? meeting.startsAt,
        },
      ];
    });
  }

  function start(partition: number): void {
    if (running.has(partition)) {
      again.add(partition);
      return;
    }
    const run = relay(partition)
      .catch((error: unknown) => deps.logger.error("notices-not-relayed", { partition }, error))
      .finally(() => {
        running.delete(partition);
        if (again.delete(partition)) start(partition);
      });
    running.set(partition, run);
  }

  return {
    start,
    relayAll: async () => {
      await Promise.all(Array.from({ length: partitions }, (_, partition) => relay(partition)));
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

/** @returns null where something else happened since, which is told by itself */
function contentOf(t: T, event: RosterEvent, subject: NoticeSubject, now: Placed): MessageContent | null {
  switch (event.kind) {
    case "offered":
      return now.state === "offered" ? offeredNotice(t, subject) : null;
    case "nearer":
      return now.position !== null && now.position >= event.position ? nearerNotice(t, subject, now.position) : null;
    case "expired":
      return expiredNotice(t, subject);
    case "released":
      return releasedNotice(t, subject);
    case "cancelled":
      return null;
  }
}
