/** After the day of a meeting it is settled who came: being absent without a word is recorded, once. */
import type { Meeting } from "../catalogue/catalogue.ts";
import { firstMeetingFrom, type CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { ResidentId } from "../platform/ids.ts";
import { endOfDay } from "./attendance.ts";
import type { AttendanceDeps } from "./attendance-deps.ts";

export interface SettleDaysDeps extends AttendanceDeps {
  readonly recordAbsence: (residentId: ResidentId, startedAt: number) => Promise<void>;
  readonly recordPresence: (residentId: ResidentId, startedAt: number) => Promise<void>;
}

const dayMs = 86_400_000;
/** What lies further back when the program first runs was settled without it. */
const firstLookBackMs = 3 * dayMs;

/**
 * Where nobody at all was checked in, attendance was not taken, and nobody is called absent. A crash repeats the work,
 * which changes nothing. @returns residents recorded as absent
 */
export async function settleDays(deps: SettleDaysDeps): Promise<number> {
  const now = deps.clock.now();
  const upTo = await deps.store.readSettledUpTo();
  const after = upTo ?? now - firstLookBackMs;
  if (now <= after) return 0;
  let absent = 0;
  for (const meeting of daysEnded(deps.catalogue(), deps.local, after, now)) absent += await settle(deps, meeting);
  await deps.store.saveSettledUpTo(now);
  return absent;
}

/** Meetings whose day ended after `after` and not later than `until` (epoch ms), earliest first. */
export function daysEnded(
  { everHeldByStart }: Pick<CatalogueSnapshot, "everHeldByStart">,
  local: LocalTime,
  after: number,
  until: number,
): Meeting[] {
  const ended: Meeting[] = [];
  for (let i = firstMeetingFrom(everHeldByStart, after - dayMs); i < everHeldByStart.length; i++) {
    const meeting = everHeldByStart[i] as Meeting;
    if (meeting.startsAt > until) break;
    const end = endOfDay(meeting, local);
    if (after < end && end <= until) ended.push(meeting);
  }
  return ended;
}

async function settle(deps: SettleDaysDeps, meeting: Meeting): Promise<number> {
  const attendance = await deps.store.read(meeting.id);
  if (attendance.came + attendance.walkIns.length === 0) return 0;
  const here = new Set<ResidentId>();
  const missing = new Set<ResidentId>();
  for await (const registrations of deps.rosters.walk(meeting.id, "seated"))
    for (const { code, residentId, participantIds } of registrations) {
      const someCame = participantIds.some((id) => attendance.cameAt({ code, participantId: id }) !== undefined);
      (someCame ? here : missing).add(residentId);
    }
  const absent = [...missing].filter((id) => !here.has(id));
  for (const id of here) await deps.recordPresence(id, meeting.startsAt);
  for (const id of absent) await deps.recordAbsence(id, meeting.startsAt);
  return absent.length;
}
