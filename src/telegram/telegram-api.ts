/** The HTTP client below every Bot API call: connections stay open, replies to people are tried again where that can help. */
import { Api, HttpError, type Transformer } from "grammy";
import type { ApiResponse } from "grammy/types";
import Agent from "undici/lib/dispatcher/agent.js";
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import { exchange, type Exchanged } from "../platform/http-exchange.ts";
import { lazily } from "../platform/lazily.ts";
import type { Metrics } from "../platform/metrics.ts";
import { pause } from "../platform/waiting.ts";

/** What Telegram's part of an HTTP request looks like to grammY. */
interface FetchInit {
  readonly headers?: Record<string, string>;
  readonly body?: string | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
}

interface FetchAnswer {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}

export interface TelegramAccess {
  readonly token: string;
  /** Without a slash at its end; Telegram's own by default. */
  readonly apiRoot?: string | undefined;
  readonly metrics: Metrics;
}

/** A resident who waits for a reply gives up before Telegram's longest waits are over. */
const longestRetryAfterMs = 20_000;
const pausesMs = [300, 1_500, 4_000];
/** A thousand messages a second, each answered within a quarter of one. */
const openAtMost = 256;
/** A new connection costs somebody three waits for a far server; one that Telegram closed meanwhile is noticed. */
const keepOpenMs = 50_000;
/** Uploads and slow lines included; also the answer of a getUpdates that waits has to come within this time. */
const answerWithinMs = 40_000;
/** All tries of a call together. */
const givenUpAfterMs = 45_000;

/** Most calls are these. They carry no files, and go past grammY's own client, which walks a payload twice and sets timers for each. */
const plainCalls: ReadonlySet<string> = new Set([
  "sendMessage",
  "editMessageText",
  "answerCallbackQuery",
  "answerInlineQuery",
]);
const jsonHeaders = { "content-type": "application/json" };

const refusal = z.object({ parameters: z.object({ retry_after: z.number() }) });

interface Call {
  readonly method: string;
  /** Path and query of the URL. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer;
  readonly signal: AbortSignal | undefined;
  /** @returns undefined for what is known to be no JSON */
  readonly read: (body: Buffer) => unknown;
}

/**
 * `retrying`: 429, 5xx and broken connections are tried again up to three times, for replies to people.
 * `single`: one attempt, for the outbox and the poller, which have rules of their own.
 */
export function createTelegramApi(
  kind: "retrying" | "single",
  { token, apiRoot = "https://api.telegram.org", metrics }: TelegramAccess,
): Api {
  const agent = new Agent({ connections: openAtMost, keepAliveTimeout: keepOpenMs });
  const { origin, pathname } = new URL(apiRoot);
  const root = `${pathname.replace(/\/$/, "")}/bot${token}/`;

  const once = async (call: Call, longestMs: number): Promise<Exchanged> => {
    const { method } = call;
    const startedAt = performance.now();
    let status = 0;
    try {
      const answer = await exchange(agent, { origin, ...call }, longestMs);
      status = answer.status;
      return answer;
    } finally {
      metrics.apiCalls.inc({ method, status });
      if (method !== "getUpdates") metrics.apiSeconds.observe({ method }, (performance.now() - startedAt) / 1000);
    }
  };

  const request = async (call: Call): Promise<{ readonly status: number; readonly json: unknown }> => {
    const until = performance.now() + givenUpAfterMs;
    for (let attempt = 0; ; attempt++) {
      let pauseMs = pausesMs[attempt] ?? longestRetryAfterMs;
      const isLast = () =>
        kind === "single" ||
        attempt === pausesMs.length ||
        call.signal?.aborted === true ||
        performance.now() + pauseMs >= until;
      try {
        const { status, body } = await once(call, Math.min(answerWithinMs, until - performance.now()));
        const json = call.read(body);
        const passes = status === 429 || status >= 500;
        if (status === 429) pauseMs = retryAfterOf(json) ?? pauseMs;
        if (!passes || pauseMs > longestRetryAfterMs || isLast()) {
          if (json === undefined) throw new Fault("telegram:no-json", { status });
          return { status, json };
        }
      } catch (error) {
        if (error instanceof Fault || isLast()) throw error;
      }
      await pause(pauseMs, call.signal);
    }
  };

  const fetchTelegram = async (target: string | URL, init: FetchInit = {}): Promise<FetchAnswer> => {
    const { pathname, search } = new URL(target);
    const { status, json } = await request({
      method: pathname.slice(pathname.lastIndexOf("/") + 1),
      path: `${pathname}${search}`,
      headers: init.headers ?? {},
      body: await buffered(init.body),
      signal: init.signal,
      read: (body) => parseJson(String(body)),
    });
    return { ok: status < 300, status, json: async () => json };
  };

  const plain: Transformer = async (viaGrammy, method, payload, signal) => {
    if (!plainCalls.has(method)) return viaGrammy(method, payload, signal);
    const call = {
      method,
      path: `${root}${method}`,
      headers: jsonHeaders,
      body: JSON.stringify(payload),
      signal: signal as AbortSignal | undefined,
      read: parseWhenLookedAt,
    };
    try {
      const { json } = await request(call);
      return json as ApiResponse<never>;
    } catch (error) {
      throw new HttpError(`Network request for '${method}' failed!`, error);
    }
  };

  const api = new Api(token, {
    apiRoot,
    timeoutSeconds: givenUpAfterMs / 1000,
    // grammY uses no more of fetch than this.
    fetch: fetchTelegram,
  });
  api.config.use(plain);
  return api;
}

const retryAfterOf = (json: unknown): number | undefined => {
  const parsed = refusal.safeParse(json);
  return parsed.success ? parsed.data.parameters.retry_after * 1000 : undefined;
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How Telegram begins to tell what it made of a message: it is longer than the message, and hardly ever looked at. */
const givesMessage = Buffer.from('{"ok":true,"result":{');

const parseWhenLookedAt = (body: Buffer): unknown =>
  body.length > givesMessage.length && givesMessage.compare(body, 0, givesMessage.length) === 0
    ? { ok: true, result: lazily(() => messageIn(String(body))) }
    : parseJson(String(body));

function messageIn(text: string): object {
  const json = parseJson(text) as { readonly result: object } | undefined;
  if (!json) throw new Fault("telegram:no-json", { status: 200 });
  return json.result;
}

/** A stream can be sent once only; another try needs its bytes. */
async function buffered(body: FetchInit["body"]): Promise<string | Buffer> {
  if (body === undefined || typeof body === "string") return body ?? "";
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}
