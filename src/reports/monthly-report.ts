/** A month in short, for librarians: who registered and came, how classes were liked, what people ask for. */
import type { Enquiries, EnquiriesSummary } from "../enquiries/enquiries.ts";
import type { CatalogueStore } from "../catalogue/catalogue-store.ts";
import { type CatalogueSnapshot, firstMeetingFrom } from "../catalogue/snapshot.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { RemindersStore } from "../reminders/reminders-store.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";
import {
  byCourse,
  type CourseFigures,
  type Figures,
  type MeetingFigures,
  meetingFigures,
  type MeetingFiguresDeps,
  sum,
  type TitledMeeting,
} from "./meeting-figures.ts";

export interface MonthlyReportDeps extends MeetingFiguresDeps {
  readonly catalogue: () => CatalogueSnapshot;
  readonly catalogueStore: Pick<CatalogueStore, "readRemovedMeetings">;
  readonly reminders: Pick<RemindersStore, "readMissed">;
  readonly residents: Pick<ResidentsStore, "countAudience">;
  readonly enquiries: Pick<Enquiries, "summary">;
}

export interface MonthlyReport {
  /** `2026-11` */
  readonly month: string;
  /** Beginning of the month, epoch ms. */
  readonly monthAt: number;
  readonly isCurrent: boolean;
  readonly total: Figures;
  /** Most wanted first. */
  readonly courses: readonly CourseFigures[];
  /** Of the month, past and to come, earliest first; past ones also when they are not listed any more. */
  readonly meetings: readonly MeetingFigures[];
  /** Meetings that were called off. */
  readonly cancelled: number;
  /** Reminders that could not be sent in time, since the bot began. */
  readonly missedReminders: number;
  /** Residents who may be written to now. */
  readonly reachable: number;
  readonly enquiries: EnquiriesSummary;
}

/** @param month `2026-11`; null: this month */
export async function monthlyReport(deps: MonthlyReportDeps, month: string | null): Promise<MonthlyReport> {
  const { local } = deps;
  const current = local.dateOf(deps.clock.now()).slice(0, 7);
  const wanted = month ?? current;
  const monthAt = local.at(`${wanted}-01`, "00:00");
  const nextAt = local.at(`${monthBeside(wanted, 1, local)}-01`, "00:00");
  const calledOff = (await deps.catalogueStore.readRemovedMeetings()).filter(
    ({ meeting, removedAt }) => monthAt <= meeting.startsAt && meeting.startsAt < nextAt && removedAt < meeting.endsAt,
  );
  const [meetings, missedReminders, reachable, enquiries] = await Promise.all([
    meetingFigures(deps, meetingsBetween(deps.catalogue(), monthAt, nextAt)),
    deps.reminders.readMissed(),
    deps.residents.countAudience(),
    deps.enquiries.summary(monthAt),
  ]);
  return {
    month: wanted,
    monthAt,
    isCurrent: wanted === current,
    total: sum(meetings),
    courses: byCourse(meetings),
    meetings,
    cancelled: calledOff.length,
    missedReminders,
    reachable,
    enquiries,
  };
}

const meetingsBetween = (
  { everHeldByStart, courseById }: CatalogueSnapshot,
  from: number,
  until: number,
): TitledMeeting[] =>
  everHeldByStart
    .slice(firstMeetingFrom(everHeldByStart, from), firstMeetingFrom(everHeldByStart, until))
    .map((meeting) => ({ meeting, title: courseById.get(meeting.courseId)?.title ?? "" }));

/** The month before (-1) or after (1): `2026-12` → `2027-01`. */
export const monthBeside = (month: string, step: -1 | 1, local: LocalTime): string =>
  local.addDays(`${month}-${step < 0 ? "01" : "28"}`, step < 0 ? -1 : 4).slice(0, 7);
