/** An announcement in a librarian's own words, with a photo if they like. */
import { longestFor, longestText } from "../src/broadcasts/broadcast-content.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { AnswerContext } from "../src/telegram/context.ts";
import { formattedText } from "../src/telegram/formatted-text.ts";
import { broadcastFlowId } from "../src/telegram/handlers/broadcasts.ts";
import { announce } from "./announce-competition.ts";
import { cancelButton, choiceButton } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, oneOf, readChoice } from "./prompts.ts";
import { sendToAudience } from "./send-to-audience.ts";
import { beginVisit, type Visit } from "./visit.ts";

export const broadcast = (deps: BotDeps): Flow<[]> => ({
  id: broadcastFlowId,
  librariansOnly: true,
  async run(conversation) {
    const visit = beginVisit(deps, conversation);
    const answer = await compose(visit);
    if (answer === "cancel") return conversation.say({ text: visit.t("dialogue-cancelled") });
    if (answer === "competition") return announce(visit);
    await sendToAudience(visit, answer);
  },
});

interface TooLong {
  readonly kind: "too-long";
  readonly length: number;
  readonly limit: number;
  /** What fits without the photo. */
  readonly textOnly: MessageContent | null;
}
type Draft = { readonly kind: "draft"; readonly content: MessageContent } | TooLong;

/** Asks until something that can be sent is there; what was too long stays in the chat. */
async function compose(visit: Visit): Promise<MessageContent | "competition" | "cancel"> {
  const { conversation, t, dialogue } = visit;
  const competition = choiceButton(visit, t.plain("broadcast-compose-competition-button"), "competition");
  let question: MessageContent = { text: t("broadcast-compose"), buttons: [[competition], [cancelButton(visit)]] };
  let textOnly: MessageContent | null = null;
  for (;;) {
    const shown = question;
    const answer = await ask(
      conversation,
      () => shown,
      (n) => oneOf(readChoice(n, dialogue), ["competition", "cancel", "text-only"]) ?? readDraft(n),
    );
    if (answer === "competition" || answer === "cancel") return answer;
    if (answer === "text-only" && textOnly) return textOnly;
    if (typeof answer === "object" && answer.kind === "draft") return answer.content;
    if (typeof answer === "object") {
      textOnly = answer.textOnly;
      question = tooLongQuestion(visit, answer);
    }
  }
}

function tooLongQuestion(visit: Visit, { length, limit, textOnly }: TooLong): MessageContent {
  const { t } = visit;
  const sizes = { length: String(length), limit: String(limit) };
  if (!textOnly) return { text: t("broadcast-too-long", sizes), buttons: [[cancelButton(visit)]] };
  const useText = choiceButton(visit, t.plain("broadcast-text-only-button"), "text-only");
  return { text: t("broadcast-caption-or-text", sizes), buttons: [[useText], [cancelButton(visit)]] };
}

/** A text, or a photo with or without a caption; undefined for anything else. */
function readDraft({ message }: AnswerContext): Draft | undefined {
  const photo = message?.photo?.at(-1)?.file_id;
  const words = photo ? (message?.caption ?? "") : message?.text;
  if (words === undefined) return undefined;
  const text = formattedText(words, photo ? message?.caption_entities : message?.entities);
  const limit = longestFor(photo !== undefined);
  if (words.length <= limit) return { kind: "draft", content: photo ? { text, photo } : { text } };
  const textOnly = photo && words.length <= longestText ? { text } : null;
  return { kind: "too-long", length: words.length, limit, textOnly };
}
