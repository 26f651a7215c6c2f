/** A sentence about a class, after the stars; kept without a name. */
import { longestSentence } from "../src/feedback/feedback.ts";
import type { RegistrationCode, ResidentId } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { sentenceFlowId } from "../src/telegram/handlers/feedback.ts";
import type { Flow } from "./flow.ts";
import { ask, choiceData, readChoice, say } from "./prompts.ts";

export const feedbackSentence = (deps: BotDeps): Flow<[RegistrationCode]> => ({
  id: sentenceFlowId,
  async run(conversation, ctx, code) {
    const t = deps.texts(await conversation.external((outer) => outer.session.resident.language));
    const dialogue = ctx.update.update_id.toString(36);
    const skip = { label: t.plain("feedback-skip-button"), data: choiceData(dialogue, "skip") };
    const { answer, ctx: next } = await ask(
      conversation,
      { text: t("feedback-sentence"), buttons: [[skip]] },
      (n): { text: string } | "skip" | undefined => {
        if (readChoice(n, dialogue) === "skip") return "skip";
        const text = n.message?.text?.trim();
        return text && text.length <= longestSentence ? { text } : undefined;
      },
      t("feedback-sentence-too-long", { most: longestSentence }),
    );
    if (answer === "skip") return say(next, { text: t("feedback-skipped") });
    const { kind } = await conversation.external(() =>
      deps.feedback.addSentence({ residentId: ctx.chatId as ResidentId, code, text: answer.text }),
    );
    say(next, { text: kind === "not-found" ? t("feedback-not-found") : t(`feedback-sentence-${kind}`) });
  },
});
