/** Everybody with a seat at one meeting, by name, and who of them came: what librarians and tutors see at the door. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { MeetingId, ResidentId } from "../platform/ids.ts";
import type { Attendee, WalkIn } from "./attendance.ts";
import type { AttendanceDeps } from "./attendance-deps.ts";

export interface DoorRow extends Attendee {
  readonly residentId: ResidentId;
  readonly name: string;
  readonly birthYear: number;
  readonly phone?: string;
  /** School or village. */
  readonly from?: string;
  /** Epoch ms; undefined: not seen yet. */
  readonly cameAt: number | undefined;
}

export interface DoorList {
  readonly meeting: Meeting;
  readonly course: Course;
  /** By name. */
  readonly rows: readonly DoorRow[];
  readonly walkIns: readonly WalkIn[];
}

/** Three round trips for each hundred registrations. @returns null when the meeting is off the programme */
export async function doorList(deps: AttendanceDeps, meetingId: MeetingId): Promise<DoorList | null> {
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(meetingId);
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course) return null;
  const attendance = await deps.store.read(meetingId);
  const rows: DoorRow[] = [];
  for await (const registrations of deps.rosters.walk(meetingId, "seated")) {
    const residents = await Promise.all(registrations.map((r) => deps.residents.read(r.residentId)));
    registrations.forEach(({ code, residentId, participantIds }, i) => {
      for (const { id, name, birthYear, phone, from } of residents[i]?.participants ?? []) {
        if (!participantIds.includes(id)) continue;
        const cameAt = attendance.cameAt({ code, participantId: id });
        const more = { ...(phone !== undefined && { phone }), ...(from !== undefined && { from }) };
        rows.push({ code, participantId: id, residentId, name, birthYear, ...more, cameAt });
      }
    });
  }
  rows.sort((a, b) => byName.compare(a.name, b.name) || a.code.localeCompare(b.code));
  return { meeting, course, rows, walkIns: attendance.walkIns };
}

const byName = new Intl.Collator("id");
