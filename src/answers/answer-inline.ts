/** The meetings that a question typed in any chat brings up: no list is explained, so the nearest fitting ones stand for an answer. */
import type { Meeting } from "../catalogue/catalogue.ts";
import { noConditions } from "../understanding/intent.ts";
import type { Intent } from "../understanding/intent.ts";
import type { Answer, MeetingLine } from "./answer.ts";
import { answer, type AnswerDeps } from "./answer-intent.ts";
import { upcomingMeetings } from "./fulfil.ts";

const mostShown = 12;
const perCourse = 3;

/** @param intent null: nothing was typed, the next meetings */
export async function answerInline(intent: Intent | null, deps: AnswerDeps): Promise<MeetingLine[]> {
  const { snapshot, now, local } = deps;
  // Seats are asked once, for what is shown.
  const found = intent ? meetingsIn(await answer(intent, { ...deps, seats: () => Promise.resolve(new Map()) })) : null;
  const meetings = found ?? upcomingMeetings(snapshot, now, local, noConditions);
  const shown = [...new Map(meetings.map((m) => [m.id, m])).values()].slice(0, mostShown);
  const seats = await deps.seats(shown.map((m) => m.id));
  return shown.flatMap((meeting) => {
    const course = snapshot.courseById.get(meeting.courseId);
    const seatsLeft = Math.max(0, meeting.quota - (seats.get(meeting.id)?.taken ?? 0));
    return course ? [{ meeting, course, seatsLeft }] : [];
  });
}

/** null: the answer is about no meetings at all. */
function meetingsIn(found: Answer): Meeting[] | null {
  switch (found.kind) {
    case "meetings":
      return found.page.lines.map((line) => line.meeting);
    case "courses":
    case "register-which":
      return found.page.lines.flatMap((line) => line.meetings.slice(0, perCourse));
    case "choose":
    case "how-to-register":
      return found.lines.flatMap((line) => line.meetings.slice(0, perCourse));
    case "community":
      return found.courses.flatMap((line) => line.meetings.slice(0, perCourse));
    case "nothing":
      return found.nearest.map((line) => line.meeting);
    case "course":
    case "register":
      return found.lines.map((line) => line.meeting);
    case "several":
      return found.answers.flatMap((part) => meetingsIn(part) ?? []);
    case "greeting":
    case "help":
      return null;
    default:
      return [];
  }
}
