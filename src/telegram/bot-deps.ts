/** Everything handlers and flows use, put together in app/bot-deps.ts. */
import type { Answering } from "../answers/answer-together.ts";
import type { AttendanceUseCases } from "../attendance/use-cases.ts";
import type { Broadcasts } from "../broadcasts/broadcasts.ts";
import type { Meeting } from "../catalogue/catalogue.ts";
import type { EditOutcome } from "../catalogue/edit-meeting.ts";
import type { ImportOutcome } from "../catalogue/import-catalogue.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { Enquiries } from "../enquiries/enquiries.ts";
import type { EnquiryId } from "../enquiries/enquiry.ts";
import type { forgiveAppeal } from "../enquiries/forgive-appeal.ts";
import type { QuietHours } from "../outbox/quiet-hours.ts";
import type { Clock } from "../platform/clock.ts";
import type { CourseId, MeetingId, ParticipantId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { Logger } from "../platform/logger.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Texts } from "../platform/texts.ts";
import type { AnswerOfferOutcome, AnswerOfferRequest } from "../registration/answer-offer.ts";
import type { CancelOutcome, CancelRequest } from "../registration/cancel-registration.ts";
import type { ConfirmOutcome } from "../registration/confirm-coming.ts";
import type { CourseRules, CourseRulesChange } from "../registration/course-rules.ts";
import type { OwnRegistration } from "../registration/my-registrations.ts";
import type { RegisterOutcome, RegisterRequest } from "../registration/register.ts";
import type { registerSeries, SeriesRequest } from "../registration/register-series.ts";
import type { Seats } from "../registration/registration.ts";
import type { RemoveParticipantOutcome } from "../registration/remove-participant.ts";
import type { RosterPage, RosterRow } from "../registration/roster-page.ts";
import type { MonthlyReport } from "../reports/monthly-report.ts";
import type { YearlyStory } from "../reports/yearly-stories.ts";
import type { IssueOutcome } from "../certificates/issue-certificates.ts";
import type { Feedback } from "../feedback/feedback.ts";
import type { Librarians } from "../residents/librarians.ts";
import type { OwnData } from "../residents/own-data.ts";
import type { Tutors } from "../residents/tutors.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import type { Understanding } from "../understanding/remember-understood.ts";
import type { FetchFile } from "./fetch-file.ts";

export interface RegistrationUseCases {
  register(request: RegisterRequest): Promise<RegisterOutcome>;
  cancel(request: CancelRequest): Promise<CancelOutcome>;
  mine(residentId: ResidentId): Promise<OwnRegistration[]>;
  confirmComing(request: { readonly residentId: ResidentId; readonly code: RegistrationCode }): Promise<ConfirmOutcome>;
  /** Takes or leaves the seats of an offer. */
  answerOffer(request: AnswerOfferRequest): Promise<AnswerOfferOutcome>;
  /** All coming meetings of a class; who asks agreed to wait where one is full. */
  registerSeries(request: SeriesRequest): ReturnType<typeof registerSeries>;
  rules(courseId: CourseId): CourseRules;
  /** null: the usual rules again. */
  setRules(courseId: CourseId, change: CourseRulesChange | null): Promise<void>;
  /** Objects to a lower place in line; goes to the librarians. */
  appeal(request: {
    readonly requestId: string;
    readonly residentId: ResidentId;
    readonly text: string;
  }): ReturnType<Enquiries["ask"]>;
  /** Starts of the meetings to which nobody of a household came without a word, as far as they count; epoch ms. */
  absencesOf(id: ResidentId): Promise<readonly number[]>;
  /** Forgets them; who objected is told. */
  forgiveAppeal(id: EnquiryId): ReturnType<typeof forgiveAppeal>;
  /** Takes somebody off an account who has no seat and no place in line. */
  removeParticipant(of: {
    readonly residentId: ResidentId;
    readonly participantId: ParticipantId;
  }): Promise<RemoveParticipantOutcome>;
  /** Place in line that so many people would get; null while there are seats for all of them. */
  placeInLine(id: MeetingId, people: number): Promise<number | null>;
  seatsOf(ids: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, Seats>>;
}

/** What librarians do with the programme; those registered are told by what follows the catalogue. */
export interface ProgrammeUseCases {
  /** `seen`: the meeting as the librarian saw it. */
  move(seen: Meeting, to: { readonly startsAt: number; readonly endsAt: number }): Promise<EditOutcome>;
  changePlace(seen: Meeting, place: string): Promise<EditOutcome>;
  changeQuota(seen: Meeting, quota: number): Promise<EditOutcome>;
  cancel(seen: Meeting): Promise<EditOutcome>;
  /** @param confirmed the catalogue's version that the shown changes were confirmed for; null: not confirmed */
  importUpload(
    file: { readonly bytes: Uint8Array; readonly filename: string },
    confirmed: number | null,
  ): Promise<ImportOutcome>;
  /** The whole catalogue as an .xlsx. */
  exportWorkbook(): Promise<Buffer>;
}

export interface RosterUseCases {
  page(page: {
    readonly meetingId: MeetingId;
    readonly list: "seated" | "waiting";
    readonly offset: number;
    readonly limit: number;
  }): Promise<RosterPage>;
  /** null: no such registration */
  find(code: RegistrationCode): Promise<RosterRow | null>;
}

export interface BotDeps {
  readonly libraryName: string;
  readonly clock: Clock;
  readonly local: LocalTime;
  readonly texts: Texts;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, "questions">;
  catalogue(): CatalogueSnapshot;
  /** Follows the catalogue and the clock. */
  readonly understand: Understanding;
  /** The same for what many may ask in the same words; not for what people say about themselves. */
  readonly understandQuestion: Understanding;
  readonly answerQuestion: Answering;
  readonly residents: ResidentsStore;
  readonly ownData: Pick<OwnData, "collect" | "erase">;
  readonly retentionMonths: number;
  readonly calendar: Omit<Calendar, "attach" | "feed" | "kept">;
  readonly librarians: Librarians;
  readonly tutors: Tutors;
  readonly attendance: AttendanceUseCases;
  issueCertificates(request: {
    readonly code: RegistrationCode;
    readonly residentId: ResidentId;
  }): Promise<IssueOutcome>;
  /** Everybody's of a meeting; only after `keepsDoor`. */
  issueMeetingCertificates(id: MeetingId): Promise<IssueOutcome>;
  readonly feedback: Feedback;
  /** Where people reach the program's pages, no slash at its end. */
  readonly publicUrl: string;
  readonly registration: RegistrationUseCases;
  readonly programme: ProgrammeUseCases;
  readonly rosters: RosterUseCases;
  readonly enquiries: Omit<Enquiries, "tellLibrarians" | "forgetOld">;
  readonly reports: {
    /** @param month `2026-11`; null: this month */
    month(month: string | null): Promise<MonthlyReport>;
    /** @param year `2026` */
    stories(year: string): Promise<readonly YearlyStory[]>;
  };
  readonly fetchFile: FetchFile;
  readonly broadcasts: Pick<Broadcasts, "count" | "order" | "stop" | "recallable" | "outcome">;
  readonly quiet: QuietHours;
  /** When residents write most, next time: epoch ms; null while too little is known. */
  bestHour(): Promise<number | null>;
}
