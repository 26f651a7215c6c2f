/** When those who follow competitions are reminded that entry closes. */
import type { Competition } from "../catalogue/catalogue.ts";
import type { LocalDate, LocalTime } from "../platform/local-time.ts";

export interface Deadline {
  readonly competition: Competition;
  /** Days until the last day to enter. */
  readonly daysLeft: number;
  /** Epoch ms. */
  readonly dueAt: number;
  /** The end of that day: the next one tells another number of days. */
  readonly usefulUntil: number;
}

const daysBefore = [7, 1] as const;
const remindedAt = "09:00";

/** Competitions one can enter by now. */
export const openCompetitions = (competitions: readonly Competition[], today: LocalDate): Competition[] =>
  competitions.filter((c) => (c.entryOpensDate ?? today) <= today && today <= c.entryClosesDate);

/** What came due after `after` and not later than `until` (epoch ms); nothing before one can enter. */
export function deadlinesDue(
  competitions: readonly Competition[],
  local: LocalTime,
  after: number,
  until: number,
): Deadline[] {
  return competitions.flatMap((competition) =>
    daysBefore.flatMap((daysLeft): Deadline[] => {
      const date = local.addDays(competition.entryClosesDate, -daysLeft);
      const dueAt = local.at(date, remindedAt);
      if (dueAt <= after || dueAt > until || (competition.entryOpensDate ?? date) > date) return [];
      return [{ competition, daysLeft, dueAt, usefulUntil: local.at(local.addDays(date, 1), "00:00") }];
    }),
  );
}

/** The next such moment, epoch ms; null when no competition has one ahead. */
export function nextDeadlineAt(competitions: readonly Competition[], local: LocalTime, now: number): number | null {
  const ahead = deadlinesDue(competitions, local, now, Infinity).map((d) => d.dueAt);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
