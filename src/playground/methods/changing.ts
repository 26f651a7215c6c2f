/** Methods that change or remove what is in a chat already. */
import { z } from "zod";
import { badRequest, type InlineKeyboard, type MessageContent } from "../bot-api.ts";
import type { KeptMessage } from "../chat-message.ts";
import { readCaption, readText } from "../formatted-text.ts";
import type { Params } from "../params.ts";
import { readInlineKeyboard } from "../reply-markup.ts";
import type { Room, World } from "../world.ts";
import type { Methods } from "./method.ts";

/** Bots may delete a message for 48 hours. */
const deletableMs = 48 * 3_600_000;

function messageToEdit(world: World, p: Params): { readonly room: Room; readonly kept: KeptMessage } {
  if (p.text("inline_message_id")) throw badRequest("MESSAGE_ID_INVALID");
  const room = world.roomNamed(p);
  const id = p.integer("message_id");
  if (!id) throw badRequest("message identifier is not specified");
  const kept = room.messages.get(id);
  if (!kept) throw badRequest("message to edit not found");
  if (!kept.fromBot || kept.fixed) throw badRequest("message can't be edited");
  return { room, kept };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

function edit(
  world: World,
  room: Room,
  kept: KeptMessage,
  content: MessageContent,
  markup: InlineKeyboard | undefined,
) {
  const now = kept.api;
  const isSame =
    (content.text ?? now.text) === now.text &&
    (!("caption" in content) || (content.caption ?? "") === (now.caption ?? "")) &&
    same(content.entities ?? now.entities, now.entities) &&
    same(content.caption_entities ?? now.caption_entities, now.caption_entities) &&
    same(content.photo ?? now.photo, now.photo) &&
    same(content.document ?? now.document, now.document) &&
    same(markup, now.reply_markup);
  if (isSame)
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  return world.rewrite(room, kept, content, markup);
}

function remove(world: World, room: Room, id: number): void {
  const kept = room.messages.get(id);
  if (!kept) throw badRequest("message to delete not found");
  if (world.clock.now() - kept.at > deletableMs) throw badRequest("message can't be deleted for everyone");
  world.remove(room, id);
}

const inputMedia = z.looseObject({ type: z.enum(["photo", "document"]), media: z.string() });

export const changing: Methods = {
  editMessageText({ p, world }) {
    const { room, kept } = messageToEdit(world, p);
    const { text, entities } = readText(p);
    if (kept.api.text === undefined) throw badRequest("there is no text in the message to edit");
    return edit(world, room, kept, { text, entities }, readInlineKeyboard(p));
  },

  editMessageCaption({ p, world }) {
    const { room, kept } = messageToEdit(world, p);
    const caption = readCaption(p);
    if (!kept.api.photo && !kept.api.document) throw badRequest("there is no caption in the message to edit");
    const content = { caption: caption?.text ?? "", caption_entities: caption?.entities ?? [] };
    return edit(world, room, kept, content, readInlineKeyboard(p));
  },

  async editMessageMedia({ p, world }) {
    const { room, kept } = messageToEdit(world, p);
    const media = p.json("media", inputMedia, "can't parse InputMedia");
    if (!media) throw badRequest("there is no media in the request");
    const markup = readInlineKeyboard(p);
    const content: MessageContent =
      media.type === "photo"
        ? { photo: [await world.uploads.photoOf(p, "media", media.media)] }
        : { document: await world.uploads.documentOf(p, "media", media.media) };
    return edit(world, room, kept, content, markup);
  },

  editMessageReplyMarkup({ p, world }) {
    const { room, kept } = messageToEdit(world, p);
    return edit(world, room, kept, {}, readInlineKeyboard(p));
  },

  deleteMessage({ p, world }) {
    remove(world, world.roomNamed(p), p.integer("message_id") ?? 0);
    return true;
  },

  deleteMessages({ p, world }) {
    const room = world.roomNamed(p);
    const ids = p.json(
      "message_ids",
      z.array(z.coerce.number().int()).min(1).max(100),
      "can't parse message identifiers",
    );
    if (!ids) throw badRequest("message identifiers are not specified");
    for (const id of ids) if (room.messages.has(id)) world.remove(room, id);
    return true;
  },

  pinChatMessage({ p, world }) {
    const room = world.writableRoom(p);
    if (!room.messages.has(p.integer("message_id") ?? 0)) throw badRequest("message to pin not found");
    return true;
  },

  unpinChatMessage({ p, world }) {
    world.writableRoom(p);
    return true;
  },

  unpinAllChatMessages({ p, world }) {
    world.writableRoom(p);
    return true;
  },
};
