/** Stores and use cases, built by hand from left to right: what the bot, the jobs and the tools of a process share. */
import { createAttendanceStore } from "../attendance/attendance-store.ts";
import { keptAttendance } from "../attendance/kept-attendance.ts";
import { createCalendar } from "../calendar/calendar.ts";
import { createFeedsStore } from "../calendar/feeds-store.ts";
import { createCatalogueStore } from "../catalogue/catalogue-store.ts";
import { followCatalogue } from "../catalogue/live-catalogue.ts";
import { createCertificatesStore } from "../certificates/certificates-store.ts";
import { keptCertificates } from "../certificates/kept-certificates.ts";
import type { Config } from "../config.ts";
import { createEnquiriesStore } from "../enquiries/enquiries-store.ts";
import { createEnquiries } from "../enquiries/enquiries.ts";
import { keptEnquiries } from "../enquiries/kept-enquiries.ts";
import { createFeedbackStore } from "../feedback/feedback-store.ts";
import { forgetTellers } from "../feedback/story-years.ts";
import { keptFeedback } from "../feedback/kept-feedback.ts";
import { createInbox } from "../inbox/inbox.ts";
import { createOutbox } from "../outbox/outbox.ts";
import { createQuietHours } from "../outbox/quiet-hours.ts";
import type { Clock } from "../platform/clock.ts";
import type { MeetingId, ResidentId } from "../platform/ids.ts";
import { createLocalTime } from "../platform/local-time.ts";
import type { Logger } from "../platform/logger.ts";
import { createMetrics, type Metrics } from "../platform/metrics.ts";
import { createTexts } from "../platform/texts.ts";
import type { RedisClient } from "../redis/connect.ts";
import type { Keys } from "../redis/keys.ts";
import { createAbsencesStore } from "../registration/absences-store.ts";
import { createCourseRulesStore } from "../registration/course-rules-store.ts";
import { keptAbsences } from "../registration/kept-absences.ts";
import { createKeptRegistrationsStore } from "../registration/kept-registrations-store.ts";
import { keptRegistrations, registrationsOf } from "../registration/kept-registrations.ts";
import { createCourseRules } from "../registration/live-course-rules.ts";
import type { RegistrationDeps } from "../registration/registration-deps.ts";
import { newRegistrationCode } from "../registration/registration.ts";
import { createNoticeRelay } from "../registration/relay-notices.ts";
import { createRosterStore } from "../registration/roster-store.ts";
import { createRemindersStore } from "../reminders/reminders-store.ts";
import { createActiveHoursStore } from "../residents/active-hours-store.ts";
import { createActiveHours } from "../residents/active-hours.ts";
import { createErasuresStore } from "../residents/erasures-store.ts";
import { keptLibrarian } from "../residents/kept-librarian.ts";
import { keptProfile } from "../residents/kept-profile.ts";
import { keptTutor } from "../residents/kept-tutor.ts";
import { createLibrariansStore } from "../residents/librarians-store.ts";
import { createLibrarians } from "../residents/librarians.ts";
import { createOwnData } from "../residents/own-data.ts";
import { createResidentsStore } from "../residents/residents-store.ts";
import { createTutorsStore } from "../residents/tutors-store.ts";
import { createTutors } from "../residents/tutors.ts";
import { keptChat } from "../telegram/kept-chat.ts";
import { createKeptDialogueStore } from "../telegram/kept-dialogue-store.ts";

/** Which of the processes of its machine one is. */
export interface Place {
  /** A name that whoever replaces this process has too, and nobody else that lives. */
  readonly owner: string;
  /** One of them fetches updates, makes webhook and menus known to Telegram and watches the token. */
  readonly leads: boolean;
}

export interface AppOptions {
  readonly config: Config;
  readonly redis: RedisClient;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What a part of the program says about itself goes here; one per process. */
  readonly metrics?: Metrics;
  /** Without it this is the only process. */
  readonly place?: Place | undefined;
}

const localesFolder = new URL("../../locales/", import.meta.url);

/** Stores and use cases: what the bot, the jobs and the tools of a process share. */
export async function createLibrary({
  config,
  redis,
  keys,
  clock,
  logger,
  place,
  metrics = createMetrics(),
}: AppOptions) {
  const local = createLocalTime(config.timezone);
  const texts = createTexts(localesFolder, local);
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
  const inbox = createInbox({ redis, keys, logger, metrics, ...(place && { owner: place.owner }) });
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
    residents,
    clock,
  );
  const forgetting = {
    ...booked,
    residents,
    retentionMonths: config.retentionMonths,
    forgetPeopleOf: async (id: MeetingId, before: number) => {
      await certificates.eraseOld(id, before);
      await attending.store.forgetPeople(id, before);
    },
    forgetElsewhere: (before: number) => forgetTellers(questions, before),
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
    /** For `recordAbsence` and `recordPresence`. */
    missing,
    /** For `forgiveAbsences`. */
    forgiving: { ...registration, absences },
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
