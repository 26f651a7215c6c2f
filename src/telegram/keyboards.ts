/** Our buttons as Telegram's inline keyboard. */
import type { InlineKeyboardMarkup } from "grammy/types";
import type { Button, MessageContent } from "../outbox/message.ts";

export function inlineKeyboard(buttons: MessageContent["buttons"]): InlineKeyboardMarkup {
  return { inline_keyboard: (buttons ?? []).map((row) => row.map(inlineButton)) };
}

const inlineButton = (button: Button) =>
  "data" in button ? { text: button.label, callback_data: button.data } : { text: button.label, url: button.url };

/** The fields of a sendMessage or editMessageText call besides chat and text. */
export const messageOptions = (content: MessageContent) => ({
  parse_mode: "HTML" as const,
  link_preview_options: { is_disabled: true },
  ...(content.buttons?.length ? { reply_markup: inlineKeyboard(content.buttons) } : {}),
});
