/** The part of Telegram's Bot API that bots and people exchange here, and how a call is refused. */

export interface User {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly last_name?: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface Chat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  readonly title?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly username?: string;
}

/** `offset` and `length` count UTF-16 units. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: User;
  readonly language?: string;
  readonly custom_emoji_id?: string;
}

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly [other: string]: unknown;
}

export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly InlineButton[])[];
}

export interface FileReference {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_size: number;
}

export interface PhotoSize extends FileReference {
  readonly width: number;
  readonly height: number;
}

export interface DocumentReference extends FileReference {
  readonly file_name?: string;
  readonly mime_type?: string;
}

export interface Location {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Contact {
  readonly phone_number: string;
  readonly first_name: string;
  readonly last_name?: string;
  readonly user_id?: number;
}

/** What a message carries, apart from who, where and when. */
export interface MessageContent {
  readonly text?: string;
  readonly entities?: readonly Entity[];
  readonly caption?: string;
  readonly caption_entities?: readonly Entity[];
  readonly photo?: readonly PhotoSize[];
  readonly document?: DocumentReference;
  readonly location?: Location;
  readonly venue?: { readonly location: Location; readonly title: string; readonly address: string };
  readonly contact?: Contact;
  readonly sticker?: FileReference & { readonly emoji: string; readonly [other: string]: unknown };
  readonly media_group_id?: string;
}

export interface Message extends MessageContent {
  readonly message_id: number;
  readonly from: User;
  readonly chat: Chat;
  /** Unix seconds. */
  readonly date: number;
  readonly edit_date?: number;
  readonly reply_markup?: InlineKeyboard;
  readonly reply_to_message?: Message;
  readonly forward_origin?: unknown;
  readonly pinned_message?: Message;
}

export interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

/** A refused call, thrown by whatever finds the mistake and written as the answer at the one place that answers. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: { readonly retry_after: number } | undefined;

  constructor(code: number, description: string, parameters?: { readonly retry_after: number }) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (reason: string) => new Refusal(400, `Bad Request: ${reason}`);
export const forbidden = (reason: string) => new Refusal(403, `Forbidden: ${reason}`);
export const tooManyRequests = (seconds: number) =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

/** A copy without some of its properties. */
export const without = <T extends object, K extends keyof T>(object: T, ...names: readonly K[]): Omit<T, K> =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name as K))) as Omit<T, K>;
