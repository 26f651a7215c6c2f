/** What residents pass on: a message to the librarians, the wish for a class. */
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { reply } from "../reply.ts";

/** Id of the dialogue in flows/ask-librarian.ts. */
export const askLibrarianFlowId = "ask-librarian@1";

/** What was not understood is passed on as it is; otherwise the resident says what the librarians shall read. */
export async function passToLibrarian(deps: BotDeps, ctx: BotContext): Promise<void> {
  const { t, session } = ctx;
  const { misses, question } = session.context;
  if (misses > 0 && question) {
    const request = { requestId: String(ctx.update.update_id), residentId: session.resident.id, text: question };
    const { kind } = await deps.enquiries.ask(request);
    session.context = { ...session.context, misses: 0, question: null };
    return reply(ctx, { text: kind === "passed-on" ? t("enquiry-passed-on", { question }) : t("enquiry-too-many") });
  }
  await ctx.begin(askLibrarianFlowId);
}

export async function noteWish(deps: BotDeps, ctx: BotContext, subject: string): Promise<void> {
  await deps.enquiries.wish(ctx.session.resident.id, subject);
  await reply(ctx, { text: ctx.t("enquiry-wish-noted", { subject }) });
}
