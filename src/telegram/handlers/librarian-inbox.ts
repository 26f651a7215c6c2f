/** `/kotak_masuk`: what residents passed to the librarians. */
import { Composer } from "grammy";
import type { Enquiry, EnquiryId } from "../../enquiries/enquiry.ts";
import type { Button } from "../../outbox/message.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";

/** Id of the dialogue in flows/answer-enquiry.ts. */
export const answerEnquiryFlowId = "answer-enquiry@1";

/** Each stands in a message of its own, with its buttons. */
const shownAtOnce = 5;

export function inbox(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("kotak_masuk", (ctx) => showInbox(deps, ctx, 0));
  composer.callbackQuery(/^ep:(\d{1,6})$/, (ctx) => showInbox(deps, ctx, Number(ctx.match[1])));
  composer.callbackQuery(/^ea:(\d{1,16}-\d{1,16})$/, async (ctx) => {
    await ctx.begin(answerEnquiryFlowId, ctx.match[1] as string);
  });
  composer.callbackQuery(/^ed:(\d{1,16}-\d{1,16})$/, async (ctx) => {
    const { kind } = await deps.enquiries.settle(ctx.match[1] as EnquiryId);
    await replace(ctx, { text: ctx.t(`enquiry-${kind}`) });
  });
  composer.callbackQuery(/^ef:(\d{1,16}-\d{1,16})$/, async (ctx) => {
    const { kind } = await deps.registration.forgiveAppeal(ctx.match[1] as EnquiryId);
    await replace(ctx, { text: ctx.t(kind === "forgiven" ? "absence-forgiven" : "enquiry-gone") });
  });
  return composer;
}

/** What a message says, and the button that forgives where that settles it. */
async function itemOf(
  deps: BotDeps,
  t: T,
  { id, residentId, text, askedAt, about }: Enquiry,
): Promise<{ readonly text: Html; readonly forgiving: readonly Button[] }> {
  const asked = { date: t.format.shortDate(askedAt), time: t.format.time(askedAt) };
  if (about !== "absences") return { text: t("enquiry-inbox-item", { ...asked, question: text }), forgiving: [] };
  const absences = await deps.registration.absencesOf(residentId);
  const dates = absences.map((at) => t.format.shortDate(at)).join(", ") || "–";
  return {
    text: t("absence-inbox-appeal", { ...asked, dates, sentence: text }),
    forgiving: [{ label: t.plain("absence-forgive-button"), data: `ef:${id}` }],
  };
}

async function showInbox(deps: BotDeps, ctx: BotContext, offset: number): Promise<void> {
  const { t } = ctx;
  const { enquiries, total } = await deps.enquiries.open({ offset, limit: shownAtOnce });
  if (enquiries.length === 0) return reply(ctx, { text: t("enquiry-inbox-empty") });
  if (offset === 0) await reply(ctx, { text: t("enquiry-inbox", { total: String(total) }) });
  for (const [i, enquiry] of enquiries.entries()) {
    const { id } = enquiry;
    const { text, forgiving } = await itemOf(deps, t, enquiry);
    const answering = [
      { label: t.plain("enquiry-reply-button"), data: `ea:${id}` },
      { label: t.plain("enquiry-settle-button"), data: `ed:${id}` },
    ];
    const rows = forgiving.length > 0 ? [forgiving, answering] : [answering];
    const next = offset + enquiries.length;
    const last = i === enquiries.length - 1 && next < total;
    await reply(ctx, {
      text,
      buttons: last ? [...rows, [{ label: t.plain("enquiry-more-button"), data: `ep:${next}` }]] : rows,
    });
  }
}
