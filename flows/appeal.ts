/** The word against having been noted as absent: one sentence of one's own, passed to the librarians. */
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { appealFlowId } from "../src/telegram/handlers/appeal.ts";
import { cancelButton } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, readChoice } from "./prompts.ts";
import { beginVisit } from "./visit.ts";

const longestSentence = 500;

export const appeal = (deps: BotDeps): Flow<[]> => ({
  id: appealFlowId,
  async run(conversation) {
    const visit = beginVisit(deps, conversation);
    const { t, dialogue } = visit;
    const answer = await ask(
      conversation,
      () => ({
        text: t("absence-appeal-ask"),
        buttons: [[cancelButton(visit)]],
        hint: t("absence-appeal-too-long", { most: longestSentence }),
      }),
      (n): { readonly sentence: string } | "cancel" | undefined => {
        if (readChoice(n, dialogue) === "cancel") return "cancel";
        const sentence = n.message?.text?.trim();
        return sentence && sentence.length <= longestSentence ? { sentence } : undefined;
      },
    );
    if (answer === "cancel") return conversation.say({ text: t("dialogue-cancelled") });
    const { sentence } = answer;
    const { kind } = await conversation.external(() =>
      deps.registration.appeal({
        requestId: String(conversation.updateId),
        residentId: conversation.residentId,
        text: sentence,
      }),
    );
    conversation.say({ text: kind === "too-many" ? t("enquiry-too-many") : t("absence-appealed", { sentence }) });
  },
});
