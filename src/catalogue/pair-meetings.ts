/** Which new meeting of a class is which old one: a meeting that is moved stays the same meeting for those registered. */
import type { LocalTime } from "../platform/local-time.ts";
import type { Meeting } from "./catalogue.ts";

/**
 * Pairs by the exact start first, then within a day, then the nearest that remain. What was over before now is never taken for
 * something still to come: last month's participants are not registered for next month.
 * @param starts of the new meetings of the same class, epoch ms, each once
 * @returns for every new meeting the old one it continues
 */
export function pairMeetings(
  old: readonly Meeting[],
  starts: readonly number[],
  now: number,
  local: LocalTime,
): (Meeting | undefined)[] {
  const pairs: (Meeting | undefined)[] = starts.map(() => undefined);
  const free = new Set(old);
  const take = (i: number, meeting: Meeting) => {
    pairs[i] = meeting;
    free.delete(meeting);
  };
  const byStart = new Map(old.map((meeting) => [meeting.startsAt, meeting]));
  starts.forEach((startsAt, i) => {
    const same = byStart.get(startsAt);
    if (same) take(i, same);
  });
  const sameSide = (meeting: Meeting, startsAt: number) => meeting.startsAt > now === startsAt > now;
  const sameDay = (meeting: Meeting, startsAt: number) => local.dateOf(meeting.startsAt) === local.dateOf(startsAt);
  pairNearest((meeting, startsAt) => sameSide(meeting, startsAt) && sameDay(meeting, startsAt));
  pairNearest(sameSide);
  return pairs;

  function pairNearest(mayPair: (meeting: Meeting, startsAt: number) => boolean): void {
    const candidates = starts
      .flatMap((startsAt, i) =>
        pairs[i] ? [] : [...free].filter((m) => mayPair(m, startsAt)).map((meeting) => ({ i, meeting, startsAt })),
      )
      .sort((a, b) => Math.abs(a.meeting.startsAt - a.startsAt) - Math.abs(b.meeting.startsAt - b.startsAt));
    for (const { i, meeting } of candidates) if (!pairs[i] && free.has(meeting)) take(i, meeting);
  }
}
