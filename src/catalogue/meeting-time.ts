/** A new day, a new time or both for a meeting, in a librarian's words: `Sabtu depan`, `jam 3 sore`, `5/12 14.00-16.00`. */
import { parse } from "chrono-node/id";
import type { LocalTime } from "../platform/local-time.ts";
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
  const reference = { instant: new Date(now), timezone: local.offsetMs / 60_000 };
  const [found] = parse(text, reference, { forwardDate: true });
  if (!found) return { kind: "not-understood" };
  const { start, end } = found;
  const dayGiven = start.isCertain("day") || start.isCertain("weekday");
  const date = local.dateOf(dayGiven ? start.date().getTime() : meeting.startsAt);
  const startsAt = local.at(date, local.timeOf(start.isCertain("hour") ? start.date().getTime() : meeting.startsAt));
  const ends = end?.isCertain("hour") ? local.at(date, local.timeOf(end.date().getTime())) : 0;
  if (startsAt <= now) return { kind: "past" };
  return { kind: "at", startsAt, endsAt: ends > startsAt ? ends : startsAt + (meeting.endsAt - meeting.startsAt) };
}
