/** What the bot does on the day of a meeting. */
import type { MeetingId, RegistrationCode, ResidentId } from "../platform/ids.ts";
import { codeChangesAt, minuteCode, type Attendee, type WalkIn } from "./attendance.ts";
import { attendedBy, type Attended } from "./attended-by.ts";
import type { TakingBackDeps } from "./attendance-deps.ts";
import {
  checkInByCode,
  checkInByTicket,
  markAttendee,
  removeWalkIn,
  type CodeOutcome,
  type MarkOutcome,
  type TicketOutcome,
} from "./check-in.ts";
import { doorList, type DoorList } from "./door-list.ts";

export interface AttendanceUseCases {
  /** These five are for those who keep the door: whoever calls has checked that. */
  checkInByTicket(code: RegistrationCode): Promise<TicketOutcome>;
  mark(attendee: Attendee, came: boolean): Promise<MarkOutcome>;
  addWalkIn(meetingId: MeetingId, walkIn: Omit<WalkIn, "cameAt">): Promise<void>;
  removeWalkIn(meetingId: MeetingId, id: string): Promise<MarkOutcome>;
  /** null: off the programme */
  doorList(meetingId: MeetingId): Promise<DoorList | null>;
  /** The six digits to show now, and until when (epoch ms). */
  currentCode(meetingId: MeetingId): Promise<{ readonly digits: string; readonly changesAt: number }>;
  /** Where somebody of a resident's registrations came, the latest first. */
  attendedBy(residentId: ResidentId): Promise<Attended[]>;
  /** A resident typed six digits. */
  checkInByCode(request: { readonly residentId: ResidentId; readonly typed: string }): Promise<CodeOutcome>;
}

export const createAttendance = (deps: TakingBackDeps): AttendanceUseCases => ({
  checkInByTicket: (code) => checkInByTicket(deps, code),
  mark: (attendee, came) => markAttendee(deps, attendee, came),
  addWalkIn: (id, walkIn) => deps.store.addWalkIn(id, { ...walkIn, cameAt: deps.clock.now() }),
  removeWalkIn: (meetingId, id) => removeWalkIn(deps, meetingId, id),
  doorList: (id) => doorList(deps, id),
  currentCode: async (id) => {
    const secret = await deps.store.secretOf(id);
    const now = deps.clock.now();
    return { digits: minuteCode(secret, id, now), changesAt: codeChangesAt(now) };
  },
  attendedBy: (residentId) => attendedBy(deps, residentId),
  checkInByCode: (request) => checkInByCode(deps, request),
});
