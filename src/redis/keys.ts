/**
 * Every key. What must change in one atomic step shares a hash tag: `{c5}` is a partition of chats, `{r5}` a partition of rosters.
 * The number of partitions is part of the stored format.
 */
import type { MeetingId, ResidentId } from "../platform/ids.ts";

export const partitions = 64;

/** Partition of a chat or resident: Fibonacci hashing, since neighbouring ids are common. */
export const chatPartition = (chatId: number): number => Math.imul(chatId | 0, 0x9e3779b1) >>> 26;

/** Partition of a meeting's roster, by the number in its id (`m12`). */
export const rosterPartition = (meetingId: MeetingId): number => Number(meetingId.slice(1)) % partitions;

/** @param namespace put before every key; empty in production, one per file in tests */
export function createKeys(namespace = "") {
  const chat = (id: number) => `${namespace}{c${chatPartition(id)}}`;
  const roster = (id: MeetingId) => `${namespace}{r${rosterPartition(id)}}`;
  return {
    namespace,
    /** hash: profile of a resident */
    resident: (id: ResidentId) => `${chat(id)}:resident:${id}`,
    /** string: state of the dialogue in a chat */
    dialogue: (chatId: number) => `${chat(chatId)}:dialogue:${chatId}`,
    /** string: what the last question was about */
    context: (chatId: number) => `${chat(chatId)}:context:${chatId}`,
    /** sorted set of chat ids by the moment (ms) at which their dialogue expires */
    dialogueDeadlines: (partition: number) => `${namespace}{c${partition}}:dialogue-deadlines`,
    /** stream: updates of a partition that wait to be handled */
    inbox: (partition: number) => `${namespace}{c${partition}}:inbox`,
    /** bitmap of update ids already stored: one bit an id, 65,536 ids a key */
    inboxSeen: (partition: number, block: number) => `${namespace}{c${partition}}:inbox-seen:${block}`,
    /** hash: registrations of one meeting */
    roster: (id: MeetingId) => `${roster(id)}:roster:${id}`,
    catalogue: () => `${namespace}{catalogue}:current`,
    catalogueVersion: () => `${namespace}{catalogue}:version`,
    catalogueChannel: () => `${namespace}{catalogue}:changed`,
  };
}

export type Keys = ReturnType<typeof createKeys>;
