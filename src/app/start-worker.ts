/** The role `worker`: delivers what waits in the outbox, takes broadcasts further, keeps the timetable. */
import type { Broadcasts } from "../broadcasts/broadcasts.ts";
import type { Config } from "../config.ts";
import type { Timetable } from "../jobs/start.ts";
import { startOutboxWorker } from "../outbox/outbox.ts";
import type { Clock } from "../platform/clock.ts";
import type { MeetingId, ResidentId } from "../platform/ids.ts";
import type { Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import { repeat, runQuietly } from "../platform/repeat.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { applyCatalogueChanges } from "../registration/apply-catalogue-changes.ts";
import type { createTelegramSender } from "../telegram/telegram-sender.ts";
import type { Library } from "./library.ts";

interface WorkerRoleOptions {
  readonly library: Library;
  readonly config: Config;
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly sender: ReturnType<typeof createTelegramSender>;
  readonly broadcasts: Broadcasts;
  readonly timetable: Timetable;
}

const broadcastStepMs = 1_000;

export function startWorker(options: WorkerRoleOptions): { stop(): Promise<void> } {
  const { library, config, logger, broadcasts, timetable } = options;
  const { residents, catalogue, live, quiet, changes } = library;
  timetable.start();
  const sending = startOutboxWorker({
    ...options,
    sendRate: config.sendRate,
    quiet,
    isReachable: (chatId) => residents.isReachable(chatId as ResidentId),
    onUnreachable: (chatId) => residents.markUnreachable(chatId as ResidentId),
    stillTrue: ({ meetingId, startsAt }) => catalogue().meetingById.get(meetingId as MeetingId)?.startsAt === startsAt,
  });
  const advancing = repeat(broadcastStepMs, () => broadcasts.advance(), logger);
  // A change of the programme is told at once, whichever process made it.
  const unfollow = live.onChange(() => void runQuietly(() => applyCatalogueChanges(changes), logger));
  return {
    async stop() {
      unfollow();
      await timetable.stop();
      await sending.stop();
      await advancing.stop();
    },
  };
}
