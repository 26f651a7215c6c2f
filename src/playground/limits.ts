/** Telegram's documented sending limits (core.telegram.org/bots/faq): about one message a second in a chat, 20 a minute in a group, 30 a second over all, 1,000 when paid. */
import { tooManyRequests } from "./bot-api.ts";

const shortBurst = 4;

/** At most `count` sends in any `spanMs`. */
class Window {
  readonly #moments: number[] = [];
  readonly #count: number;
  readonly #spanMs: number;
  #next = 0;
  #closedUntil = 0;

  constructor(count: number, spanMs: number) {
    this.#count = count;
    this.#spanMs = spanMs;
  }

  /** Seconds to wait before one more is allowed; 0: allowed. Whoever came too early finds the window shut until then. */
  wait(now: number): number {
    const oldest = this.#moments[this.#next];
    const free = oldest === undefined ? 0 : oldest + this.#spanMs;
    if (free > now && this.#closedUntil <= now) this.#closedUntil = now + Math.ceil((free - now) / 1000) * 1000;
    return this.#closedUntil > now ? Math.ceil((this.#closedUntil - now) / 1000) : 0;
  }

  take(now: number): void {
    this.#moments[this.#next] = now;
    this.#next = (this.#next + 1) % this.#count;
  }
}

/** One a second on average, with a small burst. */
class Bucket {
  #fullAt = 0;

  wait(now: number): number {
    const ahead = this.#fullAt - now;
    return ahead <= (shortBurst - 1) * 1000 ? 0 : Math.ceil((ahead - (shortBurst - 1) * 1000) / 1000);
  }

  take(now: number): void {
    this.#fullAt = Math.max(this.#fullAt, now) + 1000;
  }

  idle(now: number): boolean {
    return this.#fullAt <= now;
  }
}

/** `elapsed` is a steady clock in ms: limits count real seconds, whatever the library's clock shows. */
export class Limits {
  on: boolean;
  readonly #elapsed: () => number;
  readonly #free = new Window(30, 1000);
  readonly #paid = new Window(1000, 1000);
  readonly #chats = new Map<number, Bucket | Window>();

  constructor(on: boolean, elapsed: () => number) {
    this.on = on;
    this.#elapsed = elapsed;
  }

  /** Counts `messages` more to a chat. @throws Refusal 429 with `retry_after` in seconds */
  take(chatId: number, isGroup: boolean, paid: boolean, messages = 1): void {
    if (!this.on) return;
    const now = this.#elapsed();
    const overall = paid ? this.#paid : this.#free;
    const chat = this.#chatOf(chatId, isGroup, now);
    const wait = Math.max(overall.wait(now), chat.wait(now));
    if (wait > 0) throw tooManyRequests(wait);
    for (let n = 0; n < messages; n++) {
      overall.take(now);
      chat.take(now);
    }
  }

  #chatOf(chatId: number, isGroup: boolean, now: number): Bucket | Window {
    const known = this.#chats.get(chatId);
    if (known) return known;
    if (this.#chats.size >= 10_000)
      for (const [id, chat] of this.#chats) if (chat instanceof Bucket && chat.idle(now)) this.#chats.delete(id);
    const chat = isGroup ? new Window(20, 60_000) : new Bucket();
    this.#chats.set(chatId, chat);
    return chat;
  }
}
