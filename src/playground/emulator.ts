/** Telegram as a bot sees it: the Bot API over HTTP, strict where Telegram is strict, with people in memory on the other side. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Message, Refusal } from "./bot-api.ts";
import { type ChatMessage, fileUrl, viewOf } from "./chat-message.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Listener, Traffic } from "./emulator-events.ts";
import { about } from "./methods/about.ts";
import { answering } from "./methods/answering.ts";
import { changing } from "./methods/changing.ts";
import type { Call, Method } from "./methods/method.ts";
import { receiving } from "./methods/receiving.ts";
import { sending } from "./methods/sending.ts";
import { Params, readParams } from "./params.ts";
import { Person, type PersonDetails } from "./person.ts";
import { type Failure, PlannedFailures } from "./planned-failures.ts";
import type { KeptFile } from "./uploads.ts";
import { Webhook, type WebhookSettings, webhookPausesMs } from "./webhook.ts";
import { World, type WorldOptions } from "./world.ts";

export type EmulatorOptions = WorldOptions;

export interface GroupDetails {
  /** Negative, as Telegram's are. */
  readonly id: number;
  readonly title: string;
  readonly username?: string;
  readonly members: readonly Person[];
}

export interface Emulator {
  readonly botUsername: string;
  /** Listens on 127.0.0.1; port 0 takes a free one. @returns `http://127.0.0.1:<port>`, the bot's `TELEGRAM_API_ROOT` */
  listen(port: number): Promise<string>;
  close(): Promise<void>;
  /** Answers a request to the Bot API; false when its path is none of the Bot API's. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Adds a person, or gives the one with this id. */
  person(details: PersonDetails): Person;
  /** Everybody who was added, in that order. */
  people(): readonly Person[];
  /** Adds a group that the bot is a member of. */
  group(details: GroupDetails): void;
  /** What is in any chat, oldest first. */
  messagesIn(chatId: number): readonly ChatMessage[];
  file(fileId: string): KeptFile | undefined;
  /** The file behind a message's photo or document. */
  fileOf(message: ChatMessage): KeptFile | undefined;
  /** Follows what happens. @returns ends following */
  on(listener: Listener): () => void;
  failNext(failure: Failure): void;
  clearFailures(): void;
  setLimits(on: boolean): void;
  readonly limitsOn: boolean;
  readonly deliveries: Deliveries;
  /** Answered calls by method as the documentation writes it, and refused ones by error code. */
  readonly calls: { readonly byMethod: ReadonlyMap<string, number>; readonly byError: ReadonlyMap<number, number> };
  /** Newest last. */
  readonly traffic: readonly Traffic[];
  /** Updates that the bot did not confirm yet. */
  readonly pendingUpdates: number;
  /** Whether the bot is listening: a long poll is open or a webhook is set. */
  readonly botListens: boolean;
}

const neverHangsUp = () => {};

export function createEmulator(options: EmulatorOptions): Emulator {
  const world = new World(options);
  const failures = new PlannedFailures();
  const people = new Map<number, Person>();
  const byMethod = new Map<string, number>();
  const byError = new Map<number, number>();
  const traffic: Traffic[] = [];
  const keepTraffic = options.keepTraffic ?? 200;
  const apiPath = `/bot${options.token}/`;
  const filePath = `/file/bot${options.token}/`;
  let webhook: Webhook | undefined;
  let server: Server | undefined;

  const switchWebhook = (settings: WebhookSettings | undefined): boolean => {
    const changed = JSON.stringify(webhook?.settings) !== JSON.stringify(settings);
    if (!changed) return false;
    webhook?.close();
    webhook = undefined;
    if (settings) {
      webhook = new Webhook({
        settings,
        pausesMs: options.webhookPausesMs ?? webhookPausesMs,
        confirm: (id) => world.updates.confirm(id),
        call: ({ method, ...values }) => void perform(String(method), new Params(values), neverHangsUp),
        now: () => world.clock.now(),
      });
      const target = webhook;
      world.updates.pushTo((update, chatId) => target.push(update, chatId));
    } else world.updates.pushTo(undefined);
    return true;
  };

  const methods = new Map<string, { readonly name: string; readonly run: Method }>();
  for (const table of [sending, changing, answering, about, receiving({ current: () => webhook, set: switchWebhook })])
    for (const [name, run] of Object.entries(table)) methods.set(name.toLowerCase(), { name, run });

  /** Runs one call, records it, and gives the answer's status and body. */
  async function perform(
    name: string,
    p: Params,
    onHangUp: Call["onHangUp"],
  ): Promise<readonly [status: number, body: string]> {
    const startedAt = performance.now();
    const method = methods.get(name.toLowerCase());
    try {
      if (!method) throw new Refusal(404, "Not Found: method not found");
      const given = method.run({ p, world, onHangUp });
      const result: unknown = given instanceof Promise ? await given : given;
      record(method.name, p, startedAt);
      return [200, `{"ok":true,"result":${JSON.stringify(result)}}`];
    } catch (error) {
      const refusal =
        error instanceof Refusal ? error : new Refusal(500, "Internal Server Error: the emulator itself failed");
      record(method?.name ?? name, p, startedAt, refusal);
      return [refusal.code, refusalBody(refusal)];
    }
  }

  function record(method: string, p: Params, startedAt: number, refusal?: Refusal): void {
    if (refusal) byError.set(refusal.code, (byError.get(refusal.code) ?? 0) + 1);
    else byMethod.set(method, (byMethod.get(method) ?? 0) + 1);
    if (keepTraffic === 0 && !world.events.followed) return;
    const chatId = p.integer("chat_id");
    const entry: Traffic = {
      at: world.clock.now(),
      method,
      ...(chatId !== undefined && { chatId }),
      durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
      ok: refusal === undefined,
      ...(refusal && { errorCode: refusal.code, description: refusal.message }),
    };
    traffic.push(entry);
    if (traffic.length > keepTraffic * 2) traffic.splice(0, traffic.length - keepTraffic);
    if (world.events.followed) world.events.emit({ type: "traffic", entry });
  }

  async function answerCall(
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    query: string,
  ): Promise<void> {
    let p: Params;
    try {
      p = await readParams(request, query);
    } catch (error) {
      if (error instanceof Refusal) answer(response, error.code, refusalBody(error));
      else request.socket.destroy();
      return;
    }
    const failure = failures.take(name, p.integer("chat_id"));
    if (failure && failure.kind !== "lost-answer") return fail(failure, name, p, response);
    const [status, body] = await perform(name, p, (leave) => response.once("close", leave));
    if (failure) response.destroy();
    else answer(response, status, body);
  }

  function fail(failure: Failure, name: string, p: Params, response: ServerResponse): void {
    const planned = failureAnswer(failure);
    record(
      methods.get(name.toLowerCase())?.name ?? name,
      p,
      performance.now(),
      planned ?? new Refusal(0, failure.kind),
    );
    if (planned) answer(response, planned.code, refusalBody(planned));
    else if (failure.kind === "reset") response.socket?.resetAndDestroy();
  }

  function handle(request: IncomingMessage, response: ServerResponse): boolean {
    const url = request.url ?? "/";
    if (url.startsWith(apiPath)) {
      const mark = url.indexOf("?");
      const name = url.slice(apiPath.length, mark < 0 ? undefined : mark);
      void answerCall(request, response, name, mark < 0 ? "" : url.slice(mark + 1));
      return true;
    }
    if (url.startsWith(filePath)) {
      const file = world.uploads.byPath(url.slice(filePath.length));
      if (!file) answer(response, 404, refusalBody(new Refusal(404, "Not Found")));
      else {
        response.writeHead(200, { "content-type": "application/octet-stream", "content-length": file.bytes.length });
        response.end(file.bytes);
      }
      return true;
    }
    if (!/^\/(?:file\/)?bot/.test(url)) return false;
    request.resume();
    const wrongToken = /^\/(?:file\/)?bot\d+:[\w-]+\//.test(url);
    const refusal = wrongToken ? new Refusal(401, "Unauthorized") : new Refusal(404, "Not Found");
    answer(response, refusal.code, refusalBody(refusal));
    return true;
  }

  return {
    botUsername: options.botUsername,
    listen(port) {
      const listening = createServer((request, response) => {
        if (!handle(request, response)) answer(response, 404, refusalBody(new Refusal(404, "Not Found")));
      });
      listening.keepAliveTimeout = 60_000;
      server = listening;
      return new Promise((resolve, reject) => {
        listening.once("error", reject);
        listening.listen(port, "127.0.0.1", () =>
          resolve(`http://127.0.0.1:${(listening.address() as AddressInfo).port}`),
        );
      });
    },
    async close() {
      switchWebhook(undefined);
      world.updates.release();
      const listening = server;
      server = undefined;
      if (!listening) return;
      const closed = new Promise((resolve) => listening.close(resolve));
      listening.closeAllConnections();
      await closed;
    },
    handle,
    person(details) {
      const known = people.get(details.id);
      if (known) return known;
      const person = new Person(world, details);
      people.set(details.id, person);
      world.events.emit({ type: "person", personId: person.id });
      return person;
    },
    people: () => [...people.values()],
    group({ id, title, username, members }) {
      const chat = { id, type: "supergroup" as const, title, ...(username && { username }) };
      world.room(
        chat,
        members.map((m) => m.user),
        true,
      );
    },
    messagesIn: (chatId) => [...(world.rooms.get(chatId)?.messages.values() ?? [])].map(viewOf),
    file: (fileId) => world.uploads.get(fileId),
    fileOf: (message) => {
      const url = message.photoUrl ?? message.document?.url;
      return url === undefined ? undefined : world.uploads.get(url.slice(fileUrl("").length));
    },
    on: (listener) => world.events.on(listener),
    failNext: (failure) => failures.plan(failure),
    clearFailures: () => failures.clear(),
    setLimits(on) {
      world.limits.on = on;
    },
    get limitsOn() {
      return world.limits.on;
    },
    deliveries: world.deliveries,
    calls: { byMethod, byError },
    get traffic() {
      return traffic.slice(-keepTraffic);
    },
    get pendingUpdates() {
      return world.updates.pending.length;
    },
    get botListens() {
      return webhook !== undefined || world.updates.polled;
    },
  };
}

export type { ChatMessage, Message, Person };

function failureAnswer(failure: Failure): Refusal | undefined {
  const seconds = failure.retryAfter ?? 1;
  if (failure.kind === "429")
    return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
  if (failure.kind === "500") return new Refusal(500, "Internal Server Error");
  return failure.kind === "502" ? new Refusal(502, "Bad Gateway") : undefined;
}

const refusalBody = (refusal: Refusal) =>
  JSON.stringify({
    ok: false,
    error_code: refusal.code,
    description: refusal.message,
    ...(refusal.parameters && { parameters: refusal.parameters }),
  });

function answer(response: ServerResponse, status: number, body: string): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}
