/** A new day, a new time or both for a meeting, in a librarian's words: `Sabtu depan`, `jam 3 sore`, `5/12 14.00-16.00`. */
import type { LocalTime } from "../platform/local-time.ts";
import { readMoment } from "../platform/typed-moment.ts";
import type { Meeting } from "./catalogue.ts";

export type MeetingTime =
  | { readonly kind: "at"; readonly startsAt: number; readonly endsAt: number }
  | { readonly kind: "past" }
  | { readonly kind: "not-understood" };

/** What is not said stays: the day, the time of day, the length. @param now epoch ms */
export function parseMeetingTime(
  text: string,
  meeting: Pick<Meeting, "startsAt" | "endsAt">,
  now: number,
  local: LocalTime,
): MeetingTime {
  const typed = readMoment(text, now, local);
  if (!typed) return { kind: "not-understood" };
  const date = local.dateOf(typed.dayGiven ? typed.at : meeting.startsAt);
  const startsAt = local.at(date, local.timeOf(typed.timeGiven ? typed.at : meeting.startsAt));
  if (startsAt <= now) return { kind: "past" };
  const until = typed.until === null ? 0 : local.at(date, local.timeOf(typed.until));
  return { kind: "at", startsAt, endsAt: until > startsAt ? until : startsAt + (meeting.endsAt - meeting.startsAt) };
}
