/** What the program sends unprompted goes in here; workers send it at the set pace, urgent before reminders before broadcasts. */
import { randomUUID } from "node:crypto";
import type { Clock } from "../platform/clock.ts";
import type { Logger } from "../platform/logger.ts";
import { pause } from "../platform/waiting.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import type { BroadcastDelivery, BroadcastProgress, BroadcastRequest, CorrectionRequest } from "./broadcast.ts";
import { createBroadcastStore } from "./broadcast-store.ts";
import { startBroadcastWorker } from "./broadcast-worker.ts";
import type { OutboxMessage } from "./message.ts";
import { createNoticeQueue, type DeliveryDeps, startNoticeWorker } from "./notice-queue.ts";
import { createNoticeStore } from "./notice-store.ts";
import { createPace, slackMs, spacingOf } from "./pace.ts";
import { createPaceStore } from "./pace-store.ts";
import { chunkSize } from "./packing.ts";

export interface Outbox {
  /** Resolves when Redis has the messages. A message whose id was put in before is dropped. */
  enqueue(messages: readonly OutboxMessage[]): Promise<void>;
  /** Texts of notices to a chat that wait to be sent. */
  waitingFor(chatId: number): Promise<string[]>;
  /** Forgets notices to a chat that wait. */
  forget(chatId: number): Promise<void>;
  /**
   * Resolves when the whole audience is stored: by this call, by one before, or by one elsewhere at the same time.
   * @throws Fault `outbox:gathered-elsewhere` when this process fell silent and another began anew, or it was stopped
   */
  startBroadcast(request: BroadcastRequest): Promise<void>;
  /** Begins to change or delete what a broadcast that is over sent; followed and stopped like a broadcast, by its own id. */
  correctBroadcast(request: CorrectionRequest): Promise<void>;
  /** @returns undefined for an unknown id or more than 90 days after its end */
  progress(broadcastId: string): Promise<BroadcastProgress | undefined>;
  /** Ends within a second; messages in flight arrive. */
  stopBroadcast(broadcastId: string): Promise<void>;
  /** Every recipient in the order of sending, for reports and recall: until 48 hours after each was sent to. */
  deliveries(broadcastId: string): AsyncIterable<BroadcastDelivery>;
}

export interface ClosableOutbox extends Outbox {
  /**
   * The clock was moved: notices that waited for a moment are looked at again. Resolves when they and the broadcasts that
   * are being sent are done with, or when nothing became of any of them for `patienceMs`.
   * @param isResting in quiet hours, when broadcasts wait
   */
  lookAgain(patienceMs: number, isResting?: boolean): Promise<void>;
  /** Ends its own connections. */
  close(): Promise<void>;
}

interface OutboxDeps {
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Whoever waits for an audience that is gathered elsewhere looks again this often. */
const gatheredElsewhereMs = 50;
/** And whoever waits for what is being sent. */
const sendingMs = 10;

export function createOutbox({ redis, keys, clock, logger }: OutboxDeps): ClosableOutbox {
  const notices = createNoticeQueue(redis, keys, createNoticeStore(redis, keys), logger);
  const broadcasts = createBroadcastStore(redis, keys);
  return {
    enqueue: (messages) => notices.enqueue(messages),
    waitingFor: (chatId) => notices.waitingFor(chatId),
    forget: (chatId) => notices.forget(chatId),
    async lookAgain(patienceMs, isResting = false) {
      await notices.lookAgain();
      for (let left = Infinity, since = 0; ; await pause(sendingMs)) {
        const before = left;
        left = (await notices.left()) + (isResting ? 0 : await broadcasts.left());
        if (left === 0) return;
        if (left !== before) since = performance.now();
        else if (performance.now() - since > patienceMs) return;
      }
    },
    async startBroadcast(request) {
      const { id, audience } = request;
      const token = randomUUID();
      for (let begun; (begun = await broadcasts.begin(request, token, clock.now())) !== "ours";) {
        if (begun === "stored") return;
        await pause(gatheredElsewhereMs);
      }
      try {
        let number = 0;
        for await (const chatIds of inChunks(audience)) await broadcasts.addChunk(id, token, number++, chatIds);
      } catch (error) {
        await broadcasts.leaveGathering(id, token).catch(() => {});
        throw error;
      }
      await broadcasts.endGathering(id, token);
    },
    correctBroadcast: (request) => broadcasts.beginCorrection(request, clock.now()),
    progress: (id) => broadcasts.progress(id),
    stopBroadcast: (id) => broadcasts.stop(id),
    deliveries: (id) => broadcasts.deliveries(id),
    close: () => notices.close(),
  };
}

async function* inChunks(audience: AsyncIterable<readonly number[]>): AsyncIterable<number[]> {
  const rest: number[] = [];
  for await (const some of audience) {
    rest.push(...some);
    while (rest.length >= chunkSize) yield rest.splice(0, chunkSize);
  }
  if (rest.length > 0) yield rest;
}

export interface OutboxWorker {
  /** Lets what is in flight end; the rest waits in Redis for the next worker. */
  stop(): Promise<void>;
}

/** @param sendRate messages a second over all workers: `SEND_RATE` */
export function startOutboxWorker(deps: DeliveryDeps & { readonly sendRate: number }): OutboxWorker {
  const { redis, keys, sendRate } = deps;
  const pace = createPace(createPaceStore(redis, keys, spacingOf(sendRate), slackMs), sendRate);
  const notices = startNoticeWorker({
    ...deps,
    pace,
    store: createNoticeStore(redis, keys),
    // Enough for answers that take 300 ms.
    atOnce: Math.max(4, Math.ceil(sendRate * 0.3)),
  });
  const stopBroadcasts = startBroadcastWorker({
    ...deps,
    pace,
    store: createBroadcastStore(redis, keys),
    chunksAtOnce: Math.ceil(sendRate / 100) + 1,
    after: notices.ready,
  });
  return {
    async stop() {
      await Promise.all([notices.stop(), stopBroadcasts()]);
    },
  };
}
