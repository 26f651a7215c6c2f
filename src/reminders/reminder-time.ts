/** When a reminder is due, and until when it is worth sending. */
import type { Meeting } from "../catalogue/catalogue.ts";
import { firstMeetingFrom, type CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { LocalTime } from "../platform/local-time.ts";

export interface ReminderSettings {
  /** `17:00` on the library's wall clock, the day before the meeting; null: no such reminder. */
  readonly dayBeforeAt: string | null;
  /** Hours before the start, e.g. `[2]`; each at most 48. */
  readonly hoursBefore: readonly number[];
}

export interface Reminder {
  /** `day-before`, `2h` */
  readonly rule: string;
  readonly dueAt: number;
  /** From then on the next reminder, or the meeting itself, has taken its place. */
  readonly usefulUntil: number;
}

const hourMs = 3_600_000;
/** No rule looks further ahead: 17.00 of the day before a meeting at 23.59 is the worst case of the two kinds. */
const longestLeadMs = 48 * hourMs;

/** Reminders of a meeting, earliest first, at most one at the same moment. */
export function remindersOf(
  meeting: Meeting,
  { dayBeforeAt, hoursBefore }: ReminderSettings,
  local: LocalTime,
): Reminder[] {
  const due = new Map<number, string>();
  if (dayBeforeAt !== null) {
    const dayBefore = local.addDays(local.dateOf(meeting.startsAt), -1);
    due.set(local.at(dayBefore, dayBeforeAt), "day-before");
  }
  for (const hours of hoursBefore) due.set(meeting.startsAt - hours * hourMs, `${hours}h`);
  const moments = [...due.keys()].filter((at) => at < meeting.startsAt).sort((a, b) => a - b);
  return moments.map((dueAt, i) => ({
    rule: due.get(dueAt) as string,
    dueAt,
    usefulUntil: moments[i + 1] ?? meeting.startsAt,
  }));
}

/**
 * What came due after `after` and not later than `until` (epoch ms). The cost is that of the meetings of those days,
 * whatever the size of the catalogue.
 */
export function remindersDue(
  { meetingsByStart }: Pick<CatalogueSnapshot, "meetingsByStart">,
  settings: ReminderSettings,
  local: LocalTime,
  after: number,
  until: number,
): (Reminder & { readonly meeting: Meeting })[] {
  const found: (Reminder & { readonly meeting: Meeting })[] = [];
  for (let i = firstMeetingFrom(meetingsByStart, after); i < meetingsByStart.length; i++) {
    const meeting = meetingsByStart[i] as Meeting;
    if (meeting.startsAt > until + longestLeadMs) break;
    for (const reminder of remindersOf(meeting, settings, local))
      if (after < reminder.dueAt && reminder.dueAt <= until) found.push({ ...reminder, meeting });
  }
  return found;
}

/** Meetings from `now` on in the order of their start, each with its next reminder. */
export function* remindersAhead(
  { meetingsByStart }: Pick<CatalogueSnapshot, "meetingsByStart">,
  settings: ReminderSettings,
  local: LocalTime,
  now: number,
): Iterable<{ readonly meeting: Meeting; readonly dueAt: number }> {
  for (let i = firstMeetingFrom(meetingsByStart, now); i < meetingsByStart.length; i++) {
    const meeting = meetingsByStart[i] as Meeting;
    const next = remindersOf(meeting, settings, local).find((r) => r.dueAt > now);
    if (next) yield { meeting, dueAt: next.dueAt };
  }
}

/** Whether nothing that starts at `startsAt` or later can be due before `dueAt`. */
export const isBeyond = (startsAt: number, dueAt: number): boolean => startsAt - longestLeadMs > dueAt;
