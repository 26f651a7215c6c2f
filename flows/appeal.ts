/** The word against having been noted as absent: one sentence of one's own, passed to the librarians. */
import type { ResidentId } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { appealFlowId } from "../src/telegram/handlers/appeal.ts";
import { cancelButton } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, readChoice, say } from "./prompts.ts";
import { beginVisit } from "./send-to-audience.ts";

const longestSentence = 500;

export const appeal = (deps: BotDeps): Flow<[]> => ({
  id: appealFlowId,
  async run(conversation, ctx) {
    const visit = await beginVisit(deps, conversation, ctx);
    const { t, dialogue } = visit;
    const question = { text: t("absence-appeal-ask"), buttons: [[cancelButton(visit)]] };
    const { answer, ctx: at } = await ask(
      conversation,
      question,
      (n): { readonly sentence: string } | "cancel" | undefined => {
        if (readChoice(n, dialogue) === "cancel") return "cancel";
        const sentence = n.message?.text?.trim();
        return sentence && sentence.length <= longestSentence ? { sentence } : undefined;
      },
      t("absence-appeal-too-long", { most: longestSentence }),
    );
    if (answer === "cancel") return say(at, { text: t("dialogue-cancelled") });
    const { sentence } = answer;
    const { kind } = await conversation.external(() =>
      deps.registration.appeal({
        requestId: String(at.update.update_id),
        residentId: ctx.chatId as ResidentId,
        text: sentence,
      }),
    );
    say(at, { text: kind === "too-many" ? t("enquiry-too-many") : t("absence-appealed", { sentence }) });
  },
});
