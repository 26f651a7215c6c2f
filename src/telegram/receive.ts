/** Updates from Telegram into the inbox, by long polling or webhook: Telegram is told that they arrived once Redis has them. */
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type Api, GrammyError } from "grammy";
import { Fault } from "../platform/fault.ts";
import type { Inbox, IncomingUpdate, OpenResponse } from "../inbox/update.ts";
import type { Logger } from "../platform/logger.ts";
import { createStop, pause } from "../platform/waiting.ts";

/** What the bot handles; Telegram sends nothing else. */
export const allowedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
  "my_chat_member",
] as const;

/** Long polling: Telegram answers when there is something, or after this time. */
const pollSeconds = 25;
const updatesAtOnce = 100;
const longestPauseMs = 15_000;
/** Another program polls with the same token, or a webhook is set. */
const conflictPauseMs = 3_000;
const tokenRefusedPauseMs = 30_000;
const longestBody = 1_048_576;

/** @returns undefined for what is no update */
export function toIncoming(update: unknown, body = JSON.stringify(update)): IncomingUpdate | undefined {
  if (!isObject(update)) return undefined;
  const { update_id: updateId, ...rest } = update;
  if (!Number.isSafeInteger(updateId) || Number(updateId) < 0) return undefined;
  const part = Object.values(rest).find(isObject);
  return { updateId: Number(updateId), chatId: part ? sourceOf(part) : 0, body, update };
}

/** Whose a message, a tap, … is: of the chat; where there is none, of the person. */
function sourceOf({ chat, message, from, user }: Fields): number {
  return idOf(chat) ?? (isObject(message) ? idOf(message.chat) : undefined) ?? idOf(from) ?? idOf(user) ?? 0;
}

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const idOf = (who: unknown): number | undefined =>
  isObject(who) && Number.isSafeInteger(who.id) ? Number(who.id) : undefined;

export interface Receiving {
  /** Whether Telegram answered last time: part of readiness. */
  readonly flowing: boolean;
  /** Cuts the waiting request short; what was stored is stored. */
  stop(): Promise<void>;
}

interface Deps {
  readonly inbox: Pick<Inbox, "append">;
  readonly logger: Logger;
}

/** @param api one attempt per call */
export function startPolling({ api, inbox, logger }: Deps & { readonly api: Api }): Receiving {
  const stopping = createStop();
  // Telegram answered just before, at the start.
  let flowing = true;
  let failures = 0;

  const poll = async (offset: number | undefined): Promise<number | undefined> => {
    const options = { limit: updatesAtOnce, timeout: pollSeconds, allowed_updates: allowedUpdates };
    const signal = stopping.signal as unknown as Parameters<Api["getUpdates"]>[1];
    const updates = await api.getUpdates(offset === undefined ? options : { ...options, offset }, signal);
    await inbox.append(updates.flatMap((update) => toIncoming(update) ?? []));
    const last = updates.at(-1);
    return last ? last.update_id + 1 : offset;
  };

  const run = async () => {
    let offset: number | undefined;
    while (!stopping.signal.aborted) {
      try {
        offset = await poll(offset);
        if (failures > 0) logger.info("polling-again");
        flowing = true;
        failures = 0;
      } catch (error) {
        if (stopping.signal.aborted) return;
        flowing = false;
        const code = error instanceof GrammyError ? error.error_code : 0;
        if (failures++ === 0 || code === 401) logger.warn("polling-failed", { code });
        // Telegram says the same of another program that polls, which no deleting helps against.
        if (code === 409 && /webhook/i.test((error as GrammyError).description))
          await api.deleteWebhook().catch(() => {});
        await pause(pauseAfter(error, failures), stopping.signal);
      }
    }
  };
  const running = run();
  return {
    get flowing() {
      return flowing;
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function pauseAfter(error: unknown, failures: number): number {
  if (error instanceof GrammyError) {
    if (error.error_code === 429) return (error.parameters.retry_after ?? 5) * 1000;
    if (error.error_code === 409) return conflictPauseMs;
    if (error.error_code === 401) return tokenRefusedPauseMs;
  }
  return Math.min(250 * 2 ** failures, longestPauseMs);
}

/** @returns a listener for POST requests of Telegram: 200 once the update is stored, 401 without the secret, 503 while Redis refuses */
export function createWebhook({ inbox, logger, secret }: Deps & { readonly secret: string }): RequestListener {
  const expected = Buffer.from(secret);
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const given = request.headers["x-telegram-bot-api-secret-token"];
    if (typeof given !== "string" || !isSame(Buffer.from(given), expected)) return { status: 401 };
    if (request.method !== "POST") return { status: 405 };
    const body = await readBody(request);
    if (body === undefined) return { status: 413 };
    const incoming = parse(body);
    if (!incoming) return { status: 400 };
    try {
      // Only the progress sign of a button waits for a call that nobody needs to know the end of.
      if (!isTap(incoming.update)) {
        await inbox.append([incoming]);
        return { status: 200 };
      }
      const response = createResponse();
      await inbox.append([{ ...incoming, response }]);
      return { status: 200, call: await response.close() };
    } catch (error) {
      logger.error("webhook-not-stored", { updateId: incoming.updateId }, error);
      return { status: 503 };
    }
  };
  return (request, response) => {
    answer(request).then(
      ({ status, call }) => {
        if (status === 413) response.setHeader("connection", "close");
        if (call) response.setHeader("content-type", "application/json");
        // Not by `writeHead`, after which even an empty body is sent in chunks.
        response.statusCode = status;
        response.end(call && JSON.stringify(call));
      },
      () => response.destroy(),
    );
  };
}

const isTap = (update: unknown): boolean => isObject(update) && "callback_query" in update;

interface Answer {
  readonly status: number;
  /** A call of the Bot API: https://core.telegram.org/bots/api#making-requests-when-getting-updates */
  readonly call?: object | undefined;
}

/** Whoever handles the update in the turn of the event loop in which it was stored may still put the call into it. */
function createResponse(): OpenResponse & { close(): Promise<object | undefined> } {
  let call: object | undefined;
  let open = true;
  return {
    confirm(callbackQueryId) {
      if (open) call = { method: "answerCallbackQuery", callback_query_id: callbackQueryId };
      return call !== undefined;
    },
    async close() {
      await nextTurn();
      open = false;
      return call;
    },
  };
}

/** In a time that tells no more than the length. */
const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

function parse(body: string): IncomingUpdate | undefined {
  try {
    return toIncoming(JSON.parse(body), body);
  } catch {
    return undefined;
  }
}

/** @returns undefined for a body that is too long */
function readBody(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((done, fail) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on("data", (part: Buffer) => {
      length += part.length;
      if (length > longestBody) done(undefined);
      else parts.push(part);
    });
    request.on("end", () => done(parts.length === 1 ? String(parts[0]) : Buffer.concat(parts).toString("utf8")));
    request.on("error", fail);
    request.on("close", () => {
      if (!request.complete) fail(new Fault("telegram:request-broken"));
    });
  });
}
