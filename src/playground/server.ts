/** The playground: one server on 127.0.0.1 with the web page, what the page asks for, and the Bot API that the bot talks to. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Refusal } from "./bot-api.ts";
import { control, type Library, readState } from "./control.ts";
import type { Emulator } from "./emulator.ts";
import { EventStream } from "./event-stream.ts";
import { readPageFiles } from "./page-files.ts";
import { readBody } from "./params.ts";
import { isForThisMachine, isFromOwnPage, mayChange } from "./visitors-allowed.ts";

export interface PlaygroundOptions extends Library {
  /** 0 takes a free one. */
  readonly port: number;
  readonly emulator: Emulator;
  /** Pages of the program itself, by the beginning of their path (`/kalender/`). */
  readonly pages?: () => Readonly<Record<string, RequestListener>>;
}

export interface Playground {
  /** `http://127.0.0.1:<port>`: the page's address and the bot's `TELEGRAM_API_ROOT`. */
  readonly address: string;
  close(): Promise<void>;
}

const largestRequest = 16 * 1024 * 1024;
/** After the bot wrote, another reminder may be next: looked up once things are quiet. */
const reminderLookupMs = 300;
const guards = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** @throws the listen error, e.g. EADDRINUSE */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { emulator } = options;
  const files = readPageFiles();
  const stream = new EventStream();
  let lookup: NodeJS.Timeout | undefined;
  let shownReminderAt: number | null | undefined;

  const unfollow = emulator.on((event) => {
    stream.send(event);
    if (event.type !== "message" || event.message.from !== "bot" || !stream.watched) return;
    lookup ??= setTimeout(() => {
      lookup = undefined;
      showClock(true).catch(() => stream.send({ type: "clock", now: options.now(), nextReminderAt: null }));
    }, reminderLookupMs);
  });

  async function showClock(onlyIfChanged: boolean): Promise<void> {
    const nextReminderAt = await options.nextReminderAt();
    if (onlyIfChanged && nextReminderAt === shownReminderAt) return;
    shownReminderAt = nextReminderAt;
    stream.send({ type: "clock", now: options.now(), nextReminderAt });
  }

  async function change(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const body = readJson(await readBody(request, largestRequest));
    const outcome = await control(emulator, options, path, body);
    if (outcome.kind === "unknown") return sendJson(response, 404, { error: "not found" });
    if (outcome.kind === "wrong") return sendJson(response, 400, { error: outcome.error });
    if (outcome.clockMoved) await showClock(false);
    sendJson(response, 200, outcome.answer);
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isForThisMachine(request)) return refuse(request, response, 421, "this playground answers only to 127.0.0.1");
    if (emulator.handle(request, response)) return;
    for (const [name, value] of Object.entries(guards)) response.setHeader(name, value);
    const path = (request.url ?? "/").split("?")[0] as string;
    if (request.method === "POST" && path.startsWith("/playground/")) {
      if (!mayChange(request)) return refuse(request, response, 403, "only the playground's own page may do this");
      return change(request, response, path.slice("/playground/".length));
    }
    if (request.method !== "GET" && request.method !== "HEAD")
      return refuse(request, response, 405, "method not allowed");
    if (path.startsWith("/playground/") && !isFromOwnPage(request))
      return refuse(request, response, 403, "only the playground's own page may see this");
    const page = Object.entries(options.pages?.() ?? {}).find(([start]) => path.startsWith(start))?.[1];
    if (page) return page(request, response);
    if (path === "/playground/state") return sendJson(response, 200, await readState(emulator, options));
    if (path === "/playground/events") return stream.open(request, response);
    if (path.startsWith("/playground/files/")) return sendFile(emulator, response, path.split("/").at(-1) as string);
    const file = files.get(path);
    if (!file) return sendJson(response, 404, { error: "not found" });
    response.writeHead(200, {
      "content-type": file.type,
      "content-length": file.bytes.length,
      "cache-control": "no-cache",
    });
    response.end(file.bytes);
  }

  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else if (error instanceof Refusal) sendJson(response, 400, { error: error.message });
      else sendJson(response, 500, { error: "the playground failed" });
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      unfollow();
      clearTimeout(lookup);
      stream.close();
      await emulator.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function readJson(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString());
  } catch {
    throw new Refusal(400, "the body is no JSON");
  }
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  response.end(body);
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, error: string): void {
  request.resume();
  sendJson(response, status, { error });
}

/** Pictures are shown, everything else is downloaded; neither may run anything. */
function sendFile(emulator: Emulator, response: ServerResponse, id: string): void {
  const file = emulator.file(id);
  if (!file) return sendJson(response, 404, { error: "not found" });
  const isPicture = /^image\/(?:png|jpeg|gif|webp)$/.test(file.type);
  response.writeHead(200, {
    "content-type": isPicture ? file.type : "application/octet-stream",
    "content-length": file.bytes.length,
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, max-age=3600",
    ...(!isPicture && { "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` }),
  });
  response.end(file.bytes);
}
