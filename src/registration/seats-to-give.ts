/** What a step may give on: the seats of a meeting and how long an offer of them is held. */
import type { Meeting } from "../catalogue/catalogue.ts";
import type { Clock } from "../platform/clock.ts";
import type { CourseId } from "../platform/ids.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { CourseRules } from "./course-rules.ts";
import { heldUntil } from "./offer-time.ts";
import { isOpen } from "./registration.ts";
import type { Moving } from "./stored-roster.ts";

export interface SeatsToGiveDeps {
  readonly clock: Clock;
  readonly local: LocalTime;
  readonly rules: (courseId: CourseId) => CourseRules;
}

const hourMs = 3_600_000;

/** @param meeting undefined or started: nothing is given on */
export function seatsToGive({ clock, local, rules }: SeatsToGiveDeps, meeting: Meeting | undefined): Moving {
  const now = clock.now();
  if (!meeting || !isOpen(meeting, now)) return { quota: 0, now, heldUntil: now };
  const holdMs = rules(meeting.courseId).offerHours * hourMs;
  return { quota: meeting.quota, now, heldUntil: heldUntil(now, meeting.startsAt, holdMs, local) };
}
