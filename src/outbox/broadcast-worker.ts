/** Sends broadcasts: takes chunks of recipients one after the other, several messages of a chunk at once, all at the shared pace. */
import { randomUUID } from "node:crypto";
import { createStop, createWaiting, pause } from "../platform/waiting.ts";
import { type BroadcastStore, type Chunk, leaseMs } from "./broadcast-store.ts";
import type { SendResult } from "./message.ts";
import type { DeliveryDeps } from "./notice-queue.ts";
import type { Pace } from "./pace.ts";
import { afterAttempt, broadcastRetries } from "./retry-policy.ts";

/** New broadcasts, and those whose time has come, are looked for this often. */
const lookMs = 500;
/** Messages of one chunk at once, so that a slow answer does not slow the pace. */
const sendsPerChunk = 50;

interface Deps extends DeliveryDeps {
  readonly store: BroadcastStore;
  readonly pace: Pace;
  readonly chunksAtOnce: number;
}

/** @returns a function that lets what is in flight end and gives the rest back */
export function startBroadcastWorker(deps: Deps): () => Promise<void> {
  const { clock, logger, metrics, pace, sender, store } = deps;
  const worker = randomUUID();
  const stopping = createStop();
  const waiting = createWaiting();
  /** Messages that got through: failures count only while there are others that do. */
  let through = 0;

  const isQuiet = () => {
    const now = clock.now();
    return deps.quiet.awakeAt(now) > now;
  };

  const claimNext = async (): Promise<Chunk | undefined> => {
    for (const id of await store.open()) {
      const claim = await store.claim(id, worker, clock.now(), isQuiet());
      if (claim.kind === "chunk") return claim.chunk;
      if (claim.kind === "over") {
        await store.close(id);
        logger.info("broadcast-over", { id });
      }
    }
    return undefined;
  };

  const sendChunk = async (chunk: Chunk): Promise<void> => {
    const leaving = createStop();
    const leave = () => leaving.abort();
    stopping.signal.addEventListener("abort", leave);
    const keeping = setInterval(() => {
      store.keepLease(chunk).then(
        (ours) => ours || leave(),
        () => {},
      );
    }, leaseMs / 5);
    try {
      const { open } = chunk;
      const next = open.values();
      const lane = async () => {
        for (const index of next) {
          if (leaving.signal.aborted) return;
          await sendOne(chunk, index, leaving);
        }
      };
      await Promise.all(Array.from({ length: Math.min(sendsPerChunk, open.length) }, lane));
      await (leaving.signal.aborted ? store.giveBack(chunk) : store.finish(chunk));
    } finally {
      clearInterval(keeping);
      stopping.signal.removeEventListener("abort", leave);
    }
  };

  const sendOne = async (chunk: Chunk, index: number, leaving: AbortController) => {
    const chatId = chunk.recipients[index] as number;
    const isNew = chunk.task.kind === "send";
    if (isNew && !(await deps.isReachable(chatId))) return record(chunk, index, { kind: "blocked" }, leaving);
    const throughBefore = through;
    for (let tries = 1; ; tries++) {
      if (!(await pace.slot("broadcast", leaving.signal))) return;
      if (!chunk.task.atNight && isQuiet()) return leaving.abort();
      const result = await attempt(chunk, index);
      const counted = through > throughBefore ? tries : Math.min(tries, broadcastRetries.attempts - 1);
      const step = afterAttempt(result, counted, broadcastRetries, Math.random());
      switch (step.kind) {
        case "ended":
          if (result.kind === "sent") {
            through++;
            return record(chunk, index, result, leaving);
          }
          if (step.ending === "blocked") await deps.onUnreachable(chatId);
          return record(chunk, index, { kind: step.ending === "blocked" ? "blocked" : "failed" }, leaving);
        case "pause-all":
          tries--;
          await pace.pauseFor(step.forMs);
          break;
        case "again":
          await pause(step.inMs, leaving.signal);
      }
    }
  };

  const record = async (
    chunk: Chunk,
    index: number,
    result: { kind: "sent"; messageId: number } | { kind: "failed" | "blocked" },
    leaving: AbortController,
  ) => {
    const goesOn = await untilNoted(() => store.recordResult(chunk, index, result), leaving.signal);
    metrics.outbox.inc({ kind: "broadcast", result: result.kind });
    if (!goesOn) leaving.abort();
  };

  /** Redis may refuse to write (a full disk, a primary that is gone): what was sent is noted once it takes it, not sent again. */
  const untilNoted = async (note: () => Promise<boolean>, leaving: AbortSignal): Promise<boolean> => {
    for (;;)
      try {
        return await note();
      } catch (error) {
        if (leaving.aborted) throw error;
        logger.warn("broadcast-result-not-noted");
        await pause(lookMs, leaving);
      }
  };

  const attempt = async ({ broadcastId, task, recipients, messageIds }: Chunk, index: number): Promise<SendResult> => {
    const [chatId, messageId] = [recipients[index] as number, messageIds[index] as number];
    try {
      if (task.kind === "delete") return await sender.delete(chatId, messageId);
      if (task.kind === "edit") return await sender.edit(chatId, messageId, task.content);
      return await sender.send(chatId, task.content);
    } catch (error) {
      logger.error("broadcast-sender-threw", { id: broadcastId }, error);
      return { kind: "unavailable" };
    }
  };

  const run = async () => {
    const atWork = new Set<Promise<void>>();
    while (!stopping.signal.aborted) {
      try {
        const chunk = await claimNext();
        if (chunk) {
          const sending: Promise<void> = sendChunk(chunk)
            .catch((error: unknown) => logger.error("broadcast-chunk-failed", { id: chunk.broadcastId }, error))
            .finally(() => {
              atWork.delete(sending);
              waiting.wake();
            });
          atWork.add(sending);
        } else await waiting.wait(lookMs);
        while (atWork.size >= deps.chunksAtOnce) await Promise.race(atWork);
      } catch (error) {
        logger.error("broadcast-worker-failed", {}, error);
        await waiting.wait(lookMs);
      }
    }
    await Promise.all(atWork);
  };
  const running = run();

  return async () => {
    stopping.abort();
    waiting.wake();
    await running;
  };
}
