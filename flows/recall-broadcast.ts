/** A broadcast that was sent is deleted at everybody who got it, or gets another text. */
import { longestFor } from "../src/broadcasts/broadcast-content.ts";
import type { SendingOrder } from "../src/broadcasts/broadcast-orders-store.ts";
import { correctionProgress } from "../src/broadcasts/progress-message.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import type { BroadcastId } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { formattedText } from "../src/telegram/formatted-text.ts";
import { recallFlowId } from "../src/telegram/handlers/broadcasts.ts";
import { replace } from "../src/telegram/reply.ts";
import { cancelButton, choiceButton } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, oneOf, readChoice } from "./prompts.ts";
import { beginVisit, type Visit } from "./visit.ts";

export const recallBroadcast = (deps: BotDeps): Flow<[BroadcastId]> => ({
  id: recallFlowId,
  librariansOnly: true,
  async run(conversation, of: BroadcastId) {
    const visit = beginVisit(deps, conversation);
    const { t, dialogue } = visit;
    const sent = await conversation.external(() => deps.broadcasts.recallable(of));
    if (sent.kind !== "recallable") return conversation.say({ text: t(`broadcast-recall-${sent.kind}`) });
    const count = String(sent.count);
    const what = await ask(
      conversation,
      () => ({
        text: t("broadcast-recall", { count }),
        buttons: [
          [choiceButton(visit, t.plain("broadcast-delete-button"), "delete")],
          [choiceButton(visit, t.plain("broadcast-edit-button"), "edit")],
          [cancelButton(visit)],
        ],
      }),
      (n) => oneOf(readChoice(n, dialogue), ["delete", "edit", "cancel"]),
    );
    if (what === "cancel") return conversation.say({ text: t("dialogue-cancelled") });
    if (what === "delete") return correct(visit, sent.order, "delete", sent.order.content, sent.count);
    const text = await askText(visit, sent.order);
    if (text === "cancel") return conversation.say({ text: t("dialogue-cancelled") });
    const content = { ...sent.order.content, text };
    conversation.say(content);
    const confirmed = await ask(
      conversation,
      () => ({
        text: t("broadcast-edit-review", { count }),
        buttons: [[choiceButton(visit, t.plain("broadcast-edit-confirm-button"), "edit")], [cancelButton(visit)]],
      }),
      (n) => oneOf(readChoice(n, dialogue), ["edit", "cancel"]),
    );
    if (confirmed === "cancel") return conversation.say({ text: t("dialogue-cancelled") });
    await correct(visit, sent.order, "edit", content, sent.count);
  },
});

async function askText(visit: Visit, order: SendingOrder) {
  const { conversation, t, dialogue } = visit;
  const limit = longestFor(order.content.photo !== undefined);
  const question = () => ({
    text: t("broadcast-edit-ask", { limit: String(limit) }),
    buttons: [[cancelButton(visit)]],
  });
  return ask(conversation, question, (n) => {
    const choice = oneOf(readChoice(n, dialogue), ["cancel"]);
    const words = n.message?.text;
    return choice ?? (words && words.length <= limit ? formattedText(words, n.message?.entities) : undefined);
  });
}

/** The message whose button was pressed becomes the progress message. */
async function correct(
  visit: Visit,
  { id: of }: SendingOrder,
  kind: "edit" | "delete",
  content: MessageContent,
  total: number,
): Promise<void> {
  const { deps, conversation, t } = visit;
  const { residentId: by, updateId, tapped } = conversation;
  // No longer a librarian: the button is as unknown as to everybody else.
  if (!(await conversation.external(() => deps.librarians.isLibrarian(by)))) return conversation.halt();
  const id = `b${updateId}` as BroadcastId;
  const progress = { state: "sending", total, sent: 0, failed: 0, blocked: 0, atWork: 0 } as const;
  await conversation.external(async (ctx) => {
    await replace(ctx, correctionProgress(t, id, kind, progress));
    await deps.broadcasts.order({
      id,
      by,
      language: t.language,
      messageId: tapped,
      content,
      startAt: deps.clock.now(),
      correction: { kind, of },
    });
  });
}
