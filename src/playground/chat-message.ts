/** A message as the people of the playground see it. */
import { renderHtml } from "./render-html.ts";
import type { DocumentReference, Message, PhotoSize } from "./bot-api.ts";

export interface ChatButton {
  readonly text: string;
  readonly data?: string;
  readonly url?: string;
}

export interface ChatMessage {
  readonly id: number;
  readonly from: "bot" | "person";
  /** Id of who wrote it. */
  readonly senderId: number;
  /** Epoch ms of the library's clock. */
  readonly at: number;
  /** Text or caption, without markup. */
  readonly text: string;
  /** Text or caption as safe markup; line breaks stay line breaks. */
  readonly html: string;
  readonly edited: boolean;
  readonly inlineKeyboard?: readonly (readonly ChatButton[])[];
  readonly photoUrl?: string;
  readonly document?: { readonly name: string; readonly url: string; readonly size: number };
  readonly location?: { readonly latitude: number; readonly longitude: number; readonly title?: string };
  readonly sticker?: string;
  readonly contact?: { readonly name: string; readonly phone: string };
  readonly replyTo?: number;
  readonly mediaGroup?: string;
}

/** A message as the emulator keeps it. */
export interface KeptMessage {
  api: Message;
  readonly fromBot: boolean;
  readonly at: number;
  edited: boolean;
  /** Telegram does not edit messages that were sent with a reply keyboard. */
  readonly fixed: boolean;
}

export const fileUrl = (fileId: string) => `/playground/files/${fileId}`;
export const largestPhoto = (photo: readonly PhotoSize[]) => photo.at(-1) as PhotoSize;

export function viewOf(kept: KeptMessage): ChatMessage {
  const m = kept.api;
  const text = m.text ?? m.caption ?? "";
  return {
    id: m.message_id,
    from: kept.fromBot ? "bot" : "person",
    senderId: m.from.id,
    at: kept.at,
    text,
    // Most who look at messages read no markup.
    get html() {
      return renderHtml(text, m.entities ?? m.caption_entities);
    },
    edited: kept.edited,
    ...(m.reply_markup && { inlineKeyboard: m.reply_markup.inline_keyboard.map((row) => row.map(buttonView)) }),
    ...(m.photo && { photoUrl: fileUrl(largestPhoto(m.photo).file_id) }),
    ...(m.document && { document: documentView(m.document) }),
    ...(m.venue ? { location: { ...m.venue.location, title: m.venue.title } } : m.location && { location: m.location }),
    ...(m.sticker && { sticker: m.sticker.emoji }),
    ...(m.contact && { contact: { name: m.contact.first_name, phone: m.contact.phone_number } }),
    ...(m.reply_to_message && { replyTo: m.reply_to_message.message_id }),
    ...(m.media_group_id !== undefined && { mediaGroup: m.media_group_id }),
  };
}

const buttonView = (b: { text: string; callback_data?: string; url?: string }): ChatButton => ({
  text: b.text,
  ...(b.callback_data !== undefined && { data: b.callback_data }),
  ...(b.url !== undefined && { url: b.url }),
});

const documentView = (d: DocumentReference) => ({
  name: d.file_name ?? "document",
  url: fileUrl(d.file_id),
  size: d.file_size,
});
