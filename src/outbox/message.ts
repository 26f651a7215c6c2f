/** Anything the bot sends unprompted. Replies to the person writing are sent directly and do not pass here. */
import { z } from "zod";
import type { Html } from "../platform/markup.ts";

/** Sent in this order when several wait. */
export const priorities = ["urgent", "reminder", "broadcast"] as const;
export type Priority = (typeof priorities)[number];

/** Inline button: `data` comes back as a callback query (1–64 bytes), `url` opens a page. */
export type Button =
  { readonly label: string; readonly data: string } | { readonly label: string; readonly url: string };

/** What is shown in a chat. With `photo`, `text` is its caption (at most 1024 characters after parsing). */
export interface MessageContent {
  readonly text: Html;
  readonly buttons?: readonly (readonly Button[])[];
  /** Telegram file id. */
  readonly photo?: string;
  readonly document?: { readonly filename: string; readonly base64: string };
}

export interface OutboxMessage extends MessageContent {
  /** The same id is sent once, however often it is put in: e.g. `reminder/m12/1764115200000/M12-7KQ4ZT`. */
  readonly id: string;
  readonly chatId: number;
  readonly priority: Exclude<Priority, "broadcast">;
  /** Epoch ms after which it is no longer worth sending; then it is recorded as missed. */
  readonly usefulUntil?: number;
  /** Sent only while this meeting still starts at this moment. */
  readonly about?: { readonly meetingId: string; readonly startsAt: number };
}

/** What Telegram said to one attempt. */
export type SendResult =
  | { readonly kind: "sent"; readonly messageId: number }
  /** The person blocked the bot, never started it, or the account is gone. */
  | { readonly kind: "unreachable" }
  /** 429: everything unprompted waits this long. */
  | { readonly kind: "too-many"; readonly retryAfterMs: number }
  /** 5xx, reset, no answer: tried again with backoff. */
  | { readonly kind: "unavailable" }
  /** 400 and the like: trying again would not help. */
  | { readonly kind: "rejected"; readonly code: number };

export interface Sender {
  send(chatId: number, content: MessageContent): Promise<SendResult>;
  /** Changes what was sent. */
  edit(chatId: number, messageId: number, content: MessageContent): Promise<SendResult>;
  delete(chatId: number, messageId: number): Promise<SendResult>;
}

const button = z.union([
  z.object({ label: z.string(), data: z.string() }),
  z.object({ label: z.string(), url: z.string() }),
]);

const contentFields = {
  text: z.string().transform((text) => text as Html),
  buttons: z.array(z.array(button)).exactOptional(),
  photo: z.string().exactOptional(),
  document: z.object({ filename: z.string(), base64: z.string() }).exactOptional(),
};

/** Content as Redis gives it back. */
export const messageContent: z.ZodType<MessageContent> = z.object(contentFields);

/** A notice as Redis gives it back. */
export const outboxMessage: z.ZodType<OutboxMessage> = z.object({
  ...contentFields,
  id: z.string(),
  chatId: z.number(),
  priority: z.enum(["urgent", "reminder"]),
  usefulUntil: z.number().exactOptional(),
  about: z.object({ meetingId: z.string(), startsAt: z.number() }).exactOptional(),
});
