/** Opens the registration dialogue for a meeting, from a button or a deep link. */
import type { MeetingId } from "../../platform/ids.ts";
import { emptyContext } from "../../understanding/context.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";

/** Id of the dialogue in flows/register.ts. */
export const registerFlowId = "register@5";

/** A dialogue that runs already makes way. Questions in the middle ("tempatnya di mana?") are about this meeting. */
export async function startRegistration(deps: BotDeps, ctx: BotContext, meetingId: MeetingId): Promise<void> {
  const courseId = deps.catalogue().meetingById.get(meetingId)?.courseId;
  if (courseId)
    ctx.session.context = { ...emptyContext, topic: "courses", courseIds: [courseId], meetingIds: [meetingId] };
  await ctx.begin(registerFlowId, meetingId);
}
