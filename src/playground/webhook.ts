/** Delivery of updates to a webhook: side by side over chats, in order within one, tried again with growing pauses until the answer is 2xx. */
import Agent from "undici/lib/dispatcher/agent.js";
import { exchange } from "../platform/http-exchange.ts";
import type { Update } from "./bot-api.ts";

export const webhookPausesMs: readonly number[] = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000];
const patienceMs = 60_000;

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string | undefined;
  /** 1–100 deliveries at a time. */
  readonly maxConnections: number;
}

export interface WebhookDeps {
  readonly settings: WebhookSettings;
  readonly pausesMs: readonly number[];
  confirm(updateId: number): void;
  /** A method call in the body of the webhook's answer. */
  call(answer: Record<string, unknown>): void;
  /** Epoch ms. */
  now(): number;
}

interface Waiting {
  readonly update: Update;
  failures: number;
}

export class Webhook {
  readonly settings: WebhookSettings;
  lastError: { readonly at: number; readonly message: string } | undefined;
  readonly #deps: WebhookDeps;
  readonly #target: {
    readonly origin: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly #connections: Agent;
  readonly #queues = new Map<number, Waiting[]>();
  readonly #ready: number[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #open = 0;
  #closed = false;

  constructor(deps: WebhookDeps) {
    this.#deps = deps;
    this.settings = deps.settings;
    const { url, secretToken, maxConnections } = deps.settings;
    const { origin, pathname, search } = new URL(url);
    const secret = secretToken === undefined ? {} : { "x-telegram-bot-api-secret-token": secretToken };
    this.#target = { origin, path: `${pathname}${search}`, headers: { "content-type": "application/json", ...secret } };
    this.#connections = new Agent({ connections: maxConnections });
  }

  push(update: Update, chatId: number): void {
    const queue = this.#queues.get(chatId);
    if (queue) {
      queue.push({ update, failures: 0 });
      return;
    }
    this.#queues.set(chatId, [{ update, failures: 0 }]);
    this.#ready.push(chatId);
    this.#work();
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    // What is on its way arrives.
    void this.#connections.close();
  }

  #work(): void {
    while (this.#open < this.settings.maxConnections && !this.#closed) {
      const chatId = this.#ready.shift();
      if (chatId === undefined) return;
      this.#open++;
      void this.#deliver(chatId).then((pauseMs) => {
        this.#open--;
        this.#again(chatId, pauseMs);
        this.#work();
      });
    }
  }

  /** Queues a chat again, at once or after a pause. */
  #again(chatId: number, pauseMs: number): void {
    if (this.#queues.get(chatId)?.length === 0) {
      this.#queues.delete(chatId);
      return;
    }
    if (pauseMs === 0) {
      this.#ready.push(chatId);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#ready.push(chatId);
      this.#work();
    }, pauseMs);
    this.#timers.add(timer);
  }

  /** @returns the pause in ms before the chat's next delivery */
  async #deliver(chatId: number): Promise<number> {
    const queue = this.#queues.get(chatId) as Waiting[];
    const first = queue[0] as Waiting;
    const sent = { ...this.#target, body: JSON.stringify(first.update) };
    const answer = await exchange(this.#connections, sent, patienceMs).catch((error: unknown) => ({
      status: 0,
      body: Buffer.from(error instanceof Error ? error.message : "connection failed"),
    }));
    if (this.#closed) return 0;
    if (answer.status >= 200 && answer.status < 300) {
      queue.shift();
      this.#deps.confirm(first.update.update_id);
      this.#callFrom(String(answer.body));
      return 0;
    }
    const message = answer.status === 0 ? String(answer.body) : `Wrong response from the webhook: ${answer.status}`;
    this.lastError = { at: this.#deps.now(), message };
    const pauses = this.#deps.pausesMs;
    return pauses[Math.min(first.failures++, pauses.length - 1)] ?? 1_000;
  }

  #callFrom(body: string): void {
    if (!body.startsWith("{")) return;
    try {
      const answer: unknown = JSON.parse(body);
      if (typeof answer === "object" && answer !== null && "method" in answer) this.#deps.call({ ...answer });
    } catch {
      // an answer that is no JSON calls nothing
    }
  }
}
