/** Who may take attendance at a meeting: librarians, and tutors of the community that gives the class. Asked with each tap. */
import type { MeetingId } from "../../platform/ids.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { WordsContext } from "../context.ts";

export async function keepsDoor(deps: BotDeps, ctx: WordsContext, meetingId: MeetingId): Promise<boolean> {
  const { session } = ctx;
  if (await session.isLibrarian()) return true;
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(meetingId);
  const community = meeting && courseById.get(meeting.courseId)?.community;
  return community ? deps.tutors.isTutorOf(session.resident.id, community) : false;
}
