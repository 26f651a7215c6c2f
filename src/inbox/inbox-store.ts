/** The inbox in Redis: one stream per partition of chats, read by the one process that holds the partition. */
import { Fault } from "../platform/fault.ts";
import type { ResidentId } from "../platform/ids.ts";
import type { RedisClient } from "../redis/connect.ts";
import { chatPartition, type Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";
import type { ChatRecord, InboxEntry, IncomingUpdate, Write } from "./update.ts";

const chatRecord = new URL("chat-record.lua", import.meta.url);
const takeUpdates = loadScript(chatRecord, new URL("take-updates.lua", import.meta.url));
const readRecord = loadScript(chatRecord, new URL("read-record.lua", import.meta.url));
const finishUpdate = loadScript(new URL("finish-update.lua", import.meta.url));
const takePending = loadScript(new URL("take-pending.lua", import.meta.url));

/** The group has one consumer, `owner`: whoever holds the partition's lease. */
const group = "bot";
/** Longer than Telegram keeps updates (24 hours), shorter than the week of silence after which it numbers anew. */
const seenLifeSeconds = 3 * 86_400;
const idsPerBitmap = 65_536;
/** What could not be handled is kept for inspection this long: it holds what people wrote. */
const deadLifeSeconds = 7 * 86_400;
const deadAtMost = 1_000;
const pendingPage = 500;

export type InboxStore = ReturnType<typeof createInboxStore>;

/** @param owner this process, as the partitions' leases know it */
export function createInboxStore(redis: RedisClient, keys: Keys, owner: string) {
  const recordKeys = (chatId: number) => [
    keys.resident(chatId as ResidentId),
    keys.dialogue(chatId),
    keys.context(chatId),
  ];
  return {
    /**
     * One round trip.
     * @param readCount entries to hand out at most, the new ones among them; none unless this process holds the partition
     * @param alone ids of the updates that come with the record of their chat
     */
    async take(
      partition: number,
      updates: readonly IncomingUpdate[],
      readCount: number,
      alone: ReadonlySet<number>,
    ): Promise<InboxEntry[]> {
      const touched = [keys.inbox(partition), keys.inboxLease(partition)];
      const args: (string | number)[] = [readCount, owner, seenLifeSeconds];
      for (const { updateId, chatId, body } of updates) {
        const seen = keys.inboxSeen(partition, Math.floor(updateId / idsPerBitmap));
        const bitmapAt = touched.indexOf(seen) + 1 || touched.push(seen);
        const recordAt = alone.has(updateId) ? touched.push(...recordKeys(chatId)) - 2 : 0;
        args.push(bitmapAt, updateId % idsPerBitmap, updateId, chatId, body, recordAt);
      }
      const [rows, records] = (await runScript(redis, takeUpdates, touched, args)) as [
        StreamRow[],
        (ChatRecord | null)[],
      ];
      return rows.map((row) => {
        const entry = readRow(row, 1);
        const given = updates.findIndex(({ updateId }) => updateId === entry.updateId);
        return { ...entry, update: updates[given]?.update, record: records[given] ?? undefined };
      });
    },

    /** What is kept about a chat now. */
    readRecord: async (chatId: number) => (await runScript(redis, readRecord, recordKeys(chatId))) as ChatRecord,

    /** Entries that were handed out and never acknowledged, except `known`, in order. Makes the group where there is none. */
    async takePending(partition: number, known: ReadonlySet<string>): Promise<InboxEntry[]> {
      const found: InboxEntry[] = [];
      for (let after = "0"; ;) {
        const page = (await runScript(
          redis,
          takePending,
          [keys.inbox(partition)],
          [after, pendingPage],
        )) as StreamRow[];
        for (const row of page) if (row[1] && !known.has(row[0])) found.push(readRow(row, 2));
        const last = page.at(-1);
        if (!last || page.length < pendingPage) return found;
        after = last[0];
      }
    },

    /**
     * Acknowledges an entry, in one step with what its handler wrote.
     * @returns false when another process took the partition over: it handles the entry, and nothing was written
     * @throws when Redis refuses any of it
     */
    async finish(entry: InboxEntry, writes: readonly Write[]): Promise<boolean> {
      const partition = chatPartition(entry.chatId);
      const touched = [keys.inbox(partition), keys.inboxLease(partition)];
      const args: (string | number)[] = [owner, entry.id];
      for (const write of writes) {
        touched.push(write.key);
        args.push(write.command, write.args.length, ...write.args);
      }
      return (await runScript(redis, finishUpdate, touched, args)) === 1;
    },

    /** What of a chat could not be handled and was put aside; ids in the stream. */
    async buriedOf(chatId: number): Promise<string[]> {
      const rows = (await redis.xrange(keys.inboxDead(chatPartition(chatId)), "-", "+")) as StreamRow[];
      return rows.flatMap(([id, fields]) => (fields?.[fields.indexOf("c") + 1] === String(chatId) ? [id] : []));
    },

    async forgetBuried(chatId: number, ids: readonly string[]): Promise<void> {
      if (ids.length > 0) await redis.xdel(keys.inboxDead(chatPartition(chatId)), ...ids);
    },

    /** Puts an entry aside that could not be handled. */
    async bury(entry: InboxEntry, incident: string): Promise<void> {
      const partition = chatPartition(entry.chatId);
      const stream = keys.inbox(partition);
      const dead = keys.inboxDead(partition);
      const fields = ["incident", incident, "u", entry.updateId, "c", entry.chatId, "b", entry.body];
      const transaction = redis.multi();
      transaction.xadd(dead, "MAXLEN", "~", deadAtMost, "*", ...fields).expire(dead, deadLifeSeconds);
      transaction.xack(stream, group, entry.id).xdel(stream, entry.id);
      await run(transaction);
    },
  };
}

async function run(transaction: ReturnType<RedisClient["multi"]>): Promise<void> {
  const results = await transaction.exec();
  if (!results) throw new Fault("inbox:transaction-dropped");
  for (const [error] of results) if (error) throw error;
}

/** id, then field, value, …; no fields where the entry was deleted */
type StreamRow = [id: string, fields: string[] | null];

function readRow([id, row]: StreamRow, attempt: number): InboxEntry {
  const fields = row as string[];
  return {
    id,
    updateId: Number(fields[1]),
    chatId: Number(fields[3]),
    body: fields[5] as string,
    storedAt: Number(id.slice(0, id.indexOf("-"))),
    attempt,
  };
}
