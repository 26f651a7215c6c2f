/** A person with a phone: what they do becomes an update for the bot, what the bot does shows in their chat. */
import { type Message, type MessageContent, type User, without } from "./bot-api.ts";
import { type ChatMessage, type KeptMessage, viewOf } from "./chat-message.ts";
import { finish } from "./formatted-text.ts";
import type { ReplyKeyboard } from "./reply-markup.ts";
import type { Command, Room, World } from "./world.ts";

export interface PersonDetails {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  /** `id` unless told. */
  readonly languageCode?: string;
  /** Shown by the playground: `resident`, `librarian` … */
  readonly role?: string;
}

/** What the person sees, read afresh at each access. */
export interface ChatView {
  /** Oldest first. */
  readonly messages: readonly ChatMessage[];
  readonly last: ChatMessage | undefined;
  readonly started: boolean;
  readonly blocked: boolean;
  readonly typing: boolean;
  readonly replyKeyboard: ReplyKeyboard | null;
  readonly commands: readonly Command[];
}

export class Person {
  readonly id: number;
  readonly name: string;
  readonly role: string;
  readonly user: User;
  readonly #world: World;
  readonly #room: Room;

  constructor(world: World, details: PersonDetails) {
    this.#world = world;
    this.id = details.id;
    this.name = [details.firstName, details.lastName].filter(Boolean).join(" ");
    this.role = details.role ?? "resident";
    this.user = {
      id: details.id,
      is_bot: false,
      first_name: details.firstName,
      ...(details.lastName && { last_name: details.lastName }),
      ...(details.username && { username: details.username }),
      language_code: details.languageCode ?? "id",
    };
    this.#room = world.room({ ...without(this.user, "is_bot", "language_code"), type: "private" }, [this.user], false);
    world.people.set(this.id, this.user);
  }

  get chat(): ChatView {
    const room = this.#room;
    return {
      messages: [...room.messages.values()].map(viewOf),
      last: this.#newest((m) => m),
      started: room.started,
      blocked: room.blocked,
      typing: room.typingUntil > this.#world.elapsed(),
      replyKeyboard: room.replyKeyboard,
      commands: this.#world.commandsFor(this.id, this.user.language_code),
    };
  }

  /** Opens the chat, with the payload of a deep link if there is one. */
  start(payload?: string): ChatMessage {
    return this.say(payload ? `/start ${payload}` : "/start");
  }

  say(text: string, options: { readonly group?: number; readonly replyTo?: number } = {}): ChatMessage {
    const formatted = finish({ text, entities: [] });
    return this.#send({ text: formatted.text, entities: formatted.entities }, options);
  }

  sendPhoto(bytes: Uint8Array, caption?: string): ChatMessage {
    const photo = this.#world.uploads.keepPhoto(Buffer.from(bytes));
    return this.#send({ photo: [photo], ...(caption && { caption }) });
  }

  sendDocument(name: string, bytes: Uint8Array, caption?: string): ChatMessage {
    const document = this.#world.uploads.keepDocument(Buffer.from(bytes), name, typeOf(name));
    return this.#send({ document, ...(caption && { caption }) });
  }

  sendSticker(emoji = "👍"): ChatMessage {
    const file = { file_id: "sticker", file_unique_id: "sticker", file_size: 1 };
    const looks = { emoji, type: "regular", width: 512, height: 512, is_animated: false, is_video: false };
    return this.#send({ sticker: { ...file, ...looks } });
  }

  sendContact(phone = `+62812000${this.id}`): ChatMessage {
    return this.#send({ contact: { phone_number: phone, first_name: this.user.first_name, user_id: this.id } });
  }

  /** Pangkalan Bun unless told. */
  sendLocation(latitude = -2.6825, longitude = 111.6209): ChatMessage {
    return this.#send({ location: { latitude, longitude } });
  }

  /** Changes an own message. @throws Error when there is no such message */
  edit(messageId: number, text: string): void {
    const kept = this.#room.messages.get(messageId);
    if (!kept || kept.fromBot) throw new Error(`no own message ${messageId} to edit`);
    const api = this.#world.rewrite(this.#room, kept, finish({ text, entities: [] }), undefined);
    this.#world.updates.add("edited_message", api, this.id);
  }

  /** Presses a button by its data. A message that is gone, or was never here, is sent as Telegram sends inaccessible ones. */
  tap(messageId: number, data: string): string {
    const kept = this.#room.messages.get(messageId);
    const message = kept?.api ?? { chat: this.#room.api, message_id: messageId, date: 0 };
    const id = this.#world.askCallback(this.id, this.#room.api.id);
    const chatInstance = String(this.id * 1000 + 7);
    const query = { id, from: this.user, message, chat_instance: chatInstance, data };
    this.#world.updates.add("callback_query", query, this.id);
    return id;
  }

  /** The newest button with this label: inline buttons first, then the reply keyboard. */
  findButton(
    label: string | RegExp,
  ): { readonly messageId: number; readonly data?: string; readonly url?: string } | undefined {
    const fits = (text: string) => (typeof label === "string" ? text === label : label.test(text));
    return this.#newest((message) => {
      const button = message.inlineKeyboard?.flat().find((b) => fits(b.text));
      return button && { messageId: message.id, ...button };
    });
  }

  /**
   * Presses the newest button with this label: taps an inline button, follows a deep link, or says a reply keyboard's text.
   * @returns the id of the callback query, or undefined when a message was sent instead
   * @throws Error naming the buttons there are
   */
  tapLabel(label: string | RegExp): string | undefined {
    const button = this.findButton(label);
    if (button?.data !== undefined) return this.tap(button.messageId, button.data);
    if (button?.url !== undefined) {
      this.follow(button.url);
      return undefined;
    }
    const fits = (text: string) => (typeof label === "string" ? text === label : label.test(text));
    const key = this.#room.replyKeyboard?.keyboard.flat().find((b) => fits(b.text));
    if (!key) throw new Error(`no button ${String(label)} among: ${this.#labels().join(" | ")}`);
    if (this.#room.replyKeyboard?.oneTime) this.#room.replyKeyboard = null;
    if (key.request_contact) this.sendContact();
    else if (key.request_location) this.sendLocation();
    else this.say(key.text);
    return undefined;
  }

  /** Opens a link: one to this bot starts it with the link's payload. */
  follow(url: string): void {
    const { hostname, pathname, searchParams } = new URL(url);
    const isOurs = hostname === "t.me" && pathname.slice(1).toLowerCase() === this.#world.bot.username?.toLowerCase();
    if (isOurs) this.start(searchParams.get("start") ?? undefined);
  }

  /** @returns the id of the query; the answer comes as an `inline-answer` event */
  inlineQuery(query: string): string {
    const id = this.#world.askInline(this.id);
    this.#world.updates.add("inline_query", { id, from: this.user, query, offset: "", chat_type: "sender" }, this.id);
    return id;
  }

  block(): void {
    if (!this.#room.blocked) this.#setBlocked(true);
  }

  unblock(): void {
    if (this.#room.blocked) this.#setBlocked(false);
  }

  #setBlocked(blocked: boolean): void {
    this.#room.blocked = blocked;
    const member = { user: this.#world.bot, status: "member" };
    const kicked = { user: this.#world.bot, status: "kicked", until_date: 0 };
    this.#world.updates.add(
      "my_chat_member",
      {
        chat: this.#room.api,
        from: this.user,
        date: Math.floor(this.#world.clock.now() / 1000),
        old_chat_member: blocked ? member : kicked,
        new_chat_member: blocked ? kicked : member,
      },
      this.id,
    );
    this.#chatChanged();
  }

  #send(content: MessageContent, options: { readonly group?: number; readonly replyTo?: number } = {}): ChatMessage {
    const room = options.group === undefined ? this.#room : this.#world.rooms.get(options.group);
    if (!room) throw new Error(`no group ${options.group}`);
    if (room === this.#room) {
      this.unblock();
      if (!room.started) {
        room.started = true;
        this.#chatChanged();
      }
    }
    const repliedTo = options.replyTo === undefined ? undefined : room.messages.get(options.replyTo)?.api;
    const message: Message = this.#world.hear(room, this.user, content, repliedTo);
    this.#world.updates.add("message", message, room.api.id);
    return viewOf(room.messages.get(message.message_id) as KeptMessage);
  }

  #chatChanged(): void {
    const { started, blocked } = this.#room;
    this.#world.events.emit({ type: "chat", chatId: this.id, started, blocked });
  }

  #newest<R>(pick: (message: ChatMessage) => R | undefined): R | undefined {
    for (const kept of [...this.#room.messages.values()].reverse()) {
      const found = pick(viewOf(kept));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #labels(): string[] {
    const inline = [...this.#room.messages.values()].flatMap((k) => k.api.reply_markup?.inline_keyboard.flat() ?? []);
    return [...inline, ...(this.#room.replyKeyboard?.keyboard.flat() ?? [])].map((b) => b.text);
  }
}

const types: Record<string, string> = {
  csv: "text/csv",
  pdf: "application/pdf",
  txt: "text/plain",
  ics: "text/calendar",
  zip: "application/zip",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const typeOf = (name: string) => types[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
