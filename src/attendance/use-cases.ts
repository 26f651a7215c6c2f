/** What the bot does on the day of a meeting. */
import type { MeetingId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import { codeChangesAt, minuteCode, type Attendee, type WalkIn } from "./attendance.ts";
import type { AttendanceDeps } from "./attendance-deps.ts";
import {
  checkInByCode,
  checkInByTicket,
  markAttendee,
  type CodeOutcome,
  type MarkOutcome,
  type TicketOutcome,
} from "./check-in.ts";
import { doorList, type DoorList } from "./door-list.ts";

export interface AttendanceUseCases {
  /** These four are for those who keep the door: whoever calls has checked that. */
  checkInByTicket(code: RegistrationCode): Promise<TicketOutcome>;
  mark(attendee: Attendee, came: boolean): Promise<MarkOutcome>;
  addWalkIn(meetingId: MeetingId, walkIn: Omit<WalkIn, "cameAt">, requestId: string): Promise<void>;
  /** null: off the programme */
  doorList(meetingId: MeetingId): Promise<DoorList | null>;
  /** The six digits to show now, and until when (epoch ms). */
  currentCode(meetingId: MeetingId): Promise<{ readonly digits: string; readonly changesAt: number }>;
  /** A resident typed six digits. */
  checkInByCode(request: { readonly residentId: ResidentId; readonly typed: string }): Promise<CodeOutcome>;
}

export const createAttendance = (deps: AttendanceDeps): AttendanceUseCases => ({
  checkInByTicket: (code) => checkInByTicket(deps, code),
  mark: (attendee, came) => markAttendee(deps, attendee, came),
  addWalkIn: (id, walkIn, requestId) => deps.store.addWalkIn(id, { ...walkIn, cameAt: deps.clock.now() }, requestId),
  doorList: (id) => doorList(deps, id),
  currentCode: async (id) => {
    const secret = await deps.store.secretOf(id);
    const now = deps.clock.now();
    return { digits: minuteCode(secret, id, now), changesAt: codeChangesAt(now) };
  },
  checkInByCode: (request) => checkInByCode(deps, request),
});
