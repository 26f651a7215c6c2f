/** What became of meetings, in people: registered, waited, came, stayed away without a word; and how they were liked. */
import { endOfDay } from "../attendance/attendance.ts";
import type { AttendanceStore } from "../attendance/attendance-store.ts";
import type { Meeting } from "../catalogue/catalogue.ts";
import type { FeedbackStore } from "../feedback/feedback-store.ts";
import type { Clock } from "../platform/clock.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { RosterStore } from "../registration/roster-store.ts";

export interface MeetingFiguresDeps {
  readonly rosters: Pick<RosterStore, "seatsOf">;
  readonly attendance: Pick<AttendanceStore, "countsOf">;
  readonly feedback: Pick<FeedbackStore, "read">;
  readonly clock: Clock;
  readonly local: LocalTime;
}

/** People, except `stars`. */
export interface Figures {
  readonly meetings: number;
  /** Seats that there were. */
  readonly seats: number;
  /** Who had a seat, or an offer of one. */
  readonly registered: number;
  readonly waiting: number;
  /** Of those registered. */
  readonly came: number;
  /** Came without a registration. */
  readonly guests: number;
  /** Registered and not seen, of meetings that are over and at which attendance was taken. */
  readonly absent: number;
  /** How many gave one star, two, … five. */
  readonly stars: readonly number[];
}

/** A meeting and the class that it belongs to. */
export interface TitledMeeting {
  readonly meeting: Meeting;
  readonly title: string;
}

export interface MeetingFigures extends Figures, TitledMeeting {
  /** What they wrote, without names. */
  readonly sentences: readonly string[];
}

export interface CourseFigures extends Figures {
  readonly title: string;
}

/** One round trip, whatever the number of meetings. */
export async function meetingFigures(
  deps: MeetingFiguresDeps,
  meetings: readonly TitledMeeting[],
): Promise<MeetingFigures[]> {
  const ids = meetings.map(({ meeting }) => meeting.id);
  const [seatsOf, countsOf, opinions] = await Promise.all([
    deps.rosters.seatsOf(ids),
    deps.attendance.countsOf(ids),
    Promise.all(ids.map((id) => deps.feedback.read(id))),
  ]);
  const now = deps.clock.now();
  return meetings.map(({ meeting, title }, i): MeetingFigures => {
    const { taken, waiting } = seatsOf.get(meeting.id) ?? { taken: 0, waiting: 0 };
    const { came, walkIns } = countsOf.get(meeting.id) ?? { came: 0, walkIns: 0 };
    const isSettled = endOfDay(meeting, deps.local) <= now && came + walkIns > 0;
    return {
      meeting,
      title,
      meetings: 1,
      seats: meeting.quota,
      registered: taken,
      waiting,
      came,
      guests: walkIns,
      absent: isSettled ? Math.max(0, taken - came) : 0,
      stars: opinions[i]?.stars ?? [],
      sentences: opinions[i]?.sentences ?? [],
    };
  });
}

/** The class that most people registered for, seated or waiting, first. */
export function byCourse(figures: readonly MeetingFigures[]): CourseFigures[] {
  const titles = [...new Set(figures.map(({ title }) => title))];
  const interest = ({ registered, waiting }: Figures) => registered + waiting;
  return titles
    .map((title) => ({ title, ...sum(figures.filter((one) => one.title === title)) }))
    .sort((a, b) => interest(b) - interest(a));
}

export const sum = (figures: readonly Figures[]): Figures => {
  const total = (of: (one: Figures) => number) => figures.reduce((so, one) => so + of(one), 0);
  return {
    meetings: total((one) => one.meetings),
    seats: total((one) => one.seats),
    registered: total((one) => one.registered),
    waiting: total((one) => one.waiting),
    came: total((one) => one.came),
    guests: total((one) => one.guests),
    absent: total((one) => one.absent),
    stars: [0, 1, 2, 3, 4].map((i) => total((one) => one.stars[i] ?? 0)),
  };
};

/** @param stars how many gave one star, two, … five @returns null without any */
export function rating(stars: readonly number[]): { readonly average: number; readonly answers: number } | null {
  const answers = stars.reduce((so, count) => so + count, 0);
  if (answers === 0) return null;
  return { average: stars.reduce((so, count, i) => so + count * (i + 1), 0) / answers, answers };
}
