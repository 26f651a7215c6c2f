/** The HTTP client below every Bot API call: connections stay open, replies to people are tried again where that can help. */
import { Api } from "grammy";
import type { Dispatcher } from "undici";
import Agent from "undici/lib/dispatcher/agent.js";
import { z } from "zod";
import { Fault } from "../platform/fault.ts";
import type { Metrics } from "../platform/metrics.ts";
import { pause } from "../platform/waiting.ts";

/** What Telegram's part of an HTTP request looks like to grammY. */
interface FetchInit {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal;
}

interface FetchAnswer {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}

/** Given to grammY as `client.fetch`: also inside conversations, and never replayed there. Rejects, never throws. */
export type TelegramFetch = typeof globalThis.fetch;

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
/** Uploads and slow lines included. */
const answerWithinSeconds = 30;

const refusal = z.object({ parameters: z.object({ retry_after: z.number() }) });

/**
 * `retrying`: 429, 5xx and broken connections are tried again up to three times, for replies to people.
 * `single`: one attempt, for the outbox and the poller, which have rules of their own.
 */
export function createTelegramFetch(kind: "retrying" | "single", metrics: Metrics): TelegramFetch {
  // Also the answer of a getUpdates that waits has to come within this time.
  const longestMs = (answerWithinSeconds + 10) * 1000;
  const agent = new Agent({
    connections: openAtMost,
    keepAliveTimeout: keepOpenMs,
    headersTimeout: longestMs,
    bodyTimeout: longestMs,
  });
  const once = async (url: URL, init: FetchInit, body: string | Buffer): Promise<{ status: number; text: string }> => {
    const method = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
    const startedAt = performance.now();
    let status = 0;
    try {
      const answer = await exchange(url, init, body, agent);
      status = answer.status;
      return answer;
    } finally {
      metrics.apiCalls.inc({ method, status });
      if (method !== "getUpdates") metrics.apiSeconds.observe({ method }, (performance.now() - startedAt) / 1000);
    }
  };

  const fetchTelegram = async (target: string | URL, init: FetchInit = {}): Promise<FetchAnswer> => {
    const url = new URL(target);
    const body = await buffered(init.body);
    for (let attempt = 0; ; attempt++) {
      const last = kind === "single" || attempt === pausesMs.length || init.signal?.aborted === true;
      let pauseMs = pausesMs[attempt] as number;
      try {
        const answer = await once(url, init, body);
        const json = parseJson(answer.text);
        if (answer.status === 429) pauseMs = retryAfterOf(json) ?? pauseMs;
        const passes = answer.status === 429 || answer.status >= 500;
        if (last || !passes || pauseMs > longestRetryAfterMs) {
          if (json === undefined) throw new Fault("telegram:no-json", { status: answer.status });
          return { ok: answer.status < 300, status: answer.status, json: async () => json };
        }
      } catch (error) {
        if (last || error instanceof Fault) throw error;
      }
      await pause(pauseMs, init.signal);
    }
  };
  // grammY uses no more of fetch than this.
  return fetchTelegram as unknown as TelegramFetch;
}

/** An Api with one attempt per call. */
export function createSingleAttemptApi({ token, apiRoot, metrics }: TelegramAccess): Api {
  return new Api(token, clientOptions(createTelegramFetch("single", metrics), apiRoot));
}

/** Client options for `new Bot(token, { client })` and `new Api(token, …)`. */
export function clientOptions(fetch: TelegramFetch, apiRoot?: string) {
  return {
    fetch,
    timeoutSeconds: answerWithinSeconds + 15,
    ...(apiRoot ? { apiRoot } : {}),
  };
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

/** A stream can be sent once only; another try needs its bytes. */
async function buffered(body: FetchInit["body"]): Promise<string | Buffer> {
  if (body === undefined || typeof body === "string") return body ?? "";
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts);
}

/** Through undici's dispatcher itself: its `request` wraps each answer in a stream, and ours are read whole. */
function exchange(
  url: URL,
  { method = "GET", headers = {}, signal }: FetchInit,
  body: string | Buffer,
  connections: Dispatcher,
): Promise<{ status: number; text: string }> {
  const options = { origin: url.origin, path: `${url.pathname}${url.search}`, method, headers, body };
  return new Promise((done, fail) => {
    let status = 0;
    const parts: Buffer[] = [];
    let giveUp = () => {};
    const end = () => signal?.removeEventListener("abort", giveUp);
    connections.dispatch(options, {
      onRequestStart(controller) {
        giveUp = () => controller.abort(new Fault("telegram:given-up"));
        if (signal?.aborted) giveUp();
        else signal?.addEventListener("abort", giveUp);
      },
      onResponseStart(_, statusCode) {
        status = statusCode;
      },
      onResponseData(_, part) {
        parts.push(part);
      },
      onResponseEnd() {
        end();
        done({ status, text: String(parts.length === 1 ? parts[0] : Buffer.concat(parts)) });
      },
      onResponseError(_, error) {
        end();
        fail(error);
      },
    });
  });
}
