/** A resident writes to the librarians: the message they just sent, or another one. */
import { longestEnquiry } from "../src/enquiries/enquiry.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { askLibrarianFlowId } from "../src/telegram/handlers/enquiries.ts";
import { cancelButton, choiceButton } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, oneOf, readChoice } from "./prompts.ts";
import { beginVisit } from "./visit.ts";

export const askLibrarian = (deps: BotDeps): Flow<[]> => ({
  id: askLibrarianFlowId,
  async run(conversation) {
    const visit = beginVisit(deps, conversation);
    const { t, dialogue } = visit;
    const last = await conversation.external((outer) => outer.session.context.question);
    const pass = last === null ? [] : [[choiceButton(visit, t.plain("enquiry-pass-button"), "pass")]];
    const question = () => ({
      text: last === null ? t("enquiry-ask") : t("enquiry-ask-or-last", { question: last }),
      buttons: [...pass, [cancelButton(visit)]],
    });
    const answer = await ask(conversation, question, (n) => {
      const text = n.message?.text?.trim().slice(0, longestEnquiry);
      const choice = oneOf(readChoice(n, dialogue), ["pass", "cancel"]);
      return choice ?? (text ? { text } : undefined);
    });
    if (answer === "cancel") return conversation.say({ text: t("dialogue-cancelled") });
    const text = answer === "pass" ? (last ?? "") : answer.text;
    const { kind } = await conversation.external(() =>
      deps.enquiries.ask({ requestId: String(conversation.updateId), residentId: conversation.residentId, text }),
    );
    conversation.say({
      text: kind === "passed-on" ? t("enquiry-passed-on", { question: text }) : t("enquiry-too-many"),
    });
  },
});
