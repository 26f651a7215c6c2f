import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Api } from "grammy";
import { GrammyError } from "grammy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IncomingUpdate, OpenResponse } from "../../src/inbox/update.ts";
import { createClock } from "../../src/platform/clock.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import type { Html } from "../../src/platform/markup.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { createEmulator, type Emulator } from "../../src/playground/emulator.ts";
import { createWebhook, type Receiving, startPolling, toIncoming } from "../../src/telegram/receive.ts";
import { createTelegramApi } from "../../src/telegram/telegram-api.ts";
import { createTelegramSender } from "../../src/telegram/telegram-sender.ts";

const token = "123456:TEST-token";
const metrics = createMetrics();
let emulator: Emulator;
let apiRoot: string;
let api: Api;

beforeEach(async () => {
  emulator = createEmulator({ token, botUsername: "bot_uji", botName: "Uji", clock: createClock() });
  apiRoot = await emulator.listen(0);
  api = createTelegramApi("single", { token, apiRoot, metrics });
});
afterEach(() => emulator.close());

const resident = (id: number) => {
  const person = emulator.person({ id, firstName: `R${id}` });
  person.start();
  return person;
};

describe("telegram sender", () => {
  const sender = () => createTelegramSender(api, 25);
  const text = "Halo <b>Kak</b>" as Html;

  it("delivers text, buttons and documents", async () => {
    const person = resident(7);
    const buttons = [
      [
        { label: "Hadir", data: "at:1" },
        { label: "Peta", url: "https://example.org/" },
      ],
    ];
    const first = await sender().send(7, { text, buttons });
    const document = { filename: "jadwal.txt", base64: Buffer.from("isi").toString("base64") };
    const second = await sender().send(7, { text: "Jadwal" as Html, document });
    expect([first.kind, second.kind]).toEqual(["sent", "sent"]);
    const fromBot = person.chat.messages.filter((m) => m.from === "bot");
    expect(fromBot.map((m) => m.text)).toEqual(["Halo Kak", "Jadwal"]);
  });

  it("tells the recipients who cannot be reached from messages that are refused", async () => {
    const person = resident(7);
    person.block();
    expect(await sender().send(7, { text })).toEqual({ kind: "unreachable" });
    expect(await sender().send(8, { text })).toEqual({ kind: "unreachable" });
    person.unblock();
    expect(await sender().send(7, { text: "<b>broken" as Html })).toEqual({ kind: "rejected", code: 400 });
  });

  it("passes on how long a 429 wants everything to wait, after one attempt", async () => {
    resident(7);
    emulator.failNext({ kind: "429", retryAfter: 17 });
    expect(await sender().send(7, { text })).toEqual({ kind: "too-many", retryAfterMs: 17_000 });
    expect(emulator.deliveries.total).toBe(0);
  });

  it.each(["500", "502", "reset", "lost-answer"] as const)("calls %s unavailable", async (kind) => {
    resident(7);
    emulator.failNext({ kind });
    expect(await sender().send(7, { text })).toEqual({ kind: "unavailable" });
  });
});

describe("replies to people", () => {
  const retrying = () => createTelegramApi("retrying", { token, apiRoot, metrics });

  it.each(["500", "502", "reset", "429"] as const)("are tried again after %s", async (kind) => {
    const person = resident(7);
    emulator.failNext({ kind, retryAfter: 1 });
    await retrying().sendMessage(7, "Halo");
    expect(person.chat.messages.filter((m) => m.from === "bot")).toHaveLength(1);
  });

  it.each(["", "no", '{"ok":true'])("fail when what came back is %j, which is no JSON", async (body) => {
    const server = createServer((_, response) => response.end(body));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const replies = createTelegramApi("single", { token, apiRoot: root, metrics });
    await expect(replies.sendMessage(7, "Halo")).rejects.toMatchObject({ error: { code: "telegram:no-json" } });
    server.closeAllConnections();
    server.close();
  });

  it("fail at once where another try would not help", async () => {
    await expect(retrying().sendMessage(99, "Halo")).rejects.toBeInstanceOf(GrammyError);
    expect([...emulator.calls.byError.values()]).toEqual([1]);
  });
});

describe("updates", () => {
  it.each([
    [{ message: { chat: { id: 5 }, from: { id: 6 } } }, 5],
    [{ callback_query: { from: { id: 6 }, message: { chat: { id: 5 } } } }, 5],
    [{ callback_query: { from: { id: 6 }, inline_message_id: "x" } }, 6],
    [{ my_chat_member: { chat: { id: -5 }, from: { id: 6 } } }, -5],
    [{ inline_query: { from: { id: 6 }, query: "drum" } }, 6],
    [{ unheard_of: {} }, 0],
    [{ odd: "text", message: { chat: { id: 5 } } }, 5],
    [{ message: null, callback_query: { from: { id: 6 } } }, 6],
    [{ message: { chat: null, from: { id: 6 } } }, 6],
    [{ message: { chat: { id: "5" }, from: { id: 6.5 } } }, 0],
    [{ message: [] }, 0],
  ])("%j belongs to chat %i", (update, chatId) => {
    expect(toIncoming({ update_id: 1, ...update })).toMatchObject({ updateId: 1, chatId });
  });

  it.each([
    null,
    undefined,
    "x",
    [],
    {},
    { update_id: -1 },
    { update_id: 1.5 },
    { update_id: "1" },
    { update_id: 2 ** 53 },
  ])("%j is none", (update) => {
    expect(toIncoming(update)).toBeUndefined();
  });
});

/** An inbox that keeps what it was given, or refuses. */
function keeper() {
  const kept: IncomingUpdate[] = [];
  return {
    kept,
    refuses: 0,
    async append(updates: readonly IncomingUpdate[]) {
      if (this.refuses > 0 && updates.length > 0) {
        this.refuses--;
        throw new Error("MISCONF");
      }
      kept.push(...updates);
    },
  };
}

describe("long polling", () => {
  let receiving: Receiving | undefined;
  afterEach(() => receiving?.stop());

  it("stores updates in order and confirms them", async () => {
    const inbox = keeper();
    const person = resident(7);
    receiving = startPolling({ api, inbox, logger: silentLogger });
    person.say("satu");
    person.say("dua");
    await expect.poll(() => inbox.kept.length).toBe(3);
    expect(inbox.kept.map((u) => u.updateId)).toEqual([...inbox.kept.map((u) => u.updateId)].sort((a, b) => a - b));
    await expect.poll(() => emulator.pendingUpdates).toBe(0);
    expect(receiving.flowing).toBe(true);
  });

  it("confirms nothing that was not stored", async () => {
    const inbox = keeper();
    inbox.refuses = 2;
    resident(7);
    receiving = startPolling({ api, inbox, logger: silentLogger });
    await expect.poll(() => inbox.refuses, { timeout: 5_000 }).toBe(0);
    await expect.poll(() => inbox.kept.length, { timeout: 5_000 }).toBe(1);
  });

  it("goes on after failures of every kind", async () => {
    const inbox = keeper();
    for (const kind of ["500", "reset", "429"] as const)
      emulator.failNext({ kind, method: "getUpdates", retryAfter: 1 });
    receiving = startPolling({ api, inbox, logger: silentLogger });
    resident(7);
    await expect.poll(() => inbox.kept.length, { timeout: 10_000 }).toBe(1);
  });

  it("stops while a request waits", async () => {
    receiving = startPolling({ api, inbox: keeper(), logger: silentLogger });
    await expect.poll(() => emulator.botListens).toBe(true);
    await receiving.stop();
    receiving = undefined;
  });
});

describe("webhook", () => {
  const secret = "rahasia_123";
  const listen = async (inbox: Parameters<typeof createWebhook>[0]["inbox"]) => {
    const server = createServer(createWebhook({ inbox, logger: silentLogger, secret }));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const post = async (body: string, given: string | undefined = secret) =>
      (
        await fetch(url, {
          method: "POST",
          body,
          headers: given === undefined ? {} : { "x-telegram-bot-api-secret-token": given },
        })
      ).status;
    return { post, url, close: () => server.close() };
  };
  const body = JSON.stringify({ update_id: 9, message: { chat: { id: 5 } } });

  it("answers 200 once the update is stored", async () => {
    const inbox = keeper();
    const { post, close } = await listen(inbox);
    expect(await post(body)).toBe(200);
    expect(inbox.kept).toEqual([{ updateId: 9, chatId: 5, body, update: JSON.parse(body) as unknown }]);
    close();
  });

  it("confirms a tap in its response where it is told to by then, and not later", async () => {
    let response: OpenResponse | undefined;
    const inbox = {
      async append([update]: readonly IncomingUpdate[]) {
        response = update?.response;
        if (update?.updateId === 9) expect(response?.confirm("1")).toBe(true);
      },
    };
    const { url, close } = await listen(inbox);
    const tap = (updateId: number) =>
      fetch(url, {
        method: "POST",
        body: JSON.stringify({ update_id: updateId, callback_query: { id: "1", from: { id: 5 } } }),
        headers: { "x-telegram-bot-api-secret-token": secret },
      });
    const answer = await tap(9);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.json()).toEqual({ method: "answerCallbackQuery", callback_query_id: "1" });
    // As when the update is tried again.
    expect(response?.confirm("1")).toBe(true);
    expect(await (await tap(10)).text()).toBe("");
    expect(response?.confirm("1")).toBe(false);
    close();
  });

  it("refuses what has no secret or a wrong one, what is no update and what is too long", async () => {
    const inbox = keeper();
    const { post, close } = await listen(inbox);
    expect(await post(body, "")).toBe(401);
    expect(await post(body, "rahasia_124")).toBe(401);
    expect(await post("{")).toBe(400);
    expect(await post('{"update_id":"9"}')).toBe(400);
    expect(await post(" ".repeat(1_048_577))).toBe(413);
    expect(inbox.kept).toEqual([]);
    close();
  });

  it("answers 503 when the update could not be stored, so that Telegram delivers it again", async () => {
    const inbox = keeper();
    inbox.refuses = 1;
    const { post, close } = await listen(inbox);
    expect(await post(body)).toBe(503);
    expect(await post(body)).toBe(200);
    close();
  });
});
