/** Whether a household would have to wait, told before it decides. */
import type { MeetingId } from "../platform/ids.ts";
import type { RegistrationDeps } from "./registration-deps.ts";

/** @returns the place in line that the next one would get, from 1; null while there are seats for all of them (or no such meeting) */
export async function placeInLine(deps: RegistrationDeps, meetingId: MeetingId, people = 1): Promise<number | null> {
  const meeting = deps.catalogue().meetingById.get(meetingId);
  if (!meeting) return null;
  const seats = await deps.store.seatsOf([meetingId]);
  const isFull = (seats.get(meetingId)?.taken ?? 0) + people > meeting.quota;
  return isFull ? (await deps.store.lineLength(meetingId)) + 1 : null;
}
