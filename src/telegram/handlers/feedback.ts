/** The day after and later: stars, a sentence, the certificate, and whether one may be asked again. */
import { Composer } from "grammy";
import { certificatesPdf } from "../../certificates/draw-certificates.ts";
import {
  askAgainData,
  askAgainPattern,
  certificateData,
  certificatePattern,
  neverAskPattern,
  ratePattern,
  sentenceData,
  sentencePattern,
  storyPattern,
} from "../../feedback/feedback-callbacks.ts";
import type { Button } from "../../outbox/message.ts";
import type { RegistrationCode } from "../../platform/ids.ts";
import type { T } from "../../platform/texts.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";

/** Ids of the dialogues in flows/. */
export const sentenceFlowId = "feedback-sentence@1";
export const storyFlowId = "success-story@1";

export function feedback(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(ratePattern, async (ctx) => {
    const { t, session } = ctx;
    const code = ctx.match[1] as RegistrationCode;
    const { kind } = await deps.feedback.rate({ residentId: session.resident.id, code, stars: Number(ctx.match[2]) });
    await (kind === "not-found"
      ? reply(ctx, { text: t("certificate-not-found") })
      : replace(ctx, { text: t(`feedback-${kind}`), buttons: afterRating(t, code) }));
  });
  composer.callbackQuery(askAgainPattern, async (ctx) => {
    const code = ctx.match[1] as RegistrationCode;
    await deps.feedback.agreeToStory({ residentId: ctx.session.resident.id, code });
    await replace(ctx, { text: ctx.t("story-agreed"), buttons: [[certificateButton(ctx.t, code)]] });
  });
  composer.callbackQuery(neverAskPattern, async (ctx) => {
    await deps.feedback.neverAsk(ctx.session.resident.id);
    const button = certificateButton(ctx.t, ctx.match[1] as RegistrationCode);
    await replace(ctx, { text: ctx.t("feedback-never"), buttons: [[button]] });
  });
  composer.callbackQuery(sentencePattern, (ctx) => enter(ctx, sentenceFlowId, ctx.match[1] as string));
  composer.callbackQuery(storyPattern, (ctx) => enter(ctx, storyFlowId, ctx.match[1] as string));
  composer.callbackQuery(certificatePattern, (ctx) => sendCertificates(deps, ctx, ctx.match[1] as RegistrationCode));
  return composer;
}

const certificateButton = (t: T, code: RegistrationCode): Button => ({
  label: t.plain("certificate-button"),
  data: certificateData(code),
});

const afterRating = (t: T, code: RegistrationCode): Button[][] => [
  [{ label: t.plain("feedback-sentence-button"), data: sentenceData(code) }],
  [certificateButton(t, code)],
  [{ label: t.plain("story-agree-button"), data: askAgainData(code) }],
];

async function enter(ctx: BotContext, flow: string, code: string): Promise<void> {
  await ctx.conversation.exitAll();
  await ctx.conversation.enter(flow, code);
}

/** One PDF for all of the registration who came. */
async function sendCertificates(deps: BotDeps, ctx: BotContext, code: RegistrationCode): Promise<void> {
  const { t, session } = ctx;
  const outcome = await deps.issueCertificates({ code, residentId: session.resident.id });
  if (outcome.kind !== "issued") return reply(ctx, { text: t(`certificate-${outcome.kind}`) });
  const { course, certificates } = outcome;
  const { libraryName: library, publicUrl, clock, local } = deps;
  const pdf = await certificatesPdf(t, certificates, { library, publicUrl, madeAt: clock.now() });
  const date = local.dateOf(certificates[0]?.startsAt ?? clock.now());
  const name = certificates.map((certificate) => certificate.name).join(", ");
  await reply(ctx, {
    text: t("certificate-caption", { course: course.title, name: name.length > 300 ? `${name.slice(0, 300)}…` : name }),
    document: { filename: `${t.plain("certificate-file-name", { date })}.pdf`, base64: pdf.toString("base64") },
  });
}
