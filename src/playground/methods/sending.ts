/** Methods that put a message into a chat. */
import { z } from "zod";
import { badRequest, type Location, type Message, type MessageContent } from "../bot-api.ts";
import { readCaption, readText } from "../formatted-text.ts";
import { Params } from "../params.ts";
import { type Markup, readMarkup } from "../reply-markup.ts";
import type { Room, World } from "../world.ts";
import type { Methods } from "./method.ts";

const groupMedia = z
  .array(z.looseObject({ type: z.enum(["photo", "document"]), media: z.string() }))
  .min(2)
  .max(10);

function send(world: World, p: Params, room: Room, content: MessageContent, markup = readMarkup(p)): Message {
  world.limits.take(room.api.id, room.api.type !== "private", p.flag("allow_paid_broadcast"));
  return world.post(room, content, p, markup);
}

const captioned = (p: Params): MessageContent => {
  const caption = readCaption(p);
  return caption ? { caption: caption.text, caption_entities: caption.entities } : {};
};

/** What a message carries, as a copy of it would. */
export function contentOf(m: Message): MessageContent {
  const names = [
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "document",
    "location",
    "venue",
    "contact",
    "sticker",
  ] as const;
  return Object.fromEntries(names.filter((n) => m[n] !== undefined).map((n) => [n, m[n]]));
}

function readLocation(p: Params): Location {
  const latitude = p.decimal("latitude");
  const longitude = p.decimal("longitude");
  if (latitude === undefined || Math.abs(latitude) > 90) throw badRequest("wrong latitude specified");
  if (longitude === undefined || Math.abs(longitude) > 180) throw badRequest("wrong longitude specified");
  return { latitude, longitude };
}

function original(world: World, p: Params): { readonly message: Message; readonly from: Room } {
  const from = world.roomNamed(p, "from_chat_id");
  const kept = from.messages.get(p.integer("message_id") ?? 0);
  return kept ? { message: kept.api, from } : { message: missing(), from };
}

function missing(): never {
  throw badRequest("message to copy not found");
}

export const sending: Methods = {
  sendMessage({ p, world }) {
    const room = world.writableRoom(p);
    const { text, entities } = readText(p);
    return send(world, p, room, { text, entities });
  },

  async sendPhoto({ p, world }) {
    const room = world.writableRoom(p);
    const content = captioned(p);
    const markup = readMarkup(p);
    return send(world, p, room, { photo: [await world.uploads.photoOf(p, "photo")], ...content }, markup);
  },

  async sendDocument({ p, world }) {
    const room = world.writableRoom(p);
    const content = captioned(p);
    const markup = readMarkup(p);
    return send(world, p, room, { document: await world.uploads.documentOf(p, "document"), ...content }, markup);
  },

  async sendMediaGroup({ p, world }) {
    const room = world.writableRoom(p);
    const media = p.json("media", groupMedia, "can't parse InputMedia: expected 2 to 10 photos or documents");
    if (!media) throw badRequest("there is no media in the request");
    const group: MessageContent[] = [];
    const id = String(world.newMessageId());
    for (const item of media) {
      const own = new Params(item, p.uploads);
      const content = { ...captioned(own), media_group_id: id };
      if (item.type === "photo") group.push({ photo: [await world.uploads.photoOf(own, "media")], ...content });
      else group.push({ document: await world.uploads.documentOf(own, "media"), ...content });
    }
    world.limits.take(room.api.id, room.api.type !== "private", p.flag("allow_paid_broadcast"), group.length);
    return group.map((content) => world.post(room, content, p));
  },

  sendLocation({ p, world }) {
    return send(world, p, world.writableRoom(p), { location: readLocation(p) });
  },

  sendVenue({ p, world }) {
    const room = world.writableRoom(p);
    const location = readLocation(p);
    const title = p.text("title");
    const address = p.text("address");
    if (!title) throw badRequest("venue title must be non-empty");
    if (!address) throw badRequest("venue address must be non-empty");
    return send(world, p, room, { location, venue: { location, title, address } });
  },

  sendContact({ p, world }) {
    const room = world.writableRoom(p);
    const phone = p.text("phone_number");
    const name = p.text("first_name");
    if (!phone) throw badRequest("phone number must be non-empty");
    if (!name) throw badRequest("first name must be non-empty");
    return send(world, p, room, { contact: { phone_number: phone, first_name: name } });
  },

  copyMessage({ p, world }) {
    const room = world.writableRoom(p);
    const { message } = original(world, p);
    const content = contentOf(message);
    const caption = p.values["caption"] === undefined || message.text !== undefined ? {} : captioned(p);
    const markup: Markup | undefined = readMarkup(p);
    return { message_id: send(world, p, room, { ...content, ...caption }, markup).message_id };
  },

  forwardMessage({ p, world }) {
    const room = world.writableRoom(p);
    const from = world.roomNamed(p, "from_chat_id");
    const kept = from.messages.get(p.integer("message_id") ?? 0);
    if (!kept) throw badRequest("message to forward not found");
    const origin = { type: "user", date: kept.api.date, sender_user: kept.api.from };
    return { ...send(world, p, room, contentOf(kept.api), undefined), forward_origin: origin };
  },

  sendChatAction({ p, world }) {
    const room = world.writableRoom(p);
    const action = p.text("action") ?? "";
    if (
      !/^(?:typing|upload_(?:photo|document|video|voice|video_note)|record_(?:video|voice|video_note)|choose_sticker|find_location)$/.test(
        action,
      )
    )
      throw badRequest("wrong parameter action in request");
    world.showTyping(room);
    return true;
  },
};
