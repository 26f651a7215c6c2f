/** Opens the registration dialogue for a meeting, from a button or a deep link. */
import type { BotContext } from "../context.ts";

/** Id of the dialogue in flows/register.ts. */
export const registerFlowId = "register@1";

/** A dialogue that runs already makes way. */
export async function startRegistration(ctx: BotContext, meetingId: string): Promise<void> {
  await ctx.conversation.exitAll();
  await ctx.conversation.enter(registerFlowId, meetingId);
}
