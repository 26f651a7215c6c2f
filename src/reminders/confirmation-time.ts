/** When everybody is asked whether they come, when the silent ones are warned, and when their seats may go to those who wait. */
import type { Meeting } from "../catalogue/catalogue.ts";
import { firstMeetingFrom, type CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { CourseId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { CourseRules } from "../registration/course-rules.ts";

export type RulesOf = (courseId: CourseId) => CourseRules;

/** Moments, epoch ms. */
export interface ConfirmationTimes {
  readonly askedAt: number;
  /** null: nobody loses a seat. */
  readonly release: { readonly warnedAt: number; readonly releasedAt: number } | null;
  /** Who registered from then on is not asked. */
  readonly registeredBefore: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Two days before, at the earliest moment of the day, for a meeting at the end of its day. */
const longestLeadMs = 3 * dayMs;
const warnedBeforeMs = 4 * hourMs;
/** A warning that comes later than this before the release is none. */
const shortestWarningMs = 2 * hourMs;
const lateReleaseMs = 3 * hourMs;

/** @returns null where nobody is asked */
export function confirmationTimes(
  meeting: Meeting,
  { askAt, releaseAt }: CourseRules,
  local: LocalTime,
): ConfirmationTimes | null {
  if (askAt === null) return null;
  const date = local.dateOf(meeting.startsAt);
  const askedAt = local.at(local.addDays(date, -2), askAt);
  const releasedAt = releaseAt === null ? null : local.at(local.addDays(date, -1), releaseAt);
  const warnedAt = (releasedAt ?? 0) - warnedBeforeMs;
  const release = releasedAt !== null && warnedAt > askedAt ? { warnedAt, releasedAt } : null;
  return { askedAt, release, registeredBefore: meeting.startsAt - 3 * dayMs };
}

/** Whether a registration with seats was asked and nothing was heard. */
export const isSilent = (
  registration: { readonly registeredAt: number; readonly comingAt: number | null },
  { askedAt, registeredBefore }: ConfirmationTimes,
): boolean =>
  registration.registeredAt < registeredBefore && (registration.comingAt === null || registration.comingAt < askedAt);

export interface ConfirmationStepDue {
  readonly meeting: Meeting;
  readonly step: "ask" | "warn" | "release";
  readonly dueAt: number;
  /** From then on it is too late for it. */
  readonly usefulUntil: number;
  readonly times: ConfirmationTimes;
}

function stepsOf(meeting: Meeting, rules: RulesOf, local: LocalTime): ConfirmationStepDue[] {
  const times = confirmationTimes(meeting, rules(meeting.courseId), local);
  if (!times) return [];
  const { askedAt, release } = times;
  const step = (name: ConfirmationStepDue["step"], dueAt: number, usefulUntil: number) => ({
    meeting,
    step: name,
    dueAt,
    usefulUntil: Math.min(usefulUntil, meeting.startsAt),
    times,
  });
  if (!release) return [step("ask", askedAt, meeting.startsAt - dayMs)];
  const { warnedAt, releasedAt } = release;
  return [
    step("ask", askedAt, warnedAt),
    step("warn", warnedAt, releasedAt - shortestWarningMs),
    step("release", releasedAt, releasedAt + lateReleaseMs),
  ];
}

/** What came due after `after` and not later than `until` (epoch ms), in its order; at the cost of the meetings of those days. */
export function confirmationsDue(
  { meetingsByStart }: Pick<CatalogueSnapshot, "meetingsByStart">,
  rules: RulesOf,
  local: LocalTime,
  after: number,
  until: number,
): ConfirmationStepDue[] {
  const found: ConfirmationStepDue[] = [];
  for (let i = firstMeetingFrom(meetingsByStart, after); i < meetingsByStart.length; i++) {
    const meeting = meetingsByStart[i] as Meeting;
    if (meeting.startsAt > until + longestLeadMs) break;
    found.push(...stepsOf(meeting, rules, local).filter(({ dueAt }) => after < dueAt && dueAt <= until));
  }
  return found.sort((a, b) => a.dueAt - b.dueAt);
}

/** The next moment after `now` at which somebody may be asked, warned or released (epoch ms); null: none. */
export function nextConfirmationAt(
  { meetingsByStart }: Pick<CatalogueSnapshot, "meetingsByStart">,
  rules: RulesOf,
  local: LocalTime,
  now: number,
): number | null {
  let next: number | null = null;
  for (let i = firstMeetingFrom(meetingsByStart, now); i < meetingsByStart.length; i++) {
    const meeting = meetingsByStart[i] as Meeting;
    if (next !== null && meeting.startsAt - longestLeadMs > next) break;
    for (const { dueAt } of stepsOf(meeting, rules, local))
      if (dueAt > now && (next === null || dueAt < next)) next = dueAt;
  }
  return next;
}
