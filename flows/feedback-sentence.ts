/** A sentence about a class, after the stars; kept without a name. */
import { longestSentence } from "../src/feedback/feedback.ts";
import type { RegistrationCode } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { sentenceFlowId } from "../src/telegram/handlers/feedback.ts";
import type { Flow } from "./flow.ts";
import { ask, choiceData, readChoice } from "./prompts.ts";

export const feedbackSentence = (deps: BotDeps): Flow<[RegistrationCode]> => ({
  id: sentenceFlowId,
  async run(conversation, code) {
    const { t, id: dialogue, residentId } = conversation;
    const skip = { label: t.plain("feedback-skip-button"), data: choiceData(dialogue, "skip") };
    const answer = await ask(
      conversation,
      () => ({
        text: t("feedback-sentence"),
        buttons: [[skip]],
        hint: t("feedback-sentence-too-long", { most: longestSentence }),
      }),
      (n): { text: string } | "skip" | undefined => {
        if (readChoice(n, dialogue) === "skip") return "skip";
        const text = n.message?.text?.trim();
        return text && text.length <= longestSentence ? { text } : undefined;
      },
    );
    if (answer === "skip") return conversation.say({ text: t("feedback-skipped") });
    const { kind } = await conversation.external(() =>
      deps.feedback.addSentence({ residentId, code, text: answer.text }),
    );
    conversation.say({ text: kind === "not-found" ? t("feedback-not-found") : t(`feedback-sentence-${kind}`) });
  },
});
