/** How updates reach the bot: long polling with its conflicts, webhooks with their secret and retries. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Update } from "../../src/playground/bot-api.ts";
import { type TestApi, testApi } from "../support/bot-api.ts";

const poll = (api: TestApi, parameters: object = {}) => api.must<Update[]>("getUpdates", parameters);
const idOf = (update: Update | undefined) => update?.update_id ?? 0;
const texts = (updates: readonly Update[]) => updates.map((u) => (u["message"] as { text?: string }).text);

describe("getUpdates", () => {
  it("gives an update again until a higher offset confirms it", async () => {
    const api = await testApi();
    const budi = api.emulator.person({ id: 1, firstName: "Budi" });
    for (const text of ["a", "b", "c"]) budi.say(text);
    const first = await poll(api, { limit: 2 });
    expect(texts(first)).toEqual(["a", "b"]);
    expect(texts(await poll(api))).toEqual(["a", "b", "c"]);
    expect(texts(await poll(api, { offset: idOf(first[1]) }))).toEqual(["b", "c"]);
    expect(api.emulator.pendingUpdates).toBe(2);
    expect(texts(await poll(api, { offset: -1 }))).toEqual(["c"]);
    expect(await poll(api, { offset: idOf(first[1]) + 5 })).toEqual([]);
    expect(api.emulator.pendingUpdates).toBe(0);
  });

  it("waits for an update as long as it may", async () => {
    const api = await testApi();
    const waiting = poll(api, { timeout: 30 });
    await new Promise<void>((resolve) => {
      const look = () => (api.emulator.botListens ? resolve() : setImmediate(look));
      look();
    });
    api.emulator.person({ id: 1, firstName: "Budi" }).say("halo");
    expect(texts(await waiting)).toEqual(["halo"]);
  });

  it("a second poller ends the first", async () => {
    const api = await testApi();
    const first = api.refusal("getUpdates", { timeout: 30 });
    await new Promise<void>((resolve) => {
      const look = () => (api.emulator.botListens ? resolve() : setImmediate(look));
      look();
    });
    await poll(api);
    expect(await first).toBe(
      "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
  });

  it("brings only the kinds that were asked for", async () => {
    const api = await testApi();
    const budi = api.emulator.person({ id: 1, firstName: "Budi" });
    await poll(api, { allowed_updates: ["message"] });
    budi.say("a");
    budi.tap(1, "x");
    budi.block();
    budi.edit(1, "b");
    expect((await poll(api)).map((u) => Object.keys(u)[1])).toEqual(["message"]);
  });

  it("brings everything people do", async () => {
    const api = await testApi();
    const budi = api.emulator.person({ id: 1, firstName: "Budi", username: "budi" });
    budi.start("kelas_7");
    budi.sendSticker();
    budi.sendContact("+628");
    budi.sendLocation(1, 2);
    budi.edit(1, "/start kelas_8");
    budi.tap(1, "x");
    budi.inlineQuery("melukis");
    budi.block();
    budi.unblock();
    const person = { id: 1, is_bot: false, first_name: "Budi", username: "budi", language_code: "id" };
    expect(await poll(api)).toMatchObject([
      {
        message: {
          message_id: 1,
          from: person,
          chat: { id: 1, type: "private", first_name: "Budi" },
          text: "/start kelas_7",
          entities: [{ type: "bot_command", offset: 0, length: 6 }],
        },
      },
      { message: { sticker: { emoji: "👍" } } },
      { message: { contact: { phone_number: "+628", user_id: 1 } } },
      { message: { location: { latitude: 1, longitude: 2 } } },
      { edited_message: { message_id: 1, text: "/start kelas_8" } },
      { callback_query: { from: person, data: "x", message: { message_id: 1 } } },
      { inline_query: { query: "melukis" } },
      { my_chat_member: { old_chat_member: { status: "member" }, new_chat_member: { status: "kicked" } } },
      { my_chat_member: { new_chat_member: { status: "member" } } },
    ]);
  });

  it("counts on from one start of the emulator to the next", async () => {
    const ids: number[] = [];
    for (let n = 0; n < 2; n++) {
      const api = await testApi();
      api.emulator.person({ id: 1, firstName: "Budi" }).say("a");
      ids.push(idOf((await poll(api))[0]));
    }
    expect(ids[0]).toBeGreaterThan(1_000_000);
    expect(ids[0]).toBeLessThan(2 ** 31);
    expect(ids[1]).toBeGreaterThanOrEqual(ids[0] as number);
  });
});

describe("a webhook", () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });

  interface Received {
    readonly update: Update;
    readonly secret: string | undefined;
  }

  /** A bot's endpoint that answers with the given statuses, then 200; `expect(n)` waits for n deliveries. */
  async function endpoint(statuses: number[] = [], answer: (update: Update) => object | undefined = () => undefined) {
    const received: Received[] = [];
    const waiting: (() => void)[] = [];
    const server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const update = JSON.parse(body) as Update;
        const secret = request.headers["x-telegram-bot-api-secret-token"];
        received.push({ update, secret: typeof secret === "string" ? secret : undefined });
        response.writeHead(statuses.shift() ?? 200, { "content-type": "application/json" });
        response.end(JSON.stringify(answer(update) ?? {}));
        for (const check of waiting.splice(0)) check();
      });
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const deliveries = async (n: number) => {
      while (received.length < n) await new Promise<void>((resolve) => waiting.push(resolve));
      return received;
    };
    return { url, deliveries };
  }

  const drained = (api: TestApi) =>
    new Promise<void>((resolve) => {
      if (api.emulator.pendingUpdates === 0) return resolve();
      api.emulator.on((event) => {
        if (event.type === "drained") resolve();
      });
    });

  it("receives what waited and what comes, with its secret", async () => {
    const api = await testApi();
    const { url, deliveries } = await endpoint();
    const budi = api.emulator.person({ id: 1, firstName: "Budi" });
    budi.say("a");
    await api.must("setWebhook", { url, secret_token: "rahasia-1", max_connections: 5 });
    budi.say("b");
    expect((await deliveries(2)).map((r) => [texts([r.update])[0], r.secret])).toEqual([
      ["a", "rahasia-1"],
      ["b", "rahasia-1"],
    ]);
    await drained(api);
    expect(await api.must("getWebhookInfo")).toMatchObject({ url, pending_update_count: 0, max_connections: 5 });
  });

  it("gets an update again until it answers 2xx, in order within the chat", async () => {
    const api = await testApi({ webhookPausesMs: [1, 2] });
    const { url, deliveries } = await endpoint([500, 401, 302]);
    const budi = api.emulator.person({ id: 1, firstName: "Budi" });
    await api.must("setWebhook", { url });
    budi.say("a");
    budi.say("b");
    expect((await deliveries(5)).map((r) => texts([r.update])[0])).toEqual(["a", "a", "a", "a", "b"]);
    await drained(api);
    expect(await api.must("getWebhookInfo")).toMatchObject({
      last_error_message: "Wrong response from the webhook: 302",
    });
  });

  it("may answer with a method call", async () => {
    const api = await testApi();
    const { url } = await endpoint([], () => ({ method: "sendMessage", chat_id: 1, text: "halo" }));
    const budi = api.emulator.person({ id: 1, firstName: "Budi" });
    const heard = new Promise<void>((resolve) => {
      api.emulator.on((event) => {
        if (event.type === "message" && event.message.from === "bot") resolve();
      });
    });
    await api.must("setWebhook", { url });
    budi.say("a");
    await heard;
    expect(budi.chat.last?.text).toBe("halo");
  });

  it("and polling exclude each other", async () => {
    const api = await testApi();
    const { url } = await endpoint();
    const polling = api.refusal("getUpdates", { timeout: 30 });
    await new Promise<void>((resolve) => {
      const look = () => (api.emulator.botListens ? resolve() : setImmediate(look));
      look();
    });
    const active =
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
    await api.must("setWebhook", { url });
    expect(await polling).toBe(active);
    expect(await api.refusal("getUpdates")).toBe(active);
    await api.must("deleteWebhook");
    expect(await poll(api)).toEqual([]);
  });

  it("that waits can be told to forget", async () => {
    const api = await testApi();
    api.emulator.person({ id: 1, firstName: "Budi" }).say("a");
    await api.must("deleteWebhook", { drop_pending_updates: true });
    expect(await poll(api)).toEqual([]);
  });

  it.each([
    [{ url: "http://example.org/hook" }, "bad webhook: An HTTPS URL must be provided for webhook"],
    [{ url: "hook" }, "bad webhook: An HTTPS URL must be provided for webhook"],
    [{ url: "https://example.org/", secret_token: "a b" }, "secret token contains unallowed characters"],
  ])("with a wrong address or secret is refused (%#)", async (parameters, reason) => {
    expect(await (await testApi()).refusal("setWebhook", parameters)).toBe(`400 Bad Request: ${reason}`);
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
