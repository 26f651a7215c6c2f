/** The composition root: everything is built once, by hand, from left to right. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { flows } from "../flows/index.ts";
import { createBroadcastOrdersStore } from "./broadcasts/broadcast-orders-store.ts";
import { createBroadcasts } from "./broadcasts/broadcasts.ts";
import { createCatalogueStore } from "./catalogue/catalogue-store.ts";
import { followCatalogue } from "./catalogue/live-catalogue.ts";
import { enqueueDueDeadlines } from "./competitions/enqueue-due-deadlines.ts";
import type { Config } from "./config.ts";
import { createInbox } from "./inbox/inbox.ts";
import type { RunningInbox } from "./inbox/update.ts";
import { createClaims } from "./jobs/claim-store.ts";
import { createTimetable } from "./jobs/start.ts";
import type { Job } from "./jobs/timetable.ts";
import { createOutbox, startOutboxWorker } from "./outbox/outbox.ts";
import type { Clock, MovableClock } from "./platform/clock.ts";
import type { MeetingId, ResidentId } from "./platform/ids.ts";
import { createLocalTime } from "./platform/local-time.ts";
import { describeError, type Logger } from "./platform/logger.ts";
import { createMetrics, type Metrics } from "./platform/metrics.ts";
import { createTexts } from "./platform/texts.ts";
import { createStop, pause } from "./platform/waiting.ts";
import type { RedisClient } from "./redis/connect.ts";
import type { Keys } from "./redis/keys.ts";
import { applyCatalogueChanges } from "./registration/apply-catalogue-changes.ts";
import { cancelRegistration } from "./registration/cancel-registration.ts";
import { confirmComing } from "./registration/confirm-coming.ts";
import { myRegistrations } from "./registration/my-registrations.ts";
import { placeInLine } from "./registration/place-in-line.ts";
import { register } from "./registration/register.ts";
import type { RegistrationDeps } from "./registration/registration-deps.ts";
import { newRegistrationCode } from "./registration/registration.ts";
import { createNoticeRelay } from "./registration/relay-notices.ts";
import { createRosterStore } from "./registration/roster-store.ts";
import { enqueueDueReminders } from "./reminders/enqueue-due-reminders.ts";
import { nextReminderAt } from "./reminders/next-reminder-at.ts";
import { createRemindersStore } from "./reminders/reminders-store.ts";
import { createLibrarians } from "./residents/librarians.ts";
import { createLibrariansStore } from "./residents/librarians-store.ts";
import { createResidentsStore } from "./residents/residents-store.ts";
import type { BotDeps } from "./telegram/bot-deps.ts";
import { createBot } from "./telegram/bot.ts";
import { setCommandMenu } from "./telegram/command-menu.ts";
import { endSilentDialogues } from "./telegram/end-silent-dialogues.ts";
import { messageEditor } from "./telegram/edit-message.ts";
import { allowedUpdates, createWebhook, startPolling, type Receiving } from "./telegram/receive.ts";
import { createSessionStore } from "./telegram/session.ts";
import { clientOptions, createSingleAttemptApi, createTelegramFetch } from "./telegram/telegram-api.ts";
import { createTelegramSender } from "./telegram/telegram-sender.ts";
import { untilTelegramAnswers } from "./telegram/until-telegram-answers.ts";
import { buildIndex, type UnderstandingIndex } from "./understanding/build-index.ts";
import { readVocabulary } from "./understanding/vocabulary.ts";

export interface AppOptions {
  readonly config: Config;
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What a part of the program says about itself goes here; one per process. */
  readonly metrics?: Metrics;
}

const projectFolder = new URL("../", import.meta.url);

/** Stores and use cases: what the bot, the jobs and the tools of a process share. */
export async function createLibrary({ config, redis, keys, clock, logger }: AppOptions) {
  const local = createLocalTime(config.timezone);
  const texts = createTexts(new URL("locales/", projectFolder), local);
  const catalogueStore = createCatalogueStore(redis, keys);
  const live = await followCatalogue(catalogueStore, logger);
  const catalogue = live.current;
  const residents = createResidentsStore(redis, keys);
  const librarians = createLibrarians(createLibrariansStore(redis, keys), config.librarianIds, clock);
  const outbox = createOutbox({ redis, keys, clock, logger });
  const rosters = createRosterStore(redis, keys);

  const relay = createNoticeRelay({ store: rosters, residents, catalogue, texts, outbox, logger });
  const registration: RegistrationDeps = {
    store: rosters,
    residents,
    catalogue,
    clock,
    local,
    newCode: newRegistrationCode,
    relayNotices: relay.start,
  };
  const telling = { store: rosters, residents, texts, outbox };
  const reminding = {
    ...telling,
    reminders: createRemindersStore(redis, keys),
    catalogue,
    settings: config.reminders,
    clock,
    local,
    logger,
  };
  const deadlines = {
    reminders: createRemindersStore(redis, {
      remindersUpTo: keys.deadlinesUpTo,
      remindersMissed: keys.deadlinesMissed,
    }),
    residents,
    outbox,
    catalogue,
    texts,
    clock,
    local,
    logger,
  };
  const changes = { ...telling, pending: catalogueStore, clock, relayNotices: relay.start };
  const audience = { residents, rosters, catalogue, clock };
  return {
    audience,
    local,
    texts,
    catalogueStore,
    live,
    catalogue,
    residents,
    librarians,
    outbox,
    rosters,
    relay,
    registration,
    reminding,
    deadlines,
    changes,
  };
}

export type Library = Awaited<ReturnType<typeof createLibrary>>;

/** What waits for its moment, looked at each minute. The order matters where one step makes work for the next. */
export function minuteJobs(library: Library, endSilent: () => Promise<void>): Job[] {
  const every = (name: string, run: () => Promise<unknown>): Job => ({
    name,
    cron: "* * * * *",
    run: async () => void (await run()),
  });
  return [
    every("catalogue-changes", () => applyCatalogueChanges(library.changes)),
    every("roster-notices", () => library.relay.relayAll()),
    every("due-reminders", () => enqueueDueReminders(library.reminding)),
    every("due-deadlines", () => enqueueDueDeadlines(library.deadlines)),
    every("silent-dialogues", endSilent),
  ];
}

export interface App {
  readonly library: Library;
  readonly metrics: Metrics;
  /** Whether updates flow and this process takes part. */
  readonly ready: () => Promise<boolean>;
  /** Receives webhooks, when there is a webhook. */
  readonly webhook: RequestListener | undefined;
  /** Moves the clock forward and does what became due on the way, in its order. */
  advance(ms: number): Promise<void>;
  nextReminderAt(): Promise<number | null>;
  /** Takes no new work, lets what is in flight end. */
  stop(): Promise<void>;
}

/** Runs the roles that the settings name: `bot` handles updates, `worker` delivers and keeps the timetable. @throws Fault `telegram:token-refused` */
export async function startApp(options: AppOptions & { readonly clock: MovableClock }): Promise<App> {
  const { config, redis, keys, clock, logger } = options;
  const metrics = options.metrics ?? createMetrics();
  const library = await createLibrary(options);
  const { local, texts, catalogue, residents, librarians, outbox, registration } = library;
  const token = config.botToken ?? "";
  const apiRoot = config.telegramApiRoot;
  const api = createSingleAttemptApi({ token, apiRoot, metrics });
  const broadcasts = createBroadcasts({
    ...library.audience,
    orders: createBroadcastOrdersStore(redis, keys),
    outbox,
    editMessage: messageEditor(api),
    texts,
    logger,
    owner: randomUUID(),
  });
  const deps: BotDeps = {
    libraryName: config.libraryName,
    clock,
    local,
    texts,
    logger,
    catalogue,
    understanding: understandingOf(library),
    residents,
    librarians,
    registration: {
      register: (request) => register(registration, request),
      cancel: (request) => cancelRegistration(registration, request),
      mine: (residentId) => myRegistrations(registration, residentId),
      confirmComing: (request) => confirmComing(registration, request),
      placeInLine: (id, people) => placeInLine(registration, id, people),
      seatsOf: (ids) => library.rosters.seatsOf(ids),
    },
    broadcasts,
  };
  const dialogues = flows(deps);
  const sessions = createSessionStore({
    redis,
    keys,
    clock,
    readResident: residents.read,
    isLibrarian: librarians.isLibrarian,
    knownFlows: new Set(dialogues.map((flow) => flow.id)),
  });
  const everyMinute = minuteJobs(library, () => endSilentDialogues({ sessions, residents, outbox, texts }));

  const claim = createClaims(redis, keys);
  const timetable = createTimetable(everyMinute, config.timezone, clock, { claim, logger, metrics });

  const parts: { stop(): Promise<void> | void }[] = [];
  let inbox: RunningInbox | undefined;
  let receiving: Receiving | undefined;
  let webhook: RequestListener | undefined;
  if (config.role !== "worker") {
    const botInfo = await untilTelegramAnswers(() => api.getMe(), logger);
    const fetch = createTelegramFetch("retrying", metrics);
    const bot = createBot(deps, sessions, dialogues, { token, client: clientOptions(fetch, apiRoot), botInfo });
    const updates = createInbox({ redis, keys, logger, metrics });
    inbox = updates.run(bot);
    void setCommandMenu(api, texts).catch((error: unknown) =>
      logger.warn("command-menu-not-set", describeError(error)),
    );
    if (config.webhook) {
      webhook = createWebhook({ inbox: updates, logger, secret: config.webhook.secret });
      const { url, secret } = config.webhook;
      await untilTelegramAnswers(
        () => api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates }),
        logger,
      );
    } else parts.push((receiving = startPolling({ api, inbox: updates, logger })));
    parts.push(inbox);
  }
  if (config.role !== "bot") {
    timetable.start();
    parts.push(
      timetable,
      startOutboxWorker({
        redis,
        keys,
        clock,
        logger,
        metrics,
        sender: createTelegramSender(api, config.sendRate),
        sendRate: config.sendRate,
        isReachable: async (chatId) => (await residents.read(chatId as ResidentId)).reachable,
        onUnreachable: (chatId) => residents.markUnreachable(chatId as ResidentId),
        stillTrue: ({ meetingId, startsAt }) =>
          catalogue().meetingById.get(meetingId as MeetingId)?.startsAt === startsAt,
      }),
      repeat(broadcastStepMs, () => broadcasts.advance(), logger),
    );
    // A change of the programme is told at once, whichever process made it.
    const unfollow = library.live.onChange(() => void runQuietly(() => applyCatalogueChanges(library.changes), logger));
    parts.push({ stop: unfollow });
  }

  const tick = async () => {
    for (const job of everyMinute) await job.run({ dueAt: clock.now() });
  };
  return {
    library,
    metrics,
    webhook,
    ready: async () => (await redis.ping()) === "PONG" && inbox?.reading !== false && receiving?.flowing !== false,
    nextReminderAt: () => nextReminderAt(library.reminding),
    async advance(ms) {
      const from = clock.now();
      const target = from + ms;
      for (;;) {
        const next = await nextReminderAt(library.reminding);
        if (next === null || next > target) break;
        clock.moveTo(Math.max(next, clock.now()));
        await tick();
      }
      clock.moveTo(Math.max(target, clock.now()));
      await tick();
      await timetable.runDue(from, target);
    },
    async stop() {
      // Receiving ends first, then what handles, then what sends.
      for (const part of parts) await part.stop();
      await library.relay.idle();
      library.live.stop();
      await outbox.close();
    },
  };
}

const broadcastStepMs = 1_000;

/** The index of the snapshot that is current, built when first asked for. */
function understandingOf({ catalogue }: Library): () => UnderstandingIndex {
  const vocabulary = readVocabulary(
    JSON.parse(readFileSync(new URL("locales/id/vocabulary.json", projectFolder), "utf8")),
  );
  let index: UnderstandingIndex | undefined;
  return () => {
    if (index?.snapshot !== catalogue()) index = buildIndex(catalogue(), vocabulary);
    return index;
  };
}

/** Runs again `ms` after the last run ended. */
function repeat(ms: number, run: () => Promise<void>, logger: Logger): { stop(): Promise<void> } {
  const stopping = createStop();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await runQuietly(run, logger);
      await pause(ms, stopping.signal);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function runQuietly(run: () => Promise<unknown>, logger: Logger): Promise<void> {
  try {
    await run();
  } catch (error) {
    logger.error("step-failed", {}, error);
  }
}
