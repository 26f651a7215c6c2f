/** The composition root: everything is built once, by hand; the parts stand in `app/`. */
import { randomUUID } from "node:crypto";
import type { RequestListener } from "node:http";
import { flows } from "../flows/index.ts";
import { alertLibrarians } from "./alerts/alert-librarians.ts";
import { createAlertsStore } from "./alerts/alerts-store.ts";
import { measureBacklog } from "./alerts/measure-backlog.ts";
import { botDeps } from "./app/bot-deps.ts";
import { minuteJobs, nightJobs } from "./app/jobs.ts";
import { type AppOptions, createLibrary, type Library } from "./app/library.ts";
import { createMoments, type Moments } from "./app/moments.ts";
import { startBot } from "./app/start-bot.ts";
import { startWorker } from "./app/start-worker.ts";
import { createBroadcastOrdersStore } from "./broadcasts/broadcast-orders-store.ts";
import { createBroadcasts } from "./broadcasts/broadcasts.ts";
import { feedPath } from "./calendar/calendar.ts";
import { certificatesPath } from "./certificates/draw-certificates.ts";
import { calendarFeed } from "./http/calendar-feed.ts";
import { certificatePage } from "./http/certificate-page.ts";
import { createGuesses } from "./http/guesses-store.ts";
import { createClaims } from "./jobs/claim-store.ts";
import { createTimetable } from "./jobs/start.ts";
import type { Job } from "./jobs/timetable.ts";
import { createBacklogStore } from "./outbox/backlog-store.ts";
import type { MovableClock } from "./platform/clock.ts";
import { createMetrics, type Metrics } from "./platform/metrics.ts";
import { runQuietly } from "./platform/repeat.ts";
import { prepareFormat } from "./redis/format.ts";
import { memoryUsed } from "./redis/memory.ts";
import { countTraffic } from "./redis/traffic.ts";
import { messageEditor } from "./telegram/edit-message.ts";
import { endSilentDialogues } from "./telegram/end-silent-dialogues.ts";
import { createFileFetch } from "./telegram/fetch-file.ts";
import { createSessionStore } from "./telegram/session.ts";
import { createTelegramApi } from "./telegram/telegram-api.ts";
import { createTelegramSender } from "./telegram/telegram-sender.ts";
import { watchToken } from "./telegram/watch-token.ts";

export interface App extends Moments {
  readonly library: Library;
  readonly metrics: Metrics;
  /** Whether updates flow and this process takes part. */
  readonly ready: () => Promise<boolean>;
  /** Receives webhooks, when there is a webhook. */
  readonly webhook: RequestListener | undefined;
  /** Pages for people and their programs, by the beginning of their path. */
  readonly pages: Readonly<Record<string, RequestListener>>;
  /** Takes no new work, lets what is in flight end. */
  stop(): Promise<void>;
}

interface StartOptions extends AppOptions {
  readonly clock: MovableClock;
  /** For tests: how many dialogues wait in memory. What is not there is replayed from its log, with 0 at each update. */
  readonly dialoguesInMemory?: number | undefined;
}

/** Runs the roles that the settings name: `bot` handles updates, `worker` delivers and keeps the timetable. @throws Fault `telegram:token-refused`, `redis:format-too-new` */
export async function startApp(options: StartOptions): Promise<App> {
  const { config, redis, keys, clock, logger } = options;
  const metrics = options.metrics ?? createMetrics();
  await prepareFormat(redis, keys, logger);
  const endCounting = countTraffic(redis, {
    command: () => metrics.redisCommands.inc(),
    write: () => metrics.redisRoundTrips.inc(),
  });
  const library = await createLibrary({ ...options, metrics });
  const { texts, residents, librarians, outbox } = library;
  const token = config.botToken ?? "";
  const api = createTelegramApi("single", { token, apiRoot: config.telegramApiRoot, metrics });
  const orders = createBroadcastOrdersStore(redis, keys);
  const broadcasts = createBroadcasts({
    ...library.audience,
    orders,
    outbox,
    quiet: library.quiet,
    editMessage: messageEditor(api),
    texts,
    logger,
    owner: randomUUID(),
  });
  const fetchFile = createFileFetch(api, token, config.telegramApiRoot);
  const deps = botDeps({ ...options, library, metrics, broadcasts, fetchFile });
  const dialogues = flows(deps);
  const sessions = createSessionStore({
    redis,
    keys,
    clock,
    readRecord: library.inbox.readRecord,
    dialoguesInMemory: options.dialoguesInMemory,
    isLibrarian: librarians.isLibrarian,
    knownFlows: new Set(dialogues.map((flow) => flow.id)),
    librarianFlows: new Set(dialogues.filter((flow) => flow.librariansOnly).map((flow) => flow.id)),
  });
  const sender = createTelegramSender(api, config.sendRate);
  const backlog = createBacklogStore(redis, keys);
  const memory = () => memoryUsed(redis);
  measureBacklog(metrics, backlog, memory);
  const alerting = {
    store: createAlertsStore(redis, keys),
    backlog,
    memoryUsed: memory,
    isResting: (now: number) => library.quiet.awakeAt(now) > now,
    librarians,
    residents,
    sender,
    texts,
    clock,
    logger,
    metrics,
  };
  const everyMinute = minuteJobs(library, () => endSilentDialogues({ sessions, residents, outbox, texts }));
  const alerts: Job = { name: "alerts", cron: "* * * * *", run: () => alertLibrarians(alerting) };
  const timetable = createTimetable([...everyMinute, alerts, ...nightJobs(library)], config.timezone, clock, {
    claim: createClaims(redis, keys),
    logger,
    metrics,
  });

  const mayGuess = createGuesses(redis, keys, clock);
  const leads = options.place?.leads !== false;
  // It was taken at the start.
  if (!leads) metrics.tokenAccepted.set(1);
  const tokenWatch = leads ? watchToken(api, logger, metrics) : undefined;
  const bot =
    config.role === "worker"
      ? undefined
      : await startBot({ library, config, logger, metrics, api, deps, sessions, dialogues, leads });
  const worker =
    config.role === "bot"
      ? undefined
      : startWorker({ library, config, redis, keys, clock, logger, metrics, sender, broadcasts, timetable });
  return {
    ...createMoments({ library, clock, orders, broadcasts, everyMinute, timetable, delivers: config.role === "all" }),
    library,
    metrics,
    webhook: bot?.webhook,
    pages: {
      [feedPath]: calendarFeed({ calendar: library.calendar, mayGuess: mayGuess("calendars"), clock, logger }),
      [certificatesPath]: certificatePage({
        find: (number) => library.certificates.find(number),
        t: texts("id"),
        libraryName: config.libraryName,
        mayGuess: mayGuess("certificates"),
        logger,
      }),
    },
    ready: async () => tokenWatch?.accepted !== false && bot?.ready() !== false && (await redis.ping()) === "PONG",
    async stop() {
      // Receiving ends first, then what handles, then what sends.
      for (const part of [tokenWatch, bot, worker]) await part?.stop();
      await library.relay.idle();
      await runQuietly(() => library.activeHours.save(), logger);
      library.live.stop();
      await outbox.close();
      endCounting();
    },
  };
}
