/** Notices wait in a queue in Redis, urgent before reminders; a worker sends them one by one. */
import { DelayedError, Queue, UnrecoverableError, Worker, type Job } from "bullmq";
import type { Clock } from "../platform/clock.ts";
import { Fault } from "../platform/fault.ts";
import type { Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import { createStop, pause } from "../platform/waiting.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { queueConnection } from "../redis/queue-connection.ts";
import { type OutboxMessage, outboxMessage, priorities, type Sender, type SendResult } from "./message.ts";
import { digestOf, type NoticeStore } from "./notice-store.ts";
import type { Pace } from "./pace.ts";
import type { QuietHours } from "./quiet-hours.ts";
import { afterAttempt, type Ending, noticeRetries } from "./retry-policy.ts";

const queueName = "notices";
/** After a crash its jobs return when the lock ended and somebody looked: 15 seconds. */
const lockMs = 10_000;
const stalledCheckMs = 5_000;
const jobsAtOnce = 500;

export interface NoticeQueue {
  enqueue(messages: readonly OutboxMessage[]): Promise<void>;
  /** Takes out of their waiting those that wait for a moment. */
  lookAgain(): Promise<void>;
  /** How many are to be sent now. */
  left(): Promise<number>;
  /** Texts of notices to a chat that wait to be sent. */
  waitingFor(chatId: number): Promise<string[]>;
  /** Notices to a chat that wait are not sent any more; one that is just being sent may arrive. */
  forget(chatId: number): Promise<void>;
  close(): Promise<void>;
}

export function createNoticeQueue(redis: RedisClient, keys: Keys, store: NoticeStore, logger: Logger): NoticeQueue {
  const connection = queueConnection(redis);
  const queue = new Queue(queueName, { connection, prefix: keys.noticeQueue() });
  queue.on("error", (error) => logger.warn("notice-queue-broken", { reason: error.name }));
  /** The queue knows no chats: all that wait are looked at, which is a few thousand at most. */
  async function jobsOf(chatId: number): Promise<Job[]> {
    const found: Job[] = [];
    for (let from = 0; ; from += jobsAtOnce) {
      const jobs = await queue.getJobs(["waiting", "prioritized", "delayed"], from, from + jobsAtOnce - 1);
      found.push(...jobs.filter((job) => (job?.data as { chatId?: unknown } | undefined)?.chatId === chatId));
      if (jobs.length === 0) return found;
    }
  }
  return {
    async enqueue(messages) {
      const outcomes = await Promise.all(messages.map((m) => store.outcome(m.id)));
      const open = messages.filter((_, i) => outcomes[i] === undefined);
      for (let i = 0; i < open.length; i += jobsAtOnce)
        await queue.addBulk(
          open.slice(i, i + jobsAtOnce).map((data) => ({ name: "notice", data, opts: optionsOf(data) })),
        );
    },
    waitingFor: async (chatId) => (await jobsOf(chatId)).map((job) => outboxMessage.parse(job.data).text),
    async forget(chatId) {
      for (const job of await jobsOf(chatId)) {
        try {
          await job.remove();
        } catch (error) {
          // At work: the worker ends and removes it.
          logger.info("notice-not-forgotten", { reason: error instanceof Error ? error.name : "unknown" });
        }
      }
    },
    lookAgain: () => queue.promoteJobs(),
    left: () => queue.getJobCountByTypes("active", "prioritized", "wait"),
    async close() {
      await queue.close();
      connection.disconnect();
    },
  };
}

const optionsOf = ({ id, priority }: OutboxMessage) => ({
  jobId: digestOf(id),
  priority: priorities.indexOf(priority) + 1,
  attempts: noticeRetries.attempts,
  backoff: { type: "custom" },
});

export interface DeliveryDeps {
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly sender: Sender;
  readonly quiet: QuietHours;
  /** Whether the chat may be written to unprompted. Asked before each message. */
  readonly isReachable: (chatId: number) => Promise<boolean>;
  /** The person blocked the bot or is gone. */
  readonly onUnreachable: (chatId: number) => Promise<void>;
  /** Whether a meeting still starts at the moment that a notice speaks of. */
  readonly stillTrue: (about: NonNullable<OutboxMessage["about"]>) => boolean;
}

interface WorkerDeps extends DeliveryDeps {
  readonly store: NoticeStore;
  readonly pace: Pace;
  /** Messages taken from the queue at once; an urgent one waits behind so many at most. */
  readonly atOnce: number;
}

export interface NoticeWorker {
  /** Resolves when the queue is read. */
  readonly ready: Promise<unknown>;
  /** Lets what is in flight end and puts the rest back. */
  stop(): Promise<void>;
}

export function startNoticeWorker(deps: WorkerDeps): NoticeWorker {
  const { clock, keys, logger, metrics, pace, sender, store } = deps;
  const stopping = createStop();
  const connection = queueConnection(deps.redis);

  const endedBeforeSending = async (message: OutboxMessage): Promise<Ending | undefined> => {
    if (message.usefulUntil !== undefined && clock.now() > message.usefulUntil) return "missed";
    if (message.about && !deps.stillTrue(message.about)) return "obsolete";
    return (await deps.isReachable(message.chatId)) ? undefined : "blocked";
  };

  const end = async (message: OutboxMessage, ending: Ending) => {
    await store.record(message.id, ending);
    metrics.outbox.inc({ kind: "notice", result: ending });
    if (ending !== "sent") logger.info("notice-not-sent", { id: message.id, ending });
  };

  /** Puts the job back without using up an attempt. */
  const later = (): never => {
    throw Worker.RateLimitError();
  };

  /** ms until a message that can wait for the end of quiet hours is welcome. */
  const quietFor = ({ priority, usefulUntil = Infinity }: OutboxMessage): number => {
    const now = clock.now();
    const awakeAt = priority === "urgent" ? now : deps.quiet.awakeAt(now);
    return awakeAt < usefulUntil ? awakeAt - now : 0;
  };

  const process = async (job: Job, token?: string): Promise<void> => {
    const parsed = outboxMessage.safeParse(job.data);
    if (!parsed.success) {
      logger.error("notice-unreadable", { job: job.id }, new Fault("outbox:bad-record", {}, parsed.error));
      throw new UnrecoverableError("outbox:bad-record");
    }
    const message = parsed.data;
    if ((await store.outcome(message.id)) !== undefined) return;
    const early = await endedBeforeSending(message);
    if (early) return end(message, early);
    const quietMs = quietFor(message);
    if (quietMs > 0) {
      // The queue counts by the machine's clock.
      await job.moveToDelayed((job.processedOn ?? 0) + quietMs, token);
      throw new DelayedError();
    }
    for (let waitMs; (waitMs = await store.takeTurn(message.chatId, clock.now())) > 0;) {
      await pause(waitMs, stopping.signal);
      if (stopping.signal.aborted) later();
    }
    const waitedFrom = performance.now();
    if (!(await pace.slot(message.priority, stopping.signal))) later();
    // During a long pause much may change.
    const meanwhile = performance.now() - waitedFrom > 1_000 ? await endedBeforeSending(message) : undefined;
    if (meanwhile) return end(message, meanwhile);

    const step = afterAttempt(await attempt(message), job.attemptsMade + 1, noticeRetries, Math.random());
    switch (step.kind) {
      case "ended":
        if (step.ending === "blocked") await deps.onUnreachable(message.chatId);
        return end(message, step.ending);
      case "pause-all":
        await pace.pauseFor(step.forMs);
        return later();
      case "again":
        throw new Fault("outbox:unavailable");
    }
  };

  const attempt = async (message: OutboxMessage): Promise<SendResult> => {
    try {
      return await sender.send(message.chatId, message);
    } catch (error) {
      logger.error("notice-sender-threw", { id: message.id }, error);
      return { kind: "unavailable" };
    }
  };

  const worker = new Worker(queueName, process, {
    connection,
    prefix: keys.noticeQueue(),
    concurrency: deps.atOnce,
    lockDuration: lockMs,
    stalledInterval: stalledCheckMs,
    // A notice that was at work in every crash is no reason to lose it.
    maxStalledCount: 1_000_000,
    removeOnComplete: { count: 0 },
    removeOnFail: { count: 0 },
    settings: {
      backoffStrategy: (attemptsMade) => {
        const step = afterAttempt({ kind: "unavailable" }, attemptsMade, noticeRetries, Math.random());
        return step.kind === "again" ? step.inMs : -1;
      },
    },
  });
  worker.on("error", (error) => logger.warn("notice-worker-broken", { reason: error.name }));

  return {
    ready: worker.waitUntilReady(),
    async stop() {
      stopping.abort();
      await worker.close();
      connection.disconnect();
    },
  };
}
