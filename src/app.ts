/** The composition root: everything is built once, by hand, from left to right. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { flows } from "../flows/index.ts";
import { alertLibrarians } from "./alerts/alert-librarians.ts";
import { createAlertsStore } from "./alerts/alerts-store.ts";
import { measureBacklog } from "./alerts/measure-backlog.ts";
import { createAttendanceStore } from "./attendance/attendance-store.ts";
import { settleDays } from "./attendance/settle-days.ts";
import { createAttendance } from "./attendance/use-cases.ts";
import { createCertificatesStore } from "./certificates/certificates-store.ts";
import { certificatesPath } from "./certificates/draw-certificates.ts";
import { issueCertificates } from "./certificates/issue-certificates.ts";
import { enqueueDueQuestions } from "./feedback/enqueue-due-questions.ts";
import { createFeedback } from "./feedback/feedback.ts";
import { createFeedbackStore } from "./feedback/feedback-store.ts";
import { certificatePage } from "./http/certificate-page.ts";
import { createBroadcastOrdersStore } from "./broadcasts/broadcast-orders-store.ts";
import { createBroadcasts } from "./broadcasts/broadcasts.ts";
import { createCatalogueStore } from "./catalogue/catalogue-store.ts";
import { cancelMeeting, changePlace, changeQuota, moveMeeting } from "./catalogue/edit-meeting.ts";
import { importUpload } from "./catalogue/import-upload.ts";
import { followCatalogue } from "./catalogue/live-catalogue.ts";
import { writeTables } from "./catalogue/write-tables.ts";
import { workbookBytes } from "./catalogue/write-workbook.ts";
import { enqueueDueDeadlines } from "./competitions/enqueue-due-deadlines.ts";
import { createCalendar, feedPath } from "./calendar/calendar.ts";
import { createFeedsStore } from "./calendar/feeds-store.ts";
import type { Config } from "./config.ts";
import { createEnquiriesStore } from "./enquiries/enquiries-store.ts";
import { createEnquiries } from "./enquiries/enquiries.ts";
import { calendarFeed } from "./http/calendar-feed.ts";
import { createInbox } from "./inbox/inbox.ts";
import type { RunningInbox } from "./inbox/update.ts";
import { createClaims } from "./jobs/claim-store.ts";
import { createTimetable } from "./jobs/start.ts";
import type { Job } from "./jobs/timetable.ts";
import { createBacklogStore } from "./outbox/backlog-store.ts";
import { createOutbox, startOutboxWorker } from "./outbox/outbox.ts";
import { createQuietHours } from "./outbox/quiet-hours.ts";
import type { Clock, MovableClock } from "./platform/clock.ts";
import type { MeetingId, ResidentId } from "./platform/ids.ts";
import { createLocalTime } from "./platform/local-time.ts";
import { describeError, type Logger } from "./platform/logger.ts";
import { createMetrics, type Metrics } from "./platform/metrics.ts";
import { createTexts } from "./platform/texts.ts";
import { createStop, pause } from "./platform/waiting.ts";
import type { RedisClient } from "./redis/connect.ts";
import { prepareFormat } from "./redis/format.ts";
import type { Keys } from "./redis/keys.ts";
import { memoryUsed } from "./redis/memory.ts";
import { countTraffic } from "./redis/traffic.ts";
import { recordAbsence, recordPresence } from "./registration/absences.ts";
import { createAbsencesStore } from "./registration/absences-store.ts";
import { answerOffer } from "./registration/answer-offer.ts";
import { keptCertificates } from "./certificates/kept-certificates.ts";
import { keptFeedback } from "./feedback/kept-feedback.ts";
import { keptAttendance } from "./attendance/kept-attendance.ts";
import { keptEnquiries } from "./enquiries/kept-enquiries.ts";
import { forgetOld } from "./registration/forget-old.ts";
import { keptAbsences } from "./registration/kept-absences.ts";
import { createKeptRegistrationsStore } from "./registration/kept-registrations-store.ts";
import { keptRegistrations, registrationsOf } from "./registration/kept-registrations.ts";
import { createErasuresStore } from "./residents/erasures-store.ts";
import { keptLibrarian } from "./residents/kept-librarian.ts";
import { keptProfile } from "./residents/kept-profile.ts";
import { keptTutor } from "./residents/kept-tutor.ts";
import { createOwnData } from "./residents/own-data.ts";
import { keptChat } from "./telegram/kept-chat.ts";
import { createKeptDialogueStore } from "./telegram/kept-dialogue-store.ts";
import { applyCatalogueChanges } from "./registration/apply-catalogue-changes.ts";
import { cancelRegistration } from "./registration/cancel-registration.ts";
import { confirmComing } from "./registration/confirm-coming.ts";
import { createCourseRulesStore } from "./registration/course-rules-store.ts";
import { createCourseRules } from "./registration/live-course-rules.ts";
import { myRegistrations } from "./registration/my-registrations.ts";
import { passOnOffers } from "./registration/pass-on-offers.ts";
import { placeInLine } from "./registration/place-in-line.ts";
import { register } from "./registration/register.ts";
import { registerSeries } from "./registration/register-series.ts";
import type { RegistrationDeps } from "./registration/registration-deps.ts";
import { newRegistrationCode } from "./registration/registration.ts";
import { createNoticeRelay } from "./registration/relay-notices.ts";
import { rosterPage, rosterRow } from "./registration/roster-page.ts";
import { createRosterStore } from "./registration/roster-store.ts";
import { confirmOrRelease } from "./reminders/confirm-or-release.ts";
import { nextConfirmationAt } from "./reminders/confirmation-time.ts";
import { enqueueDueReminders } from "./reminders/enqueue-due-reminders.ts";
import { nextReminderAt } from "./reminders/next-reminder-at.ts";
import { createRemindersStore } from "./reminders/reminders-store.ts";
import { monthlyReport } from "./reports/monthly-report.ts";
import { createActiveHours } from "./residents/active-hours.ts";
import { createActiveHoursStore } from "./residents/active-hours-store.ts";
import { createLibrarians } from "./residents/librarians.ts";
import { createLibrariansStore } from "./residents/librarians-store.ts";
import { createTutors } from "./residents/tutors.ts";
import { createTutorsStore } from "./residents/tutors-store.ts";
import { createResidentsStore } from "./residents/residents-store.ts";
import type { BotDeps } from "./telegram/bot-deps.ts";
import { createBot } from "./telegram/bot.ts";
import { setCommandMenus } from "./telegram/command-menu.ts";
import { endSilentDialogues } from "./telegram/end-silent-dialogues.ts";
import { messageEditor } from "./telegram/edit-message.ts";
import { createFileFetch } from "./telegram/fetch-file.ts";
import { allowedUpdates, createWebhook, startPolling, type Receiving } from "./telegram/receive.ts";
import { createSessionStore } from "./telegram/session.ts";
import { clientOptions, createSingleAttemptApi, createTelegramFetch } from "./telegram/telegram-api.ts";
import { answerCalmly } from "./telegram/answer-calmly.ts";
import { watchToken } from "./telegram/watch-token.ts";
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
export async function createLibrary({ config, redis, keys, clock, logger, metrics = createMetrics() }: AppOptions) {
  const local = createLocalTime(config.timezone);
  const texts = createTexts(new URL("locales/", projectFolder), local);
  const catalogueStore = createCatalogueStore(redis, keys);
  const live = await followCatalogue(catalogueStore, logger);
  const catalogue = live.current;
  const residents = createResidentsStore(redis, keys);
  const librariansStore = createLibrariansStore(redis, keys);
  const librarians = createLibrarians(librariansStore, config.librarianIds, clock);
  const outbox = createOutbox({ redis, keys, clock, logger });
  const quiet = createQuietHours(config.quietHours, local);
  const activeHours = createActiveHours({
    store: createActiveHoursStore(redis, keys),
    clock,
    local,
    awakeAt: quiet.awakeAt,
  });
  const rosters = createRosterStore(redis, keys);

  const relay = createNoticeRelay({ store: rosters, residents, catalogue, texts, outbox, logger });
  const courseRules = createCourseRules(createCourseRulesStore(redis, keys), config.registrationRules);
  await courseRules.refresh();
  const givingSeats = { clock, local, rules: courseRules.of };
  const absences = createAbsencesStore(redis, keys);
  const registration: RegistrationDeps = {
    ...givingSeats,
    store: rosters,
    residents,
    catalogue,
    absences,
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
  const confirming = {
    ...telling,
    ...givingSeats,
    reminders: createRemindersStore(redis, {
      remindersUpTo: keys.confirmationsUpTo,
      remindersMissed: keys.confirmationsMissed,
    }),
    catalogue,
    relayNotices: relay.start,
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
  const calendar = createCalendar({
    feeds: createFeedsStore(redis, keys),
    rosters,
    residents,
    catalogue,
    texts,
    clock,
    libraryName: config.libraryName,
    uidDomain: `bot${config.botToken?.split(":")[0] ?? 0}.kelas-berbagi`,
    publicUrl: config.isPublic ? config.publicUrl : undefined,
  });
  const changes = {
    ...telling,
    ...givingSeats,
    pending: catalogueStore,
    relayNotices: relay.start,
    attachCalendar: calendar.attach,
  };
  const missing = { store: absences, residents, outbox, texts, clock };
  const attending = { store: createAttendanceStore(redis, keys), rosters, residents, catalogue, clock, local };
  const certificates = createCertificatesStore(redis, keys);
  const questions = {
    ...attending,
    feedback: createFeedbackStore(redis, keys),
    reminders: createRemindersStore(redis, { remindersUpTo: keys.feedbackUpTo, remindersMissed: keys.feedbackMissed }),
    outbox,
    texts,
  };
  const tutorsStore = createTutorsStore(redis, keys);
  const tutors = createTutors(tutorsStore, librarians, clock);
  const audience = { residents, rosters, catalogue, clock };
  const enquiriesStore = createEnquiriesStore(redis, keys);
  const enquiries = createEnquiries({
    store: enquiriesStore,
    librarians,
    residents,
    outbox,
    texts,
    clock,
    local,
  });
  const keptRegistrationsStore = createKeptRegistrationsStore(redis, keys);
  const booked = { ...registration, kept: keptRegistrationsStore };
  const ofResident = (id: ResidentId) => registrationsOf(booked, id);
  const inbox = createInbox({ redis, keys, logger, metrics });
  const ownData = createOwnData(
    [
      keptFeedback({ store: questions.feedback, registrationsOf: ofResident, clock, local }),
      keptCertificates({ store: certificates, registrationsOf: ofResident }),
      keptAttendance({ store: attending.store, catalogue, registrationsOf: ofResident }),
      keptRegistrations(booked),
      keptAbsences(absences),
      keptEnquiries(enquiriesStore, enquiries),
      calendar.kept,
      keptLibrarian(librariansStore),
      keptTutor(tutorsStore),
      keptChat({ dialogues: createKeptDialogueStore(redis, keys), inbox, outbox }),
      keptProfile(residents),
    ],
    createErasuresStore(redis, keys),
    clock,
  );
  const forgetting = {
    ...booked,
    residents,
    retentionMonths: config.retentionMonths,
    forgetPeopleOf: async (id: MeetingId) => {
      await certificates.eraseAll(id);
      await attending.store.forgetPeople(id);
    },
  };
  return {
    audience,
    inbox,
    ownData,
    forgetting,
    local,
    texts,
    catalogueStore,
    live,
    catalogue,
    residents,
    librarians,
    outbox,
    quiet,
    activeHours,
    rosters,
    relay,
    registration,
    reminding,
    confirming,
    courseRules,
    /** For `recordAbsence`, `recordPresence` and `forgiveAbsences`. */
    missing,
    deadlines,
    changes,
    calendar,
    enquiries,
    attending,
    certificates,
    questions,
    tutors,
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
    every("course-rules", () => library.courseRules.refresh()),
    every("offers", () => passOnOffers(library.registration)),
    every("confirmations", () => confirmOrRelease(library.confirming)),
    every("roster-notices", () => library.relay.relayAll()),
    every("due-reminders", () => enqueueDueReminders(library.reminding)),
    every("due-deadlines", () => enqueueDueDeadlines(library.deadlines)),
    every("settle-days", () =>
      settleDays({
        ...library.attending,
        recordAbsence: (id, at) => recordAbsence(library.missing, id, at),
        recordPresence: (id, at) => recordPresence(library.missing, id, at),
      }),
    ),
    every("questions-afterwards", () => enqueueDueQuestions(library.questions)),
    every("silent-dialogues", endSilent),
    every("librarians-inbox", () => library.enquiries.tellLibrarians()),
    every("old-enquiries", () => library.enquiries.forgetOld()),
    every("erasures", () => library.ownData.resume()),
  ];
}

/** At night, when nobody waits for an answer. */
export const nightJobs = (library: Library): Job[] => [
  { name: "old-registrations", cron: "30 3 * * *", run: () => forgetOld(library.forgetting) },
];

export interface App {
  readonly library: Library;
  readonly metrics: Metrics;
  /** Whether updates flow and this process takes part. */
  readonly ready: () => Promise<boolean>;
  /** Receives webhooks, when there is a webhook. */
  readonly webhook: RequestListener | undefined;
  /** Pages for people and their programs, by the beginning of their path. */
  readonly pages: Readonly<Record<string, RequestListener>>;
  /** Moves the clock forward and does what became due on the way, in its order. */
  advance(ms: number): Promise<void>;
  nextReminderAt(): Promise<number | null>;
  /** Takes no new work, lets what is in flight end. */
  stop(): Promise<void>;
}

/** Runs the roles that the settings name: `bot` handles updates, `worker` delivers and keeps the timetable. @throws Fault `telegram:token-refused`, `redis:format-too-new` */
export async function startApp(options: AppOptions & { readonly clock: MovableClock }): Promise<App> {
  const { config, redis, keys, clock, logger } = options;
  const metrics = options.metrics ?? createMetrics();
  await prepareFormat(redis, keys, logger);
  countTraffic(redis, { command: () => metrics.redisCommands.inc(), write: () => metrics.redisRoundTrips.inc() });
  const library = await createLibrary({ ...options, metrics });
  const { local, texts, catalogue, residents, librarians, outbox, registration } = library;
  const token = config.botToken ?? "";
  const apiRoot = config.telegramApiRoot;
  const api = createSingleAttemptApi({ token, apiRoot, metrics });
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
  const editing = { store: library.catalogueStore, clock };
  const importing = {
    ...editing,
    local,
    registrationsOf: async (ids: readonly MeetingId[]) => {
      const seats = await library.rosters.seatsOf(ids);
      return new Map([...seats].map(([id, { taken, waiting }]) => [id, taken + waiting]));
    },
  };
  const reporting = { ...library, reminders: library.reminding.reminders, clock };
  const deps: BotDeps = {
    libraryName: config.libraryName,
    clock,
    local,
    texts,
    logger,
    metrics,
    catalogue,
    understanding: understandingOf(library),
    residents,
    librarians,
    tutors: library.tutors,
    attendance: createAttendance(library.attending),
    issueCertificates: (request) =>
      issueCertificates({ ...library.attending, certificates: library.certificates }, request),
    feedback: createFeedback(library.questions),
    publicUrl: config.publicUrl,
    calendar: library.calendar,
    ownData: library.ownData,
    retentionMonths: config.retentionMonths,
    registration: {
      register: (request) => register(registration, request),
      cancel: (request) => cancelRegistration(registration, request),
      mine: (residentId) => myRegistrations(registration, residentId),
      confirmComing: (request) => confirmComing(registration, request),
      answerOffer: (request) => answerOffer(registration, request),
      registerSeries: (request) => registerSeries(registration, request),
      rules: library.courseRules.of,
      appeal: async (request) => void (await library.enquiries.ask(request)),
      placeInLine: (id, people) => placeInLine(registration, id, people),
      seatsOf: (ids) => library.rosters.seatsOf(ids),
    },
    programme: {
      move: (seen, to) => moveMeeting(editing, seen, to),
      changePlace: (seen, place) => changePlace(editing, seen, place),
      changeQuota: (seen, quota) => changeQuota(editing, seen, quota),
      cancel: (seen) => cancelMeeting(editing, seen),
      importUpload: (file, confirmed) => importUpload(importing, file, confirmed),
      exportWorkbook: async () => workbookBytes(writeTables((await editing.store.read()).catalogue, local)),
    },
    rosters: {
      page: (page) => rosterPage(registration, page),
      find: (code) => rosterRow(registration, code),
    },
    enquiries: library.enquiries,
    report: () => monthlyReport(reporting),
    fetchFile: createFileFetch(api, token, apiRoot),
    broadcasts,
    quiet: library.quiet,
    bestHour: () => library.activeHours.nextBest(),
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
  const sender = createTelegramSender(api, config.sendRate);
  const backlog = createBacklogStore(redis, keys);
  measureBacklog(metrics, backlog, () => memoryUsed(redis));
  const alerting = {
    store: createAlertsStore(redis, keys),
    backlog,
    memoryUsed: () => memoryUsed(redis),
    isResting: (now: number) => library.quiet.awakeAt(now) > now,
    librarians,
    residents,
    sender,
    texts,
    clock,
    logger,
    metrics,
  };
  const alerts: Job = { name: "alerts", cron: "* * * * *", run: () => alertLibrarians(alerting) };
  const timetable = createTimetable([...everyMinute, alerts, ...nightJobs(library)], config.timezone, clock, {
    claim,
    logger,
    metrics,
  });

  const tokenWatch = watchToken(api, logger, metrics);
  const parts: { stop(): Promise<void> | void }[] = [tokenWatch];
  let inbox: RunningInbox | undefined;
  let receiving: Receiving | undefined;
  let webhook: RequestListener | undefined;
  if (config.role !== "worker") {
    const botInfo = await untilTelegramAnswers(() => api.getMe(), logger);
    const fetch = createTelegramFetch("retrying", metrics);
    const bot = createBot(deps, sessions, dialogues, { token, client: clientOptions(fetch, apiRoot), botInfo });
    const updates = library.inbox;
    const handle = answerCalmly(bot, {
      residents,
      texts,
      metrics,
      tell: (chatId, text) => api.sendMessage(chatId, text, { parse_mode: "HTML" }),
    });
    inbox = updates.run((entry) => {
      library.activeHours.note();
      return handle(entry);
    });
    parts.push(repeat(activeHoursStepMs, () => library.activeHours.save(), logger));
    void setCommandMenus(api, library).catch((error: unknown) =>
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
        sender,
        sendRate: config.sendRate,
        quiet: library.quiet,
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

  /** When something happens next that others may have to wait for. */
  const nextMomentAt = async () => {
    const moments = await Promise.all([
      nextReminderAt(library.reminding),
      library.rosters.nextOfferEnd(),
      nextConfirmationAt(catalogue(), library.courseRules.of, local, clock.now()),
      orders.nextStartAt(clock.now()),
      library.quiet.awakeAt(clock.now()),
    ]);
    const ahead = moments.filter((at) => at !== null && at > clock.now());
    return ahead.length > 0 ? Math.min(...(ahead as number[])) : null;
  };
  const tick = async () => {
    for (const job of everyMinute) await job.run({ dueAt: clock.now() });
    await broadcasts.advance();
    if (config.role === "all") await outbox.lookAgain(stepPatienceMs);
  };
  return {
    library,
    metrics,
    webhook,
    pages: {
      [feedPath]: calendarFeed(library.calendar, clock, logger),
      [certificatesPath]: certificatePage({
        find: (number) => library.certificates.find(number),
        t: texts("id"),
        libraryName: config.libraryName,
        clock,
        logger,
      }),
    },
    ready: async () =>
      tokenWatch.accepted &&
      inbox?.reading !== false &&
      receiving?.flowing !== false &&
      (await redis.ping()) === "PONG",
    nextReminderAt: async () => {
      const next = await nextReminderAt(library.reminding);
      return next === null ? null : library.quiet.awakeAt(next);
    },
    async advance(ms) {
      const from = clock.now();
      const target = from + ms;
      for (;;) {
        const next = await nextMomentAt();
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
      await runQuietly(() => library.activeHours.save(), logger);
      library.live.stop();
      await outbox.close();
    },
  };
}

const broadcastStepMs = 1_000;
const activeHoursStepMs = 60_000;
/** When the clock is moved, each step waits so long at most for what it sends. */
const stepPatienceMs = 3_000;

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
