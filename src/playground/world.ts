/** Everybody and everything the emulated Telegram knows: the bot, people, chats and their messages, files, waiting updates. */
import { z } from "zod";
import type { Clock } from "../platform/clock.ts";
import {
  badRequest,
  type Chat,
  type Entity,
  forbidden,
  type InlineKeyboard,
  type Message,
  type MessageContent,
  type User,
  without,
} from "./bot-api.ts";
import { type KeptMessage, viewOf } from "./chat-message.ts";
import { Deliveries } from "./deliveries.ts";
import { Events } from "./emulator-events.ts";
import { Limits } from "./limits.ts";
import type { Params } from "./params.ts";
import type { Markup, ReplyKeyboard } from "./reply-markup.ts";
import { Updates } from "./updates.ts";
import { Uploads } from "./uploads.ts";

/** How long a callback query can be answered, and how long "typing" shows: ms. */
const queryLifeMs = 15 * 60_000;
const typingMs = 5_000;

const replyParameters = z.looseObject({
  message_id: z.coerce.number().int(),
  allow_sending_without_reply: z.boolean().optional(),
});

export interface Room {
  readonly api: Chat;
  /** People in it: one in a private chat. */
  readonly members: Map<number, User>;
  /** Oldest first. */
  readonly messages: Map<number, KeptMessage>;
  /** Whether the bot may write here at all. */
  started: boolean;
  blocked: boolean;
  replyKeyboard: ReplyKeyboard | null;
  typingUntil: number;
}

export interface CallbackQuery {
  readonly personId: number;
  readonly chatId: number;
  readonly askedAt: number;
}

export interface WorldOptions {
  readonly token: string;
  readonly botUsername: string;
  readonly botName: string;
  readonly clock: Clock;
  /** Telegram's sending limits; off unless told. */
  readonly limits?: boolean;
  /** Steady ms for limits, durations and lifetimes; `performance.now` unless told. */
  readonly elapsed?: () => number;
  /** Messages kept in each chat; 500 unless told. */
  readonly keepMessages?: number;
  /** Kept traffic entries; 200 unless told. */
  readonly keepTraffic?: number;
  readonly keepFiles?: number;
  /** Every positive chat id is somebody who started the bot: for benchmarks with many recipients. */
  readonly everybodyStarted?: boolean;
  /** Pauses before a webhook is tried again, in ms; the last one repeats. */
  readonly webhookPausesMs?: readonly number[];
  readonly firstUpdateId?: number;
}

export interface Command {
  readonly command: string;
  readonly description: string;
}

export class World {
  readonly bot: User;
  readonly clock: Clock;
  readonly elapsed: () => number;
  readonly events = new Events();
  readonly deliveries = new Deliveries();
  readonly updates: Updates;
  readonly limits: Limits;
  readonly uploads: Uploads;
  readonly rooms = new Map<number, Room>();
  readonly people = new Map<number, User>();
  readonly queries = new Map<string, CallbackQuery>();
  readonly inlineQueries = new Map<string, { readonly personId: number; readonly askedAt: number }>();
  /** Commands by scope and language, as `scope:language`. */
  readonly commands = new Map<string, readonly Command[]>();
  readonly profile = new Map<string, string>();
  readonly #keepMessages: number;
  readonly #everybodyStarted: boolean;
  #nextMessageId = 1;
  #nextQueryId = 1;

  constructor(options: WorldOptions) {
    this.bot = {
      id: Number(options.token.split(":")[0]),
      is_bot: true,
      first_name: options.botName,
      username: options.botUsername,
    };
    this.clock = options.clock;
    this.elapsed = options.elapsed ?? (() => performance.now());
    this.updates = new Updates(options.firstUpdateId ?? firstUpdateId(), () => this.events.emit({ type: "drained" }));
    this.limits = new Limits(options.limits ?? false, this.elapsed);
    this.uploads = new Uploads(options.keepFiles ?? 500);
    this.#keepMessages = options.keepMessages ?? 500;
    this.#everybodyStarted = options.everybodyStarted ?? false;
  }

  /** Adds a chat or gives the known one. */
  room(chat: Chat, members: readonly User[], started: boolean): Room {
    const known = this.rooms.get(chat.id);
    if (known) return known;
    const room: Room = {
      api: chat,
      members: new Map(members.map((m) => [m.id, m])),
      messages: new Map(),
      started,
      blocked: false,
      replyKeyboard: null,
      typingUntil: 0,
    };
    this.rooms.set(chat.id, room);
    return room;
  }

  /** The chat a call names. @throws Refusal 400 */
  roomNamed(p: Params, name = "chat_id"): Room {
    const value = p.text(name);
    if (value === undefined || value === "") throw badRequest(`${name} is empty`);
    const id = Number(value);
    const room = this.rooms.get(id) ?? (value.startsWith("@") ? this.#groupNamed(value.slice(1)) : undefined);
    if (room) return room;
    if (!this.#everybodyStarted || !Number.isSafeInteger(id) || id <= 0) throw badRequest("chat not found");
    const user: User = { id, is_bot: false, first_name: `Orang ${id}` };
    return this.room({ id, type: "private", first_name: user.first_name }, [user], true);
  }

  /** The chat a call wants to write to. @throws Refusal 400, 403 */
  writableRoom(p: Params): Room {
    const room = this.roomNamed(p);
    if (room.blocked) throw forbidden("bot was blocked by the user");
    if (!room.started)
      throw forbidden(
        room.api.type === "private"
          ? "bot can't initiate conversation with a user"
          : "bot was kicked from the group chat",
      );
    return room;
  }

  /** Puts a message of the bot into a chat. */
  post(room: Room, content: MessageContent, p: Params, markup?: Markup): Message {
    const replyTo = this.#repliedTo(room, p);
    const kept = this.#keep(
      room,
      this.bot,
      content,
      {
        ...(markup?.kind === "inline" && { reply_markup: markup.keyboard }),
        ...(replyTo && { reply_to_message: replyTo }),
      },
      markup !== undefined && markup.kind !== "inline",
    );
    room.typingUntil = 0;
    this.deliveries.count(room.api.id, content.text ?? content.caption ?? "");
    if (markup?.kind === "reply") this.#showKeyboard(room, markup.keyboard);
    if (markup?.kind === "remove") this.#showKeyboard(room, null);
    return kept.api;
  }

  /** Puts a message of a person into a chat; the caller tells the bot. */
  hear(room: Room, from: User, content: MessageContent, replyTo?: Message): Message {
    return this.#keep(room, from, content, replyTo ? { reply_to_message: replyTo } : {}, false).api;
  }

  /** Replaces what a message says or shows. */
  rewrite(
    room: Room,
    kept: KeptMessage,
    content: MessageContent,
    markup: InlineKeyboard | undefined,
    isEdit = true,
  ): Message {
    kept.api = {
      ...without(kept.api, "reply_markup"),
      ...content,
      ...(isEdit && { edit_date: Math.floor(this.clock.now() / 1000) }),
      ...(markup && { reply_markup: markup }),
    };
    kept.edited ||= isEdit;
    if (this.events.followed) this.events.emit({ type: "edit", chatId: room.api.id, message: viewOf(kept) });
    return kept.api;
  }

  remove(room: Room, messageId: number): void {
    room.messages.delete(messageId);
    this.events.emit({ type: "delete", chatId: room.api.id, messageId });
  }

  showTyping(room: Room): void {
    room.typingUntil = this.elapsed() + typingMs;
    this.events.emit({ type: "typing", chatId: room.api.id });
  }

  askCallback(personId: number, chatId: number): string {
    const id = `${this.bot.id}${String(this.#nextQueryId++).padStart(9, "0")}`;
    this.queries.set(id, { personId, chatId, askedAt: this.elapsed() });
    if (this.queries.size > 10_000) this.queries.delete(this.queries.keys().next().value as string);
    return id;
  }

  askInline(personId: number): string {
    const id = `${this.bot.id}${String(this.#nextQueryId++).padStart(9, "0")}`;
    this.inlineQueries.set(id, { personId, askedAt: this.elapsed() });
    if (this.inlineQueries.size > 1_000) this.inlineQueries.delete(this.inlineQueries.keys().next().value as string);
    return id;
  }

  /** Whether a query that was asked then can still be answered. */
  isFresh(askedAt: number): boolean {
    return this.elapsed() - askedAt <= queryLifeMs;
  }

  newMessageId(): number {
    return this.#nextMessageId++;
  }

  /** The commands a person sees in the menu: the narrowest scope that has some. */
  commandsFor(personId: number, language: string | undefined): readonly Command[] {
    for (const scope of [`chat:${personId}`, "all_private_chats", "default"])
      for (const spoken of [language ?? "", ""]) {
        const commands = this.commands.get(`${scope}:${spoken}`);
        if (commands) return commands;
      }
    return [];
  }

  #keep(room: Room, from: User, content: MessageContent, extra: Partial<Message>, fixed: boolean): KeptMessage {
    const at = this.clock.now();
    const id = this.#nextMessageId++;
    const api: Message = {
      message_id: id,
      from,
      chat: room.api,
      date: Math.floor(at / 1000),
      ...withoutEmptyEntities(content),
      ...extra,
    };
    const kept: KeptMessage = { api, fromBot: from.is_bot, at, edited: false, fixed };
    room.messages.set(id, kept);
    if (room.messages.size > this.#keepMessages) room.messages.delete(room.messages.keys().next().value as number);
    if (this.events.followed) this.events.emit({ type: "message", chatId: room.api.id, message: viewOf(kept) });
    return kept;
  }

  #repliedTo(room: Room, p: Params): Message | undefined {
    const given = p.json("reply_parameters", replyParameters, "can't parse ReplyParameters JSON object");
    const id = given?.message_id ?? p.integer("reply_to_message_id");
    if (!id) return undefined;
    const kept = room.messages.get(id);
    if (kept) return without(kept.api, "reply_to_message");
    if (given?.allow_sending_without_reply ?? p.flag("allow_sending_without_reply")) return undefined;
    throw badRequest("message to be replied not found");
  }

  #showKeyboard(room: Room, keyboard: ReplyKeyboard | null): void {
    room.replyKeyboard = keyboard;
    this.events.emit({ type: "keyboard", chatId: room.api.id, keyboard });
  }

  #groupNamed(username: string): Room | undefined {
    for (const room of this.rooms.values())
      if (room.api.type !== "private" && room.api.username?.toLowerCase() === username.toLowerCase()) return room;
    return undefined;
  }
}

const none = (entities: readonly Entity[] | undefined) => entities?.length === 0;

function withoutEmptyEntities(content: MessageContent): MessageContent {
  if (!none(content.entities) && !none(content.caption_entities)) return content;
  const { entities, caption_entities: captionEntities, ...rest } = content;
  return {
    ...rest,
    ...(entities?.length && { entities }),
    ...(captionEntities?.length && { caption_entities: captionEntities }),
  };
}

/** Grows from one start of the emulator to the next: a bot remembers the ids it handled and would take a repeated one for old. */
const firstUpdateId = () => Math.floor((performance.timeOrigin + performance.now() - Date.UTC(2024, 0, 1)) / 1000) * 10;
