/** Goes through everybody on a roster, those who wait, have an offer or seats, and puts one notice each into the outbox. */
import type { MessageContent, OutboxMessage } from "../outbox/message.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { MeetingId } from "../platform/ids.ts";
import type { T, Texts } from "../platform/texts.ts";
import type { Resident } from "../residents/resident.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { Registration } from "./registration.ts";
import { rosterLists, type RosterList } from "./roster-lists-store.ts";
import type { RosterStore } from "./roster-store.ts";

export interface TellEveryoneDeps {
  readonly store: RosterStore;
  readonly residents: Pick<ResidentsStore, "read">;
  readonly texts: Texts;
  readonly outbox: Pick<Outbox, "enqueue">;
}

/** How one registration is told; the ids of messages make repetitions harmless. */
export interface Telling {
  readonly meetingId: MeetingId;
  /** Without it: everybody. */
  readonly whom?: (registration: Registration) => boolean;
  readonly content: (t: T, registration: Registration, resident: Resident) => MessageContent;
  readonly delivery: (registration: Registration) => Omit<OutboxMessage, keyof MessageContent | "chatId">;
}

/**
 * The line is walked first: who gets a seat meanwhile is met twice rather than never.
 * @param lists which parts of the roster
 * @returns registrations told
 */
export async function tellEveryone(
  deps: TellEveryoneDeps,
  telling: Telling,
  lists: readonly RosterList[] = rosterLists,
): Promise<number> {
  let told = 0;
  for (const list of lists)
    for await (const found of deps.store.walk(telling.meetingId, list)) {
      const registrations = telling.whom ? found.filter(telling.whom) : found;
      const residents = await Promise.all(registrations.map((r) => deps.residents.read(r.residentId)));
      await deps.outbox.enqueue(
        registrations.map((registration, i) => {
          const resident = residents[i] as Resident;
          const content = telling.content(deps.texts(resident.language), registration, resident);
          return { ...content, ...telling.delivery(registration), chatId: registration.residentId };
        }),
      );
      told += registrations.length;
    }
  return told;
}
