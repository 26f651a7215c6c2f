/** A broadcast that was sent is deleted at everybody who got it, or gets another text. */
import { longestFor } from "../src/broadcasts/broadcast-content.ts";
import type { SendingOrder } from "../src/broadcasts/broadcast-orders-store.ts";
import { correctionProgress } from "../src/broadcasts/progress-message.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import type { BroadcastId, ResidentId } from "../src/platform/ids.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { FlowContext } from "../src/telegram/context.ts";
import { formattedText } from "../src/telegram/formatted-text.ts";
import { recallFlowId } from "../src/telegram/handlers/broadcasts.ts";
import { replace } from "../src/telegram/reply.ts";
import { cancelButton, choiceButton, oneOf, type Visit } from "./choose-from-list.ts";
import type { Flow } from "./flow.ts";
import { ask, readChoice, say } from "./prompts.ts";
import { beginVisit } from "./send-to-audience.ts";

export const recallBroadcast = (deps: BotDeps): Flow<[BroadcastId]> => ({
  id: recallFlowId,
  librariansOnly: true,
  async run(conversation, ctx, of: BroadcastId) {
    const visit = await beginVisit(deps, conversation, ctx);
    const { t, dialogue } = visit;
    const sent = await conversation.external(() => deps.broadcasts.recallable(of));
    if (sent.kind !== "recallable") return say(ctx, { text: t(`broadcast-recall-${sent.kind}`) });
    const count = String(sent.count);
    const question = {
      text: t("broadcast-recall", { count }),
      buttons: [
        [choiceButton(visit, t.plain("broadcast-delete-button"), "delete")],
        [choiceButton(visit, t.plain("broadcast-edit-button"), "edit")],
        [cancelButton(visit)],
      ],
    };
    const first = await ask(conversation, question, (n) =>
      oneOf(readChoice(n, dialogue), ["delete", "edit", "cancel"]),
    );
    if (first.answer === "cancel") return say(first.ctx, { text: t("dialogue-cancelled") });
    if (first.answer === "delete")
      return correct(visit, first.ctx, sent.order, "delete", sent.order.content, sent.count);
    const { answer: text, ctx: at } = await askText(visit, sent.order);
    if (text === "cancel") return say(at, { text: t("dialogue-cancelled") });
    const content = { ...sent.order.content, text };
    say(at, content);
    const confirm = {
      text: t("broadcast-edit-review", { count }),
      buttons: [[choiceButton(visit, t.plain("broadcast-edit-confirm-button"), "edit")], [cancelButton(visit)]],
    };
    const last = await ask(conversation, confirm, (n) => oneOf(readChoice(n, dialogue), ["edit", "cancel"]));
    if (last.answer === "cancel") return say(last.ctx, { text: t("dialogue-cancelled") });
    await correct(visit, last.ctx, sent.order, "edit", content, sent.count);
  },
});

async function askText(visit: Visit, order: SendingOrder) {
  const { conversation, t, dialogue } = visit;
  const limit = longestFor(order.content.photo !== undefined);
  const question = { text: t("broadcast-edit-ask", { limit: String(limit) }), buttons: [[cancelButton(visit)]] };
  return ask(conversation, question, (n) => {
    const choice = oneOf(readChoice(n, dialogue), ["cancel"]);
    const words = n.message?.text;
    return choice ?? (words && words.length <= limit ? formattedText(words, n.message?.entities) : undefined);
  });
}

/** The message whose button was pressed becomes the progress message. */
async function correct(
  visit: Visit,
  ctx: FlowContext,
  { id: of }: SendingOrder,
  kind: "edit" | "delete",
  content: MessageContent,
  total: number,
): Promise<void> {
  const { deps, conversation, t } = visit;
  const by = ctx.chatId as ResidentId;
  // No longer a librarian: the button is as unknown as to everybody else.
  if (!(await conversation.external(() => deps.librarians.isLibrarian(by)))) return conversation.halt({ next: true });
  const id = `b${ctx.update.update_id}` as BroadcastId;
  await replace(
    ctx,
    correctionProgress(t, id, kind, { state: "sending", total, sent: 0, failed: 0, blocked: 0, atWork: 0 }),
  );
  await conversation.external(() =>
    deps.broadcasts.order({
      id,
      by,
      language: t.language,
      messageId: ctx.callbackQuery?.message?.message_id ?? 0,
      content,
      startAt: deps.clock.now(),
      correction: { kind, of },
    }),
  );
}
