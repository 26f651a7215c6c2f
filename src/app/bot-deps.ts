/** Gives the bot its use cases: everything that handlers and flows use. */
import { answer } from "../answers/answer-intent.ts";
import { answerTogether } from "../answers/answer-together.ts";
import { createAttendance } from "../attendance/use-cases.ts";
import type { Broadcasts } from "../broadcasts/broadcasts.ts";
import { cancelMeeting, changePlace, changeQuota, moveMeeting } from "../catalogue/edit-meeting.ts";
import { importUpload } from "../catalogue/import-upload.ts";
import { writeTables } from "../catalogue/write-tables.ts";
import { workbookBytes } from "../catalogue/write-workbook.ts";
import { issueCertificates, issueMeetingCertificates } from "../certificates/issue-certificates.ts";
import type { Config } from "../config.ts";
import { forgiveAppeal } from "../enquiries/forgive-appeal.ts";
import { createFeedback } from "../feedback/feedback.ts";
import type { Clock } from "../platform/clock.ts";
import type { MeetingId } from "../platform/ids.ts";
import type { Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import { forgiveAbsences } from "../registration/forgive-absences.ts";
import { answerOffer } from "../registration/answer-offer.ts";
import { cancelRegistration } from "../registration/cancel-registration.ts";
import { confirmComing } from "../registration/confirm-coming.ts";
import { myRegistrations } from "../registration/my-registrations.ts";
import { placeInLine } from "../registration/place-in-line.ts";
import { registerSeries } from "../registration/register-series.ts";
import { register } from "../registration/register.ts";
import { removeParticipant } from "../registration/remove-participant.ts";
import { rosterPage, rosterRow } from "../registration/roster-page.ts";
import { monthlyReport } from "../reports/monthly-report.ts";
import { yearlyStories } from "../reports/yearly-stories.ts";
import type { BotDeps } from "../telegram/bot-deps.ts";
import type { FetchFile } from "../telegram/fetch-file.ts";
import { buildIndex, type UnderstandingIndex } from "../understanding/build-index.ts";
import { rememberUnderstood, type Understanding } from "../understanding/remember-understood.ts";
import { understand as read } from "../understanding/understand.ts";
import { readVocabularyFile } from "../understanding/vocabulary-file.ts";
import type { Library } from "./library.ts";

const vocabularyFile = new URL("../../locales/id/vocabulary.json", import.meta.url);

export interface BotDepsOptions {
  readonly library: Library;
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly broadcasts: Broadcasts;
  readonly fetchFile: FetchFile;
}

/** What handlers and flows use of a library. */
export function botDeps({ library, config, clock, logger, metrics, broadcasts, fetchFile }: BotDepsOptions): BotDeps {
  const { local, texts, catalogue, residents, librarians, registration } = library;
  const editing = { store: library.catalogueStore, clock };
  const importing = {
    ...editing,
    local,
    registrationsOf: async (ids: readonly MeetingId[]) => {
      const seats = await library.rosters.seatsOf(ids);
      return new Map([...seats].map(([id, { taken, waiting }]) => [id, taken + waiting]));
    },
  };
  const index = indexOf(library);
  const understand: Understanding = (text, context) => read(text, { index: index(), now: clock.now(), local, context });
  const issuing = { ...library.attending, certificates: library.certificates };
  const reporting = {
    ...library,
    attendance: library.attending.store,
    feedback: library.questions.feedback,
    reminders: library.reminding.reminders,
    clock,
  };
  return {
    libraryName: config.libraryName,
    clock,
    local,
    texts,
    logger,
    metrics,
    catalogue,
    understand,
    understandQuestion: rememberUnderstood({ understand, index, clock }),
    answerQuestion: answerTogether((intent) =>
      answer(intent, {
        snapshot: catalogue(),
        now: clock.now(),
        local,
        libraryName: config.libraryName,
        seats: (ids) => library.rosters.seatsOf(ids),
      }),
    ),
    residents,
    librarians,
    tutors: library.tutors,
    attendance: createAttendance({
      ...library.attending,
      withdraw: (id, who) => library.certificates.erase(id, [who]),
    }),
    issueCertificates: (request) => issueCertificates(issuing, request),
    issueMeetingCertificates: (id) => issueMeetingCertificates(issuing, id),
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
      setRules: library.courseRules.setCourseRules,
      appeal: (request) => library.enquiries.ask({ ...request, about: "absences" }),
      absencesOf: library.missing.store.read,
      forgiveAppeal: (id) =>
        forgiveAppeal({ ...library, forgive: (residentId) => forgiveAbsences(library.forgiving, residentId) }, id),
      removeParticipant: (of) => removeParticipant(registration, residents, of),
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
    reports: {
      month: (month) => monthlyReport(reporting, month),
      stories: (year) => yearlyStories(library.questions, year),
    },
    fetchFile,
    broadcasts,
    quiet: library.quiet,
    bestHour: () => library.activeHours.nextBest(),
  };
}

/** The index of the snapshot that is current, built when first asked for. */
function indexOf({ catalogue }: Library): () => UnderstandingIndex {
  const vocabulary = readVocabularyFile(vocabularyFile);
  let index: UnderstandingIndex | undefined;
  return () => {
    if (index?.snapshot !== catalogue()) index = buildIndex(catalogue(), vocabulary);
    return index;
  };
}
