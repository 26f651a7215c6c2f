/** The playground's server: what its page can do, and what other sites cannot. */
import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../src/playground/emulator.ts";
import type { EmulatorEvent } from "../../src/playground/emulator-events.ts";
import { type Playground, startPlayground } from "../../src/playground/server.ts";

const startAt = Date.parse("2026-11-27T14:00:00+07:00");
const hourMs = 3_600_000;

let emulator: Emulator;
let playground: Playground;
let now: number;

beforeEach(async () => {
  now = startAt;
  const clock = { now: () => now };
  emulator = createEmulator({ token: "7:secret", botUsername: "perpus_bot", botName: "Perpus", clock });
  emulator.person({ id: 11, firstName: "Budi", role: "resident" });
  playground = await startPlayground({
    port: 0,
    emulator,
    libraryName: "Perpustakaan Uji",
    sampleNote: "Alamat rekaan",
    zone: "Asia/Jakarta",
    now: clock.now,
    nextReminderAt: async () => (now < startAt + 3 * hourMs ? startAt + 3 * hourMs : null),
    advance: async (ms) => {
      now += ms;
    },
    toNextReminder: async () => {
      now = startAt + 3 * hourMs;
    },
  });
});
afterEach(() => playground.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(playground.address + path, { headers });
const post = (path: string, body: object, headers: Record<string, string> = { "x-playground": "1" }) =>
  fetch(playground.address + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const state = async () => (await (await get("/playground/state")).json()) as Record<string, unknown>;
const bot = (method: string, body: object) => post(`/bot7:secret/${method}`, body);

/** A request as a browser sends it, with headers that fetch does not let programs set. */
function asBrowser(path: string, headers: Record<string, string>, method = "GET"): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(playground.address + path, { method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.on("error", reject);
    call.end();
  });
}

/** Opens the page's stream; `wait` gives the first event, past or coming, that fits. */
async function follow() {
  const stop = new AbortController();
  const answer = await fetch(`${playground.address}/playground/events`, { signal: stop.signal });
  const reader = (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  const seen: Record<string, unknown>[] = [];
  let text = "";
  return {
    stop: () => stop.abort(),
    async wait(type: EmulatorEvent["type"] | "clock"): Promise<Record<string, unknown>> {
      for (;;) {
        const found = seen.find((e) => e["type"] === type);
        if (found) return found;
        text += (await reader.read()).value ?? "";
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks)
          if (block.startsWith("data: ")) seen.push(JSON.parse(block.slice(6)) as Record<string, unknown>);
      }
    },
  };
}

describe("the page", () => {
  it("is served with its parts, and nothing else from the disk", async () => {
    expect((await get("/")).headers.get("content-type")).toContain("text/html");
    expect((await get("/")).headers.get("content-security-policy")).toContain("default-src 'none'");
    expect((await get("/playground.js")).status).toBe(200);
    expect((await get("/fonts/plus-jakarta-sans-latin-400-normal.woff2")).status).toBe(200);
    for (const path of [
      "/server.ts",
      "/..%2fserver.ts",
      "/%2e%2e/server.ts",
      "/fonts/../../package.json",
      "//etc/passwd",
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it("reads the whole state at once", async () => {
    emulator.person({ id: 11, firstName: "Budi" }).start("kelas_1");
    await bot("sendMessage", { chat_id: 11, text: "<b>Halo</b>", parse_mode: "HTML" });
    expect(await state()).toMatchObject({
      libraryName: "Perpustakaan Uji",
      botUsername: "perpus_bot",
      now: startAt,
      zone: "Asia/Jakarta",
      nextReminderAt: startAt + 3 * hourMs,
      chats: [
        {
          person: { id: 11, name: "Budi", role: "resident" },
          started: true,
          messages: [
            { from: "person", text: "/start kelas_1" },
            { from: "bot", html: "<b>Halo</b>" },
          ],
        },
      ],
      traffic: [{ method: "sendMessage", chatId: 11, ok: true }],
    });
  });

  it("sees messages, chats and traffic as they happen", async () => {
    const page = await follow();
    await post("/playground/people/11/say", { text: "halo" });
    expect(await page.wait("message")).toMatchObject({ chatId: 11, message: { from: "person", text: "halo" } });
    expect(await page.wait("chat")).toMatchObject({ chatId: 11, started: true, blocked: false });
    await bot("sendChatAction", { chat_id: 11, action: "typing" });
    expect(await page.wait("typing")).toMatchObject({ chatId: 11 });
    expect(await page.wait("traffic")).toMatchObject({ entry: { method: "sendChatAction", ok: true } });
    page.stop();
  });

  it("moves the clock by a length and to the next reminder", async () => {
    const page = await follow();
    const moved = await post("/playground/clock", { advanceMs: hourMs });
    expect(await moved.json()).toEqual({ now: startAt + hourMs, nextReminderAt: startAt + 3 * hourMs });
    expect(await page.wait("clock")).toMatchObject({ now: startAt + hourMs });
    const next = await post("/playground/clock", { toNextReminder: true });
    expect(await next.json()).toEqual({ now: startAt + 3 * hourMs, nextReminderAt: null });
    expect((await post("/playground/clock", { advanceMs: -1 })).status).toBe(400);
    page.stop();
  });

  it("adds people, who then act", async () => {
    const added = (await (await post("/playground/people", { name: "Siti Aminah", role: "mother" })).json()) as {
      id: number;
    };
    const act = async (name: string, body: object = {}) =>
      (await post(`/playground/people/${added.id}/${name}`, body)).status;
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    expect(await act("start", { payload: "x" })).toBe(200);
    expect(await act("photo", { base64: png.toString("base64"), caption: "Poster" })).toBe(200);
    expect(await act("photo", { base64: Buffer.from("no picture").toString("base64") })).toBe(400);
    expect(await act("document", { name: "a.csv", base64: Buffer.from("<script>").toString("base64") })).toBe(200);
    for (const name of ["sticker", "contact", "location", "block"])
      expect([name, await act(name)]).toEqual([name, 200]);
    expect(await act("fly")).toBe(404);
    expect((await post("/playground/people/99/say", { text: "?" })).status).toBe(404);

    const chat = emulator.people().find((p) => p.id === added.id)?.chat;
    expect(chat?.blocked).toBe(true);
    const photo = await get(chat?.messages[1]?.photoUrl ?? "");
    expect([photo.headers.get("content-type"), Buffer.from(await photo.arrayBuffer())]).toEqual(["image/png", png]);
    const file = await get(chat?.messages[2]?.document?.url ?? "");
    expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''a.csv");
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
  });

  it("makes calls fail and switches the limits on", async () => {
    emulator.person({ id: 11, firstName: "Budi" }).start();
    await post("/playground/faults", { kind: "500", method: "sendMessage" });
    expect((await bot("sendMessage", { chat_id: 11, text: "a" })).status).toBe(500);
    expect((await bot("sendMessage", { chat_id: 11, text: "a" })).status).toBe(200);
    await post("/playground/limits", { on: true });
    expect(await state()).toMatchObject({ limits: true });
  });
});

describe("other sites", () => {
  const port = () => new URL(playground.address).port;

  it("cannot reach it under a name of their own", async () => {
    for (const host of ["evil.example", `evil.example:${port()}`, "127.0.0.1.evil.example"])
      for (const path of ["/", "/playground/state", "/bot7:secret/getMe"])
        expect([host, path, await asBrowser(path, { host })]).toEqual([host, path, 421]);
    expect(await asBrowser("/", { host: `localhost:${port()}` })).toBe(200);
  });

  it("cannot read the state or the events", async () => {
    expect(await asBrowser("/playground/state", { "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await asBrowser("/playground/events", { origin: "https://evil.example" })).toBe(403);
  });

  it("cannot change anything", async () => {
    const json = { "content-type": "application/json" };
    const own = { ...json, "x-playground": "1" };
    const path = "/playground/people/11/say";
    const attempts: Record<string, string>[] = [
      json,
      { "x-playground": "1", "content-type": "text/plain" },
      { ...own, origin: "https://evil.example" },
      { ...own, "sec-fetch-site": "same-site" },
      { ...own, origin: "null" },
    ];
    for (const headers of attempts) expect([headers, await asBrowser(path, headers, "POST")]).toEqual([headers, 403]);
    expect(await asBrowser("/playground/clock", own, "PUT")).toBe(405);
    expect(emulator.messagesIn(11)).toEqual([]);
  });
});
