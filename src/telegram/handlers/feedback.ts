/** The day after and later: stars, a sentence, and whether one may be asked again. */
import { Composer } from "grammy";
import {
  askAgainData,
  askAgainPattern,
  certificateData,
  neverAskPattern,
  ratePattern,
  sentenceData,
  sentencePattern,
  storyData,
  storyPattern,
} from "../../feedback/feedback-callbacks.ts";
import type { AgreeOutcome } from "../../feedback/feedback.ts";
import type { Button, MessageContent } from "../../outbox/message.ts";
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
      ? reply(ctx, { text: t("feedback-not-found") })
      : replace(ctx, { text: t(`feedback-${kind}`), buttons: afterRating(t, code) }));
  });
  composer.callbackQuery(askAgainPattern, async (ctx) => {
    const code = ctx.match[1] as RegistrationCode;
    const outcome = await deps.feedback.agreeToStory({ residentId: ctx.session.resident.id, code });
    await replace(ctx, afterAgreeing(ctx.t, code, outcome));
  });
  composer.callbackQuery(neverAskPattern, async (ctx) => {
    await deps.feedback.neverAsk(ctx.session.resident.id);
    const button = certificateButton(ctx.t, ctx.match[1] as RegistrationCode);
    await replace(ctx, { text: ctx.t("feedback-never"), buttons: [[button]] });
  });
  composer.callbackQuery(sentencePattern, (ctx) => enter(ctx, sentenceFlowId, ctx.match[1] as string));
  composer.callbackQuery(storyPattern, (ctx) => enter(ctx, storyFlowId, ctx.match[1] as string));
  return composer;
}

function afterAgreeing(t: T, code: RegistrationCode, outcome: AgreeOutcome): MessageContent {
  if (outcome.kind === "not-found") return { text: t("feedback-not-found") };
  const certificate = [certificateButton(t, code)];
  if (outcome.kind === "agreed")
    return { text: t("story-agreed", { date: t.format.date(outcome.askedAt) }), buttons: [certificate] };
  const tell = { label: t.plain("story-tell-button"), data: storyData(code) };
  return { text: t("story-not-asked", { reason: outcome.kind }), buttons: [[tell], certificate] };
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
  await ctx.begin(flow, code);
}
