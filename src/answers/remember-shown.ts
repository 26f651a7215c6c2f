/** After an answer the context also knows what was shown: "yang kedua", "daftar yang itu", "lainnya". */
import type { CourseId } from "../platform/ids.ts";
import type { Context } from "../understanding/context.ts";
import type { Intent } from "../understanding/intent.ts";
import type { Answer } from "./answer.ts";

const mostKept = 6;

export function rememberShown(context: Context, intent: Intent, answer: Answer): Context {
  const list = isPaged(intent) ? intent : context.list;
  switch (answer.kind) {
    case "meetings":
      return { ...context, list, meetingIds: answer.page.lines.map((l) => l.meeting.id) };
    case "course":
    case "register":
      return {
        ...aboutCourse(context, answer.course.id),
        list,
        meetingIds: answer.lines.slice(0, mostKept).map((l) => l.meeting.id),
      };
    case "competition":
      return { ...context, list, topic: "competitions", competitionIds: [answer.line.competition.id] };
    case "nothing":
      return { ...context, list, meetingIds: answer.nearest.map((l) => l.meeting.id) };
    case "courses":
      return { ...context, list, courseIds: answer.page.lines.map((l) => l.course.id), meetingIds: [] };
    case "choose":
      return { ...context, list, courseIds: answer.lines.map((l) => l.course.id), meetingIds: [] };
    default:
      return { ...context, list };
  }
}

/** A class that was tapped is talked about from then on, whatever was said before. */
const aboutCourse = (context: Context, courseId: CourseId): Context =>
  context.topic === "courses" && context.courseIds[0] === courseId && !context.undecided
    ? context
    : { ...context, topic: "courses", courseIds: [courseId], undecided: false, conditions: null };

type Paged = Extract<Intent, { offset: number }>;
const isPaged = (intent: Intent): intent is Paged => "offset" in intent;

/** The list of the context from another line on; null when nothing was listed or it was forgotten. */
export const nextPage = (context: Context, offset: number): Intent | null =>
  context.list && isPaged(context.list) ? { ...context.list, offset } : null;
