/** The inbox in Redis: one stream of unfinished updates per partition of chats, read by the one process that holds the partition. */
import { Fault } from "../platform/fault.ts";
import type { ResidentId } from "../platform/ids.ts";
import { gather } from "../platform/gather.ts";
import type { RedisClient } from "../redis/connect.ts";
import { chatPartition, type Keys } from "../redis/keys.ts";
import { loadScript, runScript, scriptGroups } from "../redis/script.ts";
import type { ChatRecord, InboxEntry, IncomingUpdate, Write } from "./update.ts";

const chatRecord = new URL("chat-record.lua", import.meta.url);
const refusal = new URL("refusal.lua", import.meta.url);
const takeUpdates = loadScript(chatRecord, refusal, new URL("take-updates.lua", import.meta.url));
const readRecords = loadScript(chatRecord, refusal, new URL("read-records.lua", import.meta.url));
const takePending = loadScript(new URL("take-pending.lua", import.meta.url));
const finishUpdates = loadScript(refusal, new URL("finish-updates.lua", import.meta.url));

/** Longer than Telegram keeps updates (24 hours), shorter than the week of silence after which it numbers anew. */
const seenLifeSeconds = 3 * 86_400;
const idsPerBitmap = 65_536;
/** What could not be handled is kept for inspection this long: it holds what people wrote. */
const deadLifeSeconds = 7 * 86_400;
const deadAtMost = 1_000;
const pendingPage = 500;
/** Redis does nothing else while it runs a script: some 40 µs for each of these, and 6 µs for each entry that waited. */
const togetherAtMost = 200;

export type InboxStore = ReturnType<typeof createInboxStore>;

interface Taking {
  readonly partition: number;
  readonly updates: readonly IncomingUpdate[];
  readonly readCount: number;
  readonly entryBefore: EntryBefore;
}
/**
 * Asked when an update is about to be sent to Redis: the entry whose end the record of its chat has to wait for, "" where
 * there is none; undefined: the update comes without the record.
 */
type EntryBefore = (update: IncomingUpdate) => string | undefined;
interface Finishing {
  readonly entry: InboxEntry;
  readonly writes: readonly Write[];
}

/** @param owner this process, as the partitions' leases know it */
export function createInboxStore(redis: RedisClient, keys: Keys, owner: string) {
  const recordKeys = (chatId: number) => [
    keys.resident(chatId as ResidentId),
    keys.dialogue(chatId),
    keys.context(chatId),
  ];
  const scriptOf = scriptGroups(redis);

  const takeTogether = gather<Taking, InboxEntry[]>(
    togetherAtMost,
    ({ partition }) => scriptOf(partition),
    async (all) => {
      // What has been handled is acknowledged first, so that records are as it left them.
      finishTogether.flush();
      const touched: string[] = [];
      const args: (string | number)[] = [owner, seenLifeSeconds];
      for (const { partition, updates, readCount, entryBefore } of all) {
        const key = touched.push(keys.inbox(partition), keys.inboxHandedOut(partition), keys.inboxLease(partition)) - 2;
        args.push(key, readCount, updates.length);
        for (const update of updates) {
          const { updateId, chatId, body } = update;
          const before = entryBefore(update);
          const bitmap = touched.push(keys.inboxSeen(partition, Math.floor(updateId / idsPerBitmap)));
          const record = before === undefined ? 0 : touched.push(...recordKeys(chatId)) - 2;
          args.push(bitmap, updateId % idsPerBitmap, updateId, chatId, body, record, before ?? "");
        }
      }
      const taken = (await runScript(redis, takeUpdates, touched, args)) as (Taken | Error)[];
      return all.map(({ updates }, i) => entriesOf(updates, taken[i] as Taken | Error));
    },
  );

  const finishTogether = gather<Finishing, boolean>(
    togetherAtMost,
    ({ entry }) => scriptOf(chatPartition(entry.chatId)),
    async (all) => {
      const touched: string[] = [];
      const args: (string | number)[] = [owner];
      for (const { entry, writes } of all) {
        const partition = chatPartition(entry.chatId);
        touched.push(keys.inbox(partition), keys.inboxLease(partition));
        const sizeAt = args.push(entry.id, writes.length, 0);
        for (const { command, key, args: given } of writes) {
          touched.push(key);
          args.push(command, given.length, ...given);
        }
        args[sizeAt - 1] = args.length - sizeAt;
      }
      const finished = (await runScript(redis, finishUpdates, touched, args)) as (number | Error)[];
      return finished.map((done) => (done instanceof Error ? done : done === 1));
    },
  );

  const readTogether = gather<number, ChatRecord>(
    togetherAtMost,
    (chatId) => scriptOf(chatPartition(chatId)),
    async (chatIds) => {
      const records = await runScript(redis, readRecords, chatIds.flatMap(recordKeys));
      return records as (ChatRecord | Error)[];
    },
  );

  return {
    /**
     * Stores updates; hands out what waits in their partition, then these, with what else is taken at this moment.
     * @param readCount so many that wait at most: where there are as many, these wait too; 0: nothing is handed out, as
     * nothing is to a process that does not hold the partition
     */
    take: (
      partition: number,
      updates: readonly IncomingUpdate[],
      readCount: number,
      entryBefore: EntryBefore = () => undefined,
    ): Promise<InboxEntry[]> => takeTogether({ partition, updates, readCount, entryBefore }),

    /** What is kept about a chat now. */
    readRecord: readTogether,

    /** Entries that were handed out and never acknowledged, except `known`, in order. */
    async takePending(partition: number, known: ReadonlySet<string>): Promise<InboxEntry[]> {
      const found: InboxEntry[] = [];
      const touched = [keys.inbox(partition), keys.inboxHandedOut(partition)];
      for (let from = "-"; ;) {
        const page = (await runScript(redis, takePending, touched, [from, pendingPage])) as StreamRow[];
        for (const row of page) if (!known.has(row[0])) found.push(readRow(row, 2));
        const last = page.at(-1);
        if (!last || page.length < pendingPage) return found;
        from = `(${last[0]}`;
      }
    },

    /**
     * Acknowledges an entry, in one step with what its handler wrote and with what else is finished at this moment.
     * @returns false when another process took the partition over: it handles the entry, and nothing was written
     * @throws when Redis refuses any of it
     */
    finish: (entry: InboxEntry, writes: readonly Write[]): Promise<boolean> => finishTogether({ entry, writes }),

    /** What of a chat could not be handled and was put aside; ids in the stream. */
    async buriedOf(chatId: number): Promise<string[]> {
      const rows = (await redis.xrange(keys.inboxDead(chatPartition(chatId)), "-", "+")) as StreamRow[];
      return rows.flatMap(([id, fields]) => (fields[fields.indexOf("c") + 1] === String(chatId) ? [id] : []));
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
      transaction.xdel(stream, entry.id);
      await run(transaction);
    },
  };
}

async function run(transaction: ReturnType<RedisClient["multi"]>): Promise<void> {
  const results = await transaction.exec();
  if (!results) throw new Fault("inbox:transaction-dropped");
  for (const [error] of results) if (error) throw error;
}

/** id, then field, value, … */
type StreamRow = [id: string, fields: string[]];
/** What waited; then for each update its id in the stream, null where it is not handed out, and the record of its chat. */
type Taken = [waiting: StreamRow[], ids: (string | null)[], records: (ChatRecord | null)[]];

function entriesOf(updates: readonly IncomingUpdate[], taken: Taken | Error): InboxEntry[] | Error {
  if (taken instanceof Error) return taken;
  const [waiting, ids, records] = taken;
  const entries = waiting.map((row) => readRow(row, 1));
  for (const [i, update] of updates.entries()) {
    const id = ids[i];
    if (id) entries.push({ ...update, id, attempt: 1, record: records[i] ?? undefined });
  }
  return entries;
}

const readRow = ([id, fields]: StreamRow, attempt: number): InboxEntry => ({
  id,
  updateId: Number(fields[1]),
  chatId: Number(fields[3]),
  body: fields[5] as string,
  attempt,
});
