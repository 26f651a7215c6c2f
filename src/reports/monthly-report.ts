/** The month in short, for librarians: registrations, seats, what people ask for. */
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import { firstMeetingFrom } from "../catalogue/snapshot.ts";
import type { Enquiries, EnquiriesSummary } from "../enquiries/enquiries.ts";
import type { Clock } from "../platform/clock.ts";
import type { CourseId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { RosterStore } from "../registration/roster-store.ts";
import type { RemindersStore } from "../reminders/reminders-store.ts";
import type { ResidentsStore } from "../residents/residents-store.ts";

export interface MonthlyReportDeps {
  readonly catalogue: () => CatalogueSnapshot;
  readonly rosters: Pick<RosterStore, "seatsOf">;
  readonly reminders: Pick<RemindersStore, "readMissed">;
  readonly residents: Pick<ResidentsStore, "countAudience">;
  readonly enquiries: Pick<Enquiries, "summary">;
  readonly clock: Clock;
  readonly local: LocalTime;
}

export interface MonthlyReport {
  /** Beginning of the month, epoch ms. */
  readonly monthAt: number;
  /** Meetings of the month, past and to come. */
  readonly meetings: number;
  /** Of these meetings, in people. */
  readonly seats: number;
  readonly taken: number;
  readonly waiting: number;
  /** Classes most people registered for, seated or waiting, first. */
  readonly favourites: readonly { readonly title: string; readonly people: number }[];
  /** Reminders that could not be sent in time, since the bot began. */
  readonly missedReminders: number;
  /** Residents who may be written to. */
  readonly reachable: number;
  readonly enquiries: EnquiriesSummary;
}

const favouritesListed = 5;

export async function monthlyReport(deps: MonthlyReportDeps): Promise<MonthlyReport> {
  const { local } = deps;
  const { meetingsByStart, courseById } = deps.catalogue();
  const now = deps.clock.now();
  const first = `${local.dateOf(now).slice(0, 7)}-01`;
  const next = `${local.addDays(first, 31).slice(0, 7)}-01`;
  const monthAt = local.at(first, "00:00");
  const meetings = meetingsByStart.slice(
    firstMeetingFrom(meetingsByStart, monthAt),
    firstMeetingFrom(meetingsByStart, local.at(next, "00:00")),
  );
  const [seatsOf, missedReminders, reachable, enquiries] = await Promise.all([
    deps.rosters.seatsOf(meetings.map((m) => m.id)),
    deps.reminders.readMissed(),
    deps.residents.countAudience(),
    deps.enquiries.summary(now),
  ]);
  const interest = new Map<CourseId, number>();
  let [seats, taken, waiting] = [0, 0, 0];
  for (const { id, courseId, quota } of meetings) {
    const roster = seatsOf.get(id) ?? { taken: 0, waiting: 0 };
    seats += quota;
    taken += roster.taken;
    waiting += roster.waiting;
    const people = roster.taken + roster.waiting;
    if (people > 0) interest.set(courseId, (interest.get(courseId) ?? 0) + people);
  }
  const favourites = [...interest]
    .sort(([, a], [, b]) => b - a)
    .slice(0, favouritesListed)
    .map(([id, people]) => ({ title: courseById.get(id)?.title ?? "", people }));
  return {
    monthAt,
    meetings: meetings.length,
    seats,
    taken,
    waiting,
    favourites,
    missedReminders,
    reachable,
    enquiries,
  };
}
