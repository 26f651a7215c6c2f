/** Broadcasts in Redis: recipients in chunks, what became of each, and which worker has which chunk. */
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { loadScript, runScript } from "../redis/script.ts";
import { type BroadcastDelivery, type BroadcastProgress, broadcastStates } from "./broadcast.ts";
import { type MessageContent, messageContent } from "./message.ts";
import { packRecipients, packResult, type Result, resultWidth, unpackRecipients, unpackResults } from "./packing.ts";

const script = (name: string) => loadScript(new URL(`${name}.lua`, import.meta.url));
const beginDelivery = script("begin-delivery");
const addChunk = script("add-chunk");
const endGathering = script("end-gathering");
const claimChunk = script("claim-chunk");
const recordDelivery = script("record-delivery");
const finishChunk = script("finish-chunk");
const stopDelivery = script("stop-delivery");

/** A worker that says nothing for this long has lost its chunk. */
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
  readonly recipients: readonly number[];
  /** What a worker before got done. */
  readonly results: readonly Result[];
}

export type Claim = { readonly kind: "chunk"; readonly chunk: Chunk } | { readonly kind: "none-now" | "over" };

const storedProgress = z.tuple([
  z.enum(broadcastStates),
  z.coerce.number(),
  z.coerce.number(),
  z.coerce.number(),
  z.coerce.number(),
]);

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
  const record = async (chunk: Chunk, ...result: (string | number)[]) => {
    const id = chunk.broadcastId;
    const touched = [keys.delivery(id), keys.deliveryLeases(id), keys.deliveryResults(id, chunk.number)];
    return (await runScript(redis, recordDelivery, touched, [leaseOf(chunk), leaseMs, ...result])) === 1;
  };

  return {
    /** @returns false when the audience was stored completely before */
    async begin(id: string, token: string, content: MessageContent, startAt: number, now: number): Promise<boolean> {
      // Listed first: workers skip what is not ready, but never look for what is not listed.
      await redis.zadd(keys.deliveringBroadcasts(), "NX", now, id);
      return (
        (await runScript(redis, beginDelivery, [keys.delivery(id)], [token, JSON.stringify(content), startAt])) === 1
      );
    },
    /** @throws Fault `outbox:gathered-elsewhere` */
    async addChunk(id: string, token: string, number: number, chatIds: readonly number[]): Promise<void> {
      const touched = [keys.delivery(id), keys.deliveryChunk(id, number)];
      const args = [token, number, packRecipients(chatIds), chatIds.length, countsLifeSeconds];
      if ((await runScript(redis, addChunk, touched, args)) !== 1) throw new Fault("outbox:gathered-elsewhere", { id });
    },
    /** @throws Fault `outbox:gathered-elsewhere` */
    async endGathering(id: string, token: string): Promise<void> {
      if ((await runScript(redis, endGathering, [keys.delivery(id)], [token])) !== 1)
        throw new Fault("outbox:gathered-elsewhere", { id });
    },
    /** Ids of broadcasts that are not over, oldest first. */
    open: (): Promise<string[]> => redis.zrange(keys.deliveringBroadcasts(), "0", "-1"),
    async close(id: string): Promise<void> {
      await redis.zrem(keys.deliveringBroadcasts(), id);
      await redis.expire(keys.delivery(id), countsLifeSeconds);
    },
    async claim(id: string, worker: string, now: number): Promise<Claim> {
      const touched = [keys.delivery(id), keys.deliveryLeases(id)];
      const number = Number(await runScript(redis, claimChunk, touched, [worker, leaseMs, now]));
      if (number < 0) return { kind: number === -1 ? "none-now" : "over" };
      return { kind: "chunk", chunk: { broadcastId: id, number, worker, ...(await read(id, number)) } };
    },
    /** @returns whether the worker goes on with the chunk */
    recordResult: (chunk: Chunk, index: number, result: Exclude<Result, { kind: "open" }>): Promise<boolean> =>
      record(chunk, index * resultWidth, packResult(result), result.kind),
    /** @returns whether the worker goes on with the chunk */
    keepLease: (chunk: Chunk): Promise<boolean> => record(chunk),
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
    async content(id: string): Promise<MessageContent> {
      const raw = await redis.hget(keys.delivery(id), "content");
      const parsed = messageContent.safeParse(JSON.parse(raw ?? "null"));
      if (!parsed.success) throw new Fault("outbox:bad-record", { id }, parsed.error);
      return parsed.data;
    },
    async progress(id: string): Promise<BroadcastProgress | undefined> {
      const row = await redis.hmget(keys.delivery(id), "state", "total", "sent", "failed", "blocked");
      if (row[0] == null) return undefined;
      const [state, total, sent, failed, blocked] = storedProgress.parse(row);
      return { state, total, sent, failed, blocked };
    },
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
