/** Changes messages that the bot sent before, outside of any update. */
import { type Api, GrammyError } from "grammy";
import type { MessageContent } from "../outbox/message.ts";
import { messageOptions } from "./keyboards.ts";

/**
 * Resolves also when nothing can be changed any more: the message is gone, says this already, or the chat is closed.
 * @throws what may succeed later: no network, 429, 5xx
 */
export const messageEditor =
  (api: Api) =>
  async (chatId: number, messageId: number, content: MessageContent): Promise<void> => {
    try {
      await api.editMessageText(chatId, messageId, content.text, messageOptions(content));
    } catch (error) {
      if (!(error instanceof GrammyError) || (error.error_code !== 400 && error.error_code !== 403)) throw error;
    }
  };
