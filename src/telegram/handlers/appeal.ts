/** A resident objects to having been noted as absent. */
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { reply } from "../reply.ts";

/** Id of the dialogue in flows/appeal.ts. */
export const appealFlowId = "appeal@1";

export async function startAppeal(deps: BotDeps, ctx: BotContext): Promise<void> {
  const absences = await deps.registration.absencesOf(ctx.session.resident.id);
  if (absences.length === 0) return reply(ctx, { text: ctx.t("absence-none") });
  await ctx.begin(appealFlowId);
}
