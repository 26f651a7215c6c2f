/** Broadcasts in Redis: recipients in chunks, what became of each, and which worker has which chunk. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";
import {
  type BroadcastDelivery,
  type BroadcastProgress,
  type BroadcastRequest,
  broadcastStates,
  type CorrectionRequest,
} from "./broadcast.ts";
import { type MessageContent, messageContent } from "./message.ts";
import { packRecipients, packResult, type Result, resultWidth, unpackRecipients, unpackResults } from "./packing.ts";

const script = (name: string) => loadScript(new URL(`${name}.lua`, import.meta.url));
const beginDelivery = script("begin-delivery");
const beginCorrection = script("begin-correction");
const addChunk = script("add-chunk");
const endGathering = script("end-gathering");
const claimChunk = script("claim-chunk");
const recordDeliveries = script("record-deliveries");
const finishChunk = script("finish-chunk");
const deliveryProgress = script("delivery-progress");
const stopDelivery = script("stop-delivery");

/** A worker that says nothing for this long has lost its chunk; who gathers an audience, that audience. */
export const leaseMs = 10_000;
/** How long Telegram lets a bot delete or edit what it sent. */
const resultsLifeSeconds = 48 * 3600;
/** Counts outlive a broadcast this long; recipients not sent to (it was stopped) are forgotten after it. */
const countsLifeSeconds = 90 * 86_400;
const chunksAtOnce = 20;

export interface Chunk {
  readonly broadcastId: string;
  readonly number: number;
  readonly worker: string;
  readonly task: Task;
  readonly recipients: readonly number[];
  /** Message at each recipient, where it is one that is changed or deleted. */
  readonly messageIds: readonly number[];
  /** Indices of those to whom nothing happened yet. */
  readonly open: readonly number[];
}

/** What became of a recipient, by its index in the chunk. */
export type Known = readonly [index: number, result: Exclude<Result, { kind: "open" }>];

export interface ChunkResults {
  readonly chunk: Chunk;
  readonly results: readonly Known[];
}

/** What is done for each recipient. */
export interface Task {
  readonly kind: "send" | "edit" | "delete";
  /** Of a deletion: what is deleted. */
  readonly content: MessageContent;
  /** Not only by day. */
  readonly atNight: boolean;
}

export type Claim = { readonly kind: "chunk"; readonly chunk: Chunk } | { readonly kind: "none-now" | "over" };

const storedProgress = z.tuple([
  z.enum(broadcastStates),
  z.coerce.number(),
  z.coerce.number(),
  z.coerce.number(),
  z.coerce.number(),
  z.number(),
]);

const storedTask = z.object({
  kind: z.enum(["send", "edit", "delete"]),
  of: z.string().nullable(),
  content: messageContent,
  atNight: z.boolean(),
});

export type BroadcastStore = ReturnType<typeof createBroadcastStore>;

export function createBroadcastStore(redis: RedisClient, keys: Keys) {
  const leaseOf = (chunk: Chunk) => `${chunk.number}:${chunk.worker}`;
  const read = async (id: string, number: number) => {
    const [packed, results] = await Promise.all([
      redis.get(keys.deliveryChunk(id, number)),
      redis.get(keys.deliveryResults(id, number)),
    ]);
    const recipients = unpackRecipients(packed ?? "");
    return { recipients, results: unpackResults(results ?? "", recipients.length) };
  };
  const taskOf = async (id: string) => {
    const [kind, of = null, content, night] = await redis.hmget(keys.delivery(id), "kind", "of", "content", "night");
    const task = {
      kind: kind ?? "send",
      of,
      content: JSON.parse(content ?? "null") as unknown,
      atNight: night === "1",
    };
    const parsed = storedTask.safeParse(task);
    if (!parsed.success) throw new Fault("outbox:bad-record", { id }, parsed.error);
    return parsed.data;
  };
  /** Whom a chunk is for, what was done, and what is left to do. */
  const workOf = async (
    id: string,
    number: number,
  ): Promise<Pick<Chunk, "task" | "recipients" | "messageIds" | "open">> => {
    const task = await taskOf(id);
    const [sent, own] = await Promise.all([
      read(task.of ?? id, number),
      task.of === null ? undefined : redis.get(keys.deliveryResults(id, number)),
    ]);
    const { recipients } = sent;
    if (own === undefined) return { task, recipients, messageIds: [], open: indicesOf(sent.results, "open") };
    const done = unpackResults(own ?? "", recipients.length);
    const open = indicesOf(sent.results, "sent").filter((i) => done[i]?.kind === "open");
    return { task, recipients, messageIds: sent.results.map((r) => (r.kind === "sent" ? r.messageId : 0)), open };
  };
  const progress = async (id: string): Promise<BroadcastProgress | undefined> => {
    const row = (await runScript(redis, deliveryProgress, [keys.delivery(id), keys.deliveryLeases(id)])) as unknown[];
    if (row[0] === null) return undefined;
    const [state, total, sent, failed, blocked, atWork] = storedProgress.parse(row);
    return { state, total, sent, failed, blocked, atWork };
  };
  const open = (): Promise<string[]> => redis.zrange(keys.deliveringBroadcasts(), "0", "-1");
  const isOpen = async (id: string) => (await redis.hget(keys.delivery(id), "state")) === "sending";

  return {
    /** @returns `ours`: the audience is to be gathered by this process */
    async begin(request: BroadcastRequest, token: string, now: number): Promise<"ours" | "elsewhere" | "stored"> {
      const { id, content, startAt = 0, atNight } = request;
      // Listed first: workers skip what is not ready, but never look for what is not listed.
      await redis.zadd(keys.deliveringBroadcasts(), "NX", now, id);
      const args = [token, JSON.stringify(content), startAt, atNight ? 1 : 0, leaseMs];
      const begun = await runScript(redis, beginDelivery, [keys.delivery(id)], args);
      return begun === 1 ? "ours" : begun === 0 ? "stored" : "elsewhere";
    },
    /** Does nothing when it was begun before. */
    async beginCorrection({ id, kind, of, content }: CorrectionRequest, now: number): Promise<void> {
      const [chunks, sent] = await redis.hmget(keys.delivery(of), "chunks", "sent");
      const args = [kind, of, JSON.stringify(content), chunks ?? 0, sent ?? 0];
      if ((await runScript(redis, beginCorrection, [keys.delivery(id)], args)) === 1 || (await isOpen(id)))
        await redis.zadd(keys.deliveringBroadcasts(), "NX", now, id);
    },
    /** @throws Fault `outbox:gathered-elsewhere` */
    async addChunk(id: string, token: string, number: number, chatIds: readonly number[]): Promise<void> {
      const touched = [keys.delivery(id), keys.deliveryChunk(id, number)];
      const args = [token, number, packRecipients(chatIds), chatIds.length, countsLifeSeconds];
      if ((await runScript(redis, addChunk, touched, args)) !== 1) throw new Fault("outbox:gathered-elsewhere", { id });
    },
    /** @throws Fault `outbox:gathered-elsewhere` */
    async endGathering(id: string, token: string): Promise<void> {
      if ((await runScript(redis, endGathering, [keys.delivery(id)], [token, 1])) !== 1)
        throw new Fault("outbox:gathered-elsewhere", { id });
    },
    /** The audience could not be read: whoever begins next need not wait. */
    async leaveGathering(id: string, token: string): Promise<void> {
      await runScript(redis, endGathering, [keys.delivery(id)], [token, 0]);
    },
    /** Ids of broadcasts that are not over, oldest first. */
    open,
    /** Recipients to whom nothing happened yet, of all that is being sent; each broadcast counts as one more until it is over. */
    async left(): Promise<number> {
      const sending = (await Promise.all((await open()).map(progress))).filter((one) => one?.state === "sending");
      return sending.reduce((sum, one) => sum + 1 + (one ? one.total - one.sent - one.failed - one.blocked : 0), 0);
    },
    async close(id: string): Promise<void> {
      await redis.zrem(keys.deliveringBroadcasts(), id);
      await redis.expire(keys.delivery(id), countsLifeSeconds);
    },
    /** @param atWork what the worker has claimed and not ended yet */
    async claim(
      id: string,
      worker: string,
      now: number,
      isQuiet: boolean,
      atWork: Iterable<Chunk> = [],
    ): Promise<Claim> {
      const touched = [keys.delivery(id), keys.deliveryLeases(id)];
      const own = [...atWork].filter((chunk) => chunk.broadcastId === id).map(leaseOf);
      const args = [worker, leaseMs, now, isQuiet ? 1 : 0, ...own];
      const number = Number(await runScript(redis, claimChunk, touched, args));
      if (number < 0) return { kind: number === -1 ? "none-now" : "over" };
      return { kind: "chunk", chunk: { broadcastId: id, number, worker, ...(await workOf(id, number)) } };
    },
    /**
     * Notes results of one broadcast and keeps the leases of their chunks; a chunk without results only keeps its lease.
     * @returns for each chunk, in order, whether the worker goes on with it
     */
    async record(id: string, chunks: readonly ChunkResults[]): Promise<boolean[]> {
      const touched = [keys.delivery(id), keys.deliveryLeases(id)];
      const args: (string | number)[] = [leaseMs, countsLifeSeconds];
      for (const { chunk, results } of chunks) {
        touched.push(keys.deliveryResults(id, chunk.number));
        args.push(leaseOf(chunk), results.length);
        for (const [index, result] of results) args.push(index * resultWidth, packResult(result), result.kind);
      }
      return ((await runScript(redis, recordDeliveries, touched, args)) as number[]).map((ours) => ours === 1);
    },
    async finish(chunk: Chunk): Promise<void> {
      const { broadcastId: id, number } = chunk;
      const touched = [keys.delivery(id), keys.deliveryLeases(id), keys.deliveryChunk(id, number)];
      touched.push(keys.deliveryResults(id, number));
      await runScript(redis, finishChunk, touched, [leaseOf(chunk), resultsLifeSeconds]);
    },
    /** Somebody else may take the chunk at once. */
    async giveBack(chunk: Chunk): Promise<void> {
      await redis.zadd(keys.deliveryLeases(chunk.broadcastId), "XX", 0, leaseOf(chunk));
    },
    async stop(id: string): Promise<void> {
      await runScript(redis, stopDelivery, [keys.delivery(id)]);
    },
    progress,
    async *deliveries(id: string): AsyncIterable<BroadcastDelivery> {
      const chunks = Number(await redis.hget(keys.delivery(id), "chunks"));
      for (let from = 0; from < chunks; from += chunksAtOnce) {
        const some = Array.from({ length: Math.min(chunksAtOnce, chunks - from) }, (_, i) => read(id, from + i));
        for (const { recipients, results } of await Promise.all(some))
          for (const [i, chatId] of recipients.entries()) yield { chatId, ...(results[i] as Result) };
      }
    },
  };
}

const indicesOf = (results: readonly Result[], kind: Result["kind"]): number[] =>
  results.flatMap((result, i) => (result.kind === kind ? [i] : []));
