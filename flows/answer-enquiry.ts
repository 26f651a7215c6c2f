/** A librarian answers a resident's message; the answer goes back through the bot. */
import type { EnquiryId } from "../src/enquiries/enquiry.ts";
import type { Html } from "../src/platform/markup.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { formattedText } from "../src/telegram/formatted-text.ts";
import { answerEnquiryFlowId } from "../src/telegram/handlers/librarian-inbox.ts";
import { cancelButton } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, oneOf, readChoice } from "./prompts.ts";
import { beginVisit } from "./visit.ts";

/** With the quoted question it fits one message. */
const longestAnswer = 3_000;

type Typed = { readonly kind: "text"; readonly html: Html } | { readonly kind: "too-long" };

export const answerEnquiry = (deps: BotDeps): Flow<[EnquiryId]> => ({
  id: answerEnquiryFlowId,
  librariansOnly: true,
  async run(conversation, id) {
    const visit = beginVisit(deps, conversation);
    const { t, dialogue } = visit;
    const enquiry = await conversation.external(() => deps.enquiries.read(id));
    if (!enquiry) return conversation.say({ text: t("enquiry-gone") });
    const question = () => ({
      text: t("enquiry-write-answer", { question: enquiry.text }),
      buttons: [[cancelButton(visit)]],
    });
    for (;;) {
      const answer = await ask(conversation, question, (n): Typed | "cancel" | undefined => {
        const { text, entities } = n.message ?? {};
        if (text === undefined) return oneOf<"cancel">(readChoice(n, dialogue), ["cancel"]);
        return text.length > longestAnswer
          ? { kind: "too-long" }
          : { kind: "text", html: formattedText(text, entities) };
      });
      if (answer === "cancel") return conversation.say({ text: t("dialogue-cancelled") });
      if (answer.kind === "too-long") {
        conversation.say({ text: t("enquiry-answer-too-long", { limit: String(longestAnswer) }) });
        continue;
      }
      const outcome = await conversation.external(async () =>
        (await deps.librarians.isLibrarian(conversation.residentId))
          ? (await deps.enquiries.answer(id, answer.html)).kind
          : null,
      );
      // No longer a librarian: what they wrote is a message like anybody's.
      if (outcome === null) return conversation.halt();
      return conversation.say({ text: t(`enquiry-${outcome}`) });
    }
  },
});
