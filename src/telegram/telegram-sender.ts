/** Sends what leaves the outbox through the Bot API and says what came of it. */
import { type Api, GrammyError, InlineKeyboard, InputFile } from "grammy";
import type { Button, MessageContent, Sender, SendResult } from "../outbox/message.ts";
import { messageOptions } from "./keyboards.ts";

/** Above this, Telegram counts messages as paid broadcasts: https://core.telegram.org/bots/faq */
const freeRate = 30;
/** 429 without a time. */
const defaultRetryAfterMs = 5_000;

/** @param api one attempt per call: tries are the outbox's business; @param sendRate messages a second */
export function createTelegramSender(api: Api, sendRate: number): Sender {
  const paid = sendRate > freeRate ? { allow_paid_broadcast: true } : {};
  const attempt = async (call: () => Promise<number>): Promise<SendResult> => {
    try {
      return { kind: "sent", messageId: await call() };
    } catch (error) {
      return classify(error);
    }
  };
  return {
    send: (chatId, content) => attempt(async () => (await deliver(api, chatId, content, paid)).message_id),
    edit: (chatId, messageId, content) =>
      attempt(async () => {
        const { text, photo } = content;
        const options = messageOptions(content);
        if (photo) await api.editMessageCaption(chatId, messageId, { ...options, caption: text }).catch(unlessDone);
        else await api.editMessageText(chatId, messageId, text, options).catch(unlessDone);
        return messageId;
      }),
    delete: (chatId, messageId) =>
      attempt(async () => {
        await api.deleteMessage(chatId, messageId).catch(unlessDone);
        return messageId;
      }),
  };
}

function deliver(api: Api, chatId: number, content: MessageContent, paid: { allow_paid_broadcast?: boolean }) {
  const { text, buttons, photo, document } = content;
  const other = { ...paid, parse_mode: "HTML" as const, ...(buttons ? { reply_markup: keyboard(buttons) } : {}) };
  if (photo) return api.sendPhoto(chatId, photo, { ...other, caption: text });
  if (document) {
    const file = new InputFile(Buffer.from(document.base64, "base64"), document.filename);
    return api.sendDocument(chatId, file, { ...other, caption: text });
  }
  return api.sendMessage(chatId, text, { ...other, link_preview_options: { is_disabled: true } });
}

const keyboard = (rows: readonly (readonly Button[])[]): InlineKeyboard =>
  InlineKeyboard.from(
    rows.map((row) =>
      row.map((b) => ("data" in b ? InlineKeyboard.text(b.label, b.data) : InlineKeyboard.url(b.label, b.url))),
    ),
  );

/** A change that an attempt before made already, whose answer was lost, or a message that the resident deleted. */
function unlessDone(error: unknown): void {
  const isDone =
    error instanceof GrammyError && /message is not modified|message to delete not found/.test(error.description);
  if (!isDone) throw error;
}

/** What an error of the Bot API means for the message and its recipient. */
export function classify(error: unknown): SendResult {
  // No answer, or one that is none: it may have arrived, so another try may repeat it.
  if (!(error instanceof GrammyError)) return { kind: "unavailable" };
  const { error_code: code, description, parameters } = error;
  if (code === 429) {
    const seconds = parameters.retry_after;
    return { kind: "too-many", retryAfterMs: seconds === undefined ? defaultRetryAfterMs : seconds * 1000 };
  }
  if (code === 403) return { kind: "unreachable" };
  if (code >= 500 || code === 401 || code === 409) return { kind: "unavailable" };
  // The Bot API tells these apart from other bad requests by their description only.
  if (code === 400 && /chat not found|user is deactivated|peer_id_invalid|user not found/i.test(description))
    return { kind: "unreachable" };
  return { kind: "rejected", code };
}
