/** Delivery of updates to a webhook: side by side over chats, in order within one, tried again with growing pauses until the answer is 2xx. */
import { request } from "node:http";
import { request as secureRequest } from "node:https";
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
  readonly #queues = new Map<number, Waiting[]>();
  readonly #ready: number[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #open = 0;
  #closed = false;

  constructor(deps: WebhookDeps) {
    this.#deps = deps;
    this.settings = deps.settings;
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
    const answer = await post(this.settings, first.update).catch((error: unknown) => ({
      status: 0,
      body: error instanceof Error ? error.message : "connection failed",
    }));
    if (this.#closed) return 0;
    if (answer.status >= 200 && answer.status < 300) {
      queue.shift();
      this.#deps.confirm(first.update.update_id);
      this.#callFrom(answer.body);
      return 0;
    }
    const message = answer.status === 0 ? answer.body : `Wrong response from the webhook: ${answer.status}`;
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

function post(settings: WebhookSettings, update: Update): Promise<{ readonly status: number; readonly body: string }> {
  const body = Buffer.from(JSON.stringify(update));
  const send = settings.url.startsWith("https:") ? secureRequest : request;
  return new Promise((resolve, reject) => {
    const call = send(
      settings.url,
      {
        method: "POST",
        timeout: patienceMs,
        headers: {
          "content-type": "application/json",
          "content-length": body.length,
          ...(settings.secretToken !== undefined && { "x-telegram-bot-api-secret-token": settings.secretToken }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
        answer.on("error", reject);
      },
    );
    call.on("timeout", () => call.destroy(new Error("Read timeout expired")));
    call.on("error", reject);
    call.end(body);
  });
}
