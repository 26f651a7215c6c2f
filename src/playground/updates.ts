/** What waits for the bot: updates, fetched by one poller at a time or pushed to a webhook, each kept until the bot confirmed it. */
import { z } from "zod";
import { Refusal, type Update } from "./bot-api.ts";
import type { Params } from "./params.ts";

/** Telegram sends these only to bots that ask for them. */
const onDemand = new Set(["chat_member", "message_reaction", "message_reaction_count"]);
const longestPollSeconds = 50;

interface Poller {
  readonly limit: number;
  resolve(updates: readonly Update[]): void;
  reject(refusal: Refusal): void;
}

export const updateKinds = z.array(z.string());
export const readAllowedUpdates = (p: Params) => p.json("allowed_updates", updateKinds, "can't parse allowed updates");

export class Updates {
  #pending: Update[] = [];
  #nextId: number;
  #allowed: readonly string[] = [];
  #poller: Poller | undefined;
  /** Receives each new update instead of pollers while a webhook is set. */
  #push: ((update: Update, chatId: number) => void) | undefined;
  readonly #chats = new Map<number, number>();

  readonly #drained: () => void;

  /** `drained` is told each time the bot has confirmed everything. */
  constructor(firstId: number, drained: () => void) {
    this.#nextId = firstId;
    this.#drained = drained;
  }

  get pending(): readonly Update[] {
    return this.#pending;
  }

  get polled(): boolean {
    return this.#poller !== undefined;
  }

  allow(kinds: readonly string[] | undefined): void {
    if (kinds) this.#allowed = kinds;
  }

  get allowed(): readonly string[] {
    return this.#allowed;
  }

  /** @returns the update's id, or undefined where the bot did not ask for this kind */
  add(kind: string, payload: unknown, chatId: number): number | undefined {
    if (this.#allowed.length > 0 ? !this.#allowed.includes(kind) : onDemand.has(kind)) return undefined;
    const update: Update = { update_id: this.#nextId++, [kind]: payload };
    this.#pending.push(update);
    if (this.#push) {
      this.#chats.set(update.update_id, chatId);
      this.#push(update, chatId);
    } else if (this.#poller) {
      const poller = this.#poller;
      this.#poller = undefined;
      poller.resolve(this.#pending.slice(0, poller.limit));
    }
    return update.update_id;
  }

  /** From now on updates, waiting ones first, go to `push`; `undefined` gives them back to pollers. */
  pushTo(push: ((update: Update, chatId: number) => void) | undefined): void {
    this.#push = push;
    if (!push) return this.#chats.clear();
    this.#poller?.reject(webhookIsActive());
    this.#poller = undefined;
    for (const update of this.#pending) push(update, this.#chats.get(update.update_id) ?? 0);
  }

  confirm(updateId: number): void {
    this.#chats.delete(updateId);
    const at = this.#pending.findIndex((u) => u.update_id === updateId);
    if (at < 0) return;
    this.#pending.splice(at, 1);
    if (this.#pending.length === 0) this.#drained();
  }

  dropPending(): void {
    this.#pending = [];
    this.#chats.clear();
  }

  /** `getUpdates`: an offset confirms all before it; a second poller ends the first. @throws Refusal 409 */
  poll(p: Params, onHangUp: (leave: () => void) => void): readonly Update[] | Promise<readonly Update[]> {
    if (this.#push) throw webhookIsActive();
    this.allow(readAllowedUpdates(p));
    this.#poller?.reject(
      new Refusal(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      ),
    );
    this.#poller = undefined;
    const limit = Math.min(Math.max(p.integer("limit") ?? 100, 1), 100);
    const seconds = Math.min(Math.max(p.integer("timeout") ?? 0, 0), longestPollSeconds);
    this.#confirmBefore(p.integer("offset") ?? 0);
    if (this.#pending.length > 0 || seconds === 0) return this.#pending.slice(0, limit);
    return new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        if (this.#poller === poller) this.#poller = undefined;
        resolve([]);
      };
      const timer = setTimeout(leave, seconds * 1000);
      const poller: Poller = {
        limit,
        resolve: (updates) => (clearTimeout(timer), resolve(updates)),
        reject: (refusal) => (clearTimeout(timer), reject(refusal)),
      };
      this.#poller = poller;
      onHangUp(leave);
    });
  }

  /** Ends a waiting poll with nothing, e.g. when the emulator closes. */
  release(): void {
    this.#poller?.resolve([]);
    this.#poller = undefined;
  }

  #confirmBefore(offset: number): void {
    if (offset === 0 || this.#pending.length === 0) return;
    if (offset < 0) {
      this.#pending = this.#pending.slice(offset);
      return;
    }
    let confirmed = 0;
    while (confirmed < this.#pending.length && (this.#pending[confirmed] as Update).update_id < offset) confirmed++;
    if (confirmed === 0) return;
    this.#pending.splice(0, confirmed);
    if (this.#pending.length === 0) this.#drained();
  }
}

const webhookIsActive = () =>
  new Refusal(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
