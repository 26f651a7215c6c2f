/** Replies to the person writing, sent directly. */
import { type Api, type Context, InputFile } from "grammy";
import type { MessageContent } from "../outbox/message.ts";
import { messageOptions } from "./keyboards.ts";

export const reply = (ctx: Context, content: MessageContent): Promise<void> =>
  send(ctx.api, ctx.chatId as number, content);

export async function send(api: Api, chatId: number, content: MessageContent): Promise<void> {
  const options = messageOptions(content);
  if (content.photo) await api.sendPhoto(chatId, content.photo, { ...options, caption: content.text });
  else if (content.document) {
    const file = new InputFile(Buffer.from(content.document.base64, "base64"), content.document.filename);
    await api.sendDocument(chatId, file, { ...options, caption: content.text });
  } else await api.sendMessage(chatId, content.text, options);
}

/** A picture made here, as a photo with its caption. */
export async function replyWithPicture(
  ctx: Context,
  picture: { readonly bytes: Buffer; readonly filename: string },
  content: MessageContent,
): Promise<void> {
  const photo = new InputFile(picture.bytes, picture.filename);
  await ctx.replyWithPhoto(photo, { ...messageOptions(content), caption: content.text });
}

/** Changes the message whose button was pressed (who typed the answer gets a reply); a button pressed twice changes nothing the second time. */
export async function replace(ctx: Context, content: MessageContent): Promise<void> {
  if (!ctx.callbackQuery) return reply(ctx, content);
  try {
    await ctx.editMessageText(content.text, messageOptions(content));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (!isUnchanged(error)) await reply(ctx, content);
  }
}

const isRefusal = (error: unknown): error is { error_code: number; description: string } =>
  error instanceof Error && "error_code" in error && error.error_code === 400;
/** Telegram gives this case no code of its own. */
const isUnchanged = (error: { description: string }) => error.description.includes("message is not modified");
