/** Sends broadcasts: takes chunks of recipients one after the other, several messages of a chunk at once, all at the shared pace. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createStop, createWaiting, pause } from "../platform/waiting.ts";
import { type BroadcastStore, type Chunk, leaseMs } from "./broadcast-store.ts";
import type { SendResult } from "./message.ts";
import type { DeliveryDeps } from "./notice-queue.ts";
import type { Pace } from "./pace.ts";
import { createResultLog } from "./result-log.ts";
import { afterAttempt, broadcastRetries } from "./retry-policy.ts";

/** New broadcasts, and those whose time has come, are looked for this often. */
const lookMs = 500;
/** Messages of one chunk at once, so that a slow answer does not slow the pace. */
const sendsPerChunk = 50;

/** A chunk that this worker sends. */
interface Work {
  readonly chunk: Chunk;
  /** Aborts when it is to be given back, or was taken away. */
  readonly leaving: AbortController;
  /** Monotonic ms until which nobody else can have it. */
  heldUntil: number;
}

interface Deps extends DeliveryDeps {
  readonly store: BroadcastStore;
  readonly pace: Pace;
  readonly chunksAtOnce: number;
  /** What goes first from the first moment on; waited for however it ends. */
  readonly after: Promise<unknown>;
}

/** @returns a function that lets what is in flight end and gives the rest back */
export function startBroadcastWorker(deps: Deps): () => Promise<void> {
  const { clock, logger, metrics, pace, sender, store } = deps;
  const worker = randomUUID();
  const log = createResultLog(store);
  const stopping = createStop();
  const waiting = createWaiting();
  /** Messages that got through: failures count only while there are others that do. */
  let through = 0;

  const isQuiet = () => {
    const now = clock.now();
    return deps.quiet.awakeAt(now) > now;
  };

  const claimNext = async (): Promise<Work | undefined> => {
    for (const id of await store.open()) {
      const askedAt = performance.now();
      const claim = await store.claim(id, worker, clock.now(), isQuiet(), chunksAtWork());
      if (claim.kind === "chunk") return { chunk: claim.chunk, leaving: createStop(), heldUntil: askedAt + leaseMs };
      if (claim.kind === "over") {
        await store.close(id);
        logger.info("broadcast-over", { id });
      }
    }
    return undefined;
  };

  const sendChunk = async (work: Work): Promise<void> => {
    const { chunk, leaving } = work;
    const leave = () => leaving.abort();
    stopping.signal.addEventListener("abort", leave);
    const keeping = setInterval(() => {
      hold(work, () => log.keepLease(chunk)).catch(() => {});
    }, leaseMs / 5);
    try {
      const next = chunk.open.values();
      const lane = async () => {
        for (const index of next) {
          if (leaving.signal.aborted) return;
          await sendOne(work, index);
        }
      };
      const lanes = Array.from({ length: Math.min(sendsPerChunk, chunk.open.length) }, () =>
        lane().catch((error: unknown) => {
          leave();
          throw error;
        }),
      );
      // Nobody else has the chunk before the last lane ended.
      const ended = await Promise.allSettled(lanes);
      await (leaving.signal.aborted ? store.giveBack(chunk) : store.finish(chunk));
      for (const end of ended) if (end.status === "rejected") throw end.reason;
    } finally {
      clearInterval(keeping);
      stopping.signal.removeEventListener("abort", leave);
    }
  };

  /** Renews the lease with a command that does; a chunk that is somebody else's, or stopped, is left. */
  const hold = async (work: Work, renew: () => Promise<boolean>): Promise<void> => {
    const askedAt = performance.now();
    if (await renew()) work.heldUntil = askedAt + leaseMs;
    else work.leaving.abort();
  };

  const sendOne = async (work: Work, index: number) => {
    const { chunk, leaving } = work;
    const chatId = chunk.recipients[index] as number;
    const isNew = chunk.task.kind === "send";
    if (isNew && !(await deps.isReachable(chatId))) return record(work, index, { kind: "blocked" });
    const throughBefore = through;
    for (let tries = 1; ; tries++) {
      if (!(await pace.slot("broadcast", leaving.signal))) return;
      if (!chunk.task.atNight && isQuiet()) return leaving.abort();
      // Redis was away for long: whether the chunk is still ours is asked before anything more is sent.
      if (performance.now() > work.heldUntil)
        await hold(work, () => untilAnswered(() => log.keepLease(chunk), leaving));
      if (leaving.signal.aborted) return;
      const result = await attempt(chunk, index);
      const counted = through > throughBefore ? tries : Math.min(tries, broadcastRetries.attempts - 1);
      const step = afterAttempt(result, counted, broadcastRetries, Math.random());
      switch (step.kind) {
        case "ended":
          if (result.kind === "sent") {
            through++;
            return record(work, index, result);
          }
          if (step.ending === "blocked") await deps.onUnreachable(chatId);
          return record(work, index, { kind: step.ending === "blocked" ? "blocked" : "failed" });
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
    work: Work,
    index: number,
    result: { kind: "sent"; messageId: number } | { kind: "failed" | "blocked" },
  ) => {
    await hold(work, () => untilAnswered(() => log.note(work.chunk, [index, result]), work.leaving));
    metrics.outbox.inc({ kind: "broadcast", result: result.kind });
  };

  /** Redis may refuse to write (a full disk, a primary that is gone): what was sent is noted once it takes it, not sent again. */
  const untilAnswered = async (ask: () => Promise<boolean>, { signal }: AbortController): Promise<boolean> => {
    for (;;)
      try {
        return await ask();
      } catch (error) {
        if (signal.aborted) throw error;
        logger.warn("broadcast-result-not-noted");
        await pause(lookMs, signal);
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

  const atWork = new Map<Work, Promise<void>>();
  const chunksAtWork = () => [...atWork.keys()].map(({ chunk }) => chunk);
  const begin = (work: Work) => {
    const sending = sendChunk(work)
      .catch((error: unknown) => {
        logger.error("broadcast-chunk-failed", { id: work.chunk.broadcastId }, error);
        return pause(lookMs, stopping.signal);
      })
      .finally(() => {
        atWork.delete(work);
        waiting.wake();
      });
    atWork.set(work, sending);
  };

  const run = async () => {
    await Promise.race([deps.after.catch(() => {}), once(stopping.signal, "abort")]);
    while (!stopping.signal.aborted) {
      try {
        const work = await claimNext();
        if (work) begin(work);
        else await waiting.wait(lookMs);
        while (atWork.size >= deps.chunksAtOnce) await Promise.race(atWork.values());
      } catch (error) {
        logger.error("broadcast-worker-failed", {}, error);
        await waiting.wait(lookMs);
      }
    }
    await Promise.all(atWork.values());
  };
  const running = run();

  return async () => {
    stopping.abort();
    waiting.wake();
    await running;
  };
}
