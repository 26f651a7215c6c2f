/** Moves what happened on the rosters to where it is needed: notices to the outbox, cancelled codes off the residents' own lists. */
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { OutboxMessage } from "../outbox/message.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Logger } from "../platform/logger.ts";
import type { Texts } from "../platform/texts.ts";
import { partitions } from "../redis/keys.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import { promotedNotice } from "./notice.ts";
import type { Placed, RosterEvent, RosterStore } from "./roster-store.ts";

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
      await deps.store.forgetCodes(events.filter((e) => e.kind === "cancelled"));
      await deps.outbox.enqueue(await noticesOf(partition, events));
      await deps.store.removeEvents(
        partition,
        events.map((e) => e.id),
      );
    }
  }

  async function noticesOf(partition: number, events: readonly RosterEvent[]): Promise<OutboxMessage[]> {
    const promoted = events.filter((e) => e.kind === "promoted");
    const [found, residents] = await Promise.all([
      deps.store.find(promoted.map((e) => e.code)),
      Promise.all(promoted.map((e) => deps.residents.read(e.residentId))),
    ]);
    const { meetingById, courseById } = deps.catalogue();
    return promoted.flatMap((event, i): OutboxMessage[] => {
      const registration: Placed | null | undefined = found[i];
      const resident = residents[i];
      // Given back in the meantime, or the meeting is off the programme, which is told by itself.
      if (!registration || registration.state !== "seated" || !resident) return [];
      const meeting = meetingById.get(registration.meetingId);
      const course = meeting && courseById.get(meeting.courseId);
      if (!meeting || !course) return [];
      const subject = { course: course.title, meeting, registration, resident };
      return [
        {
          ...promotedNotice(deps.texts(resident.language), subject),
          id: `promoted/${partition}/${event.id}`,
          chatId: event.residentId,
          priority: "urgent",
          usefulUntil: meeting.startsAt,
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
