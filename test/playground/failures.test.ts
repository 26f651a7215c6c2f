/** The emulator fails when it is told to, as networks and Telegram's servers do, and counts what was delivered all the same. */
import { beforeEach, describe, expect, it } from "vitest";
import { type TestApi, testApi, testToken } from "../support/bot-api.ts";

let api: TestApi;
beforeEach(async () => {
  api = await testApi();
  api.emulator.person({ id: 1, firstName: "Budi" }).start();
});
const send = (text: string) => api.refusal("sendMessage", { chat_id: 1, text });
const delivered = () =>
  api.emulator
    .messagesIn(1)
    .filter((m) => m.from === "bot")
    .map((m) => m.text);

describe("failNext", () => {
  it("answers 429 with retry_after, and 5xx, without delivering", async () => {
    api.emulator.failNext({ kind: "429", retryAfter: 7, count: 2 });
    expect((await api.call("sendMessage", { chat_id: 1, text: "a" })).parameters).toEqual({ retry_after: 7 });
    expect(await send("a")).toBe("429 Too Many Requests: retry after 7");
    api.emulator.failNext({ kind: "500" });
    api.emulator.failNext({ kind: "502" });
    expect(await send("a")).toBe("500 Internal Server Error");
    expect(await send("a")).toBe("502 Bad Gateway");
    expect(await send("a")).toBe("accepted");
    expect(delivered()).toEqual(["a"]);
  });

  it("resets the connection without delivering", async () => {
    api.emulator.failNext({ kind: "reset" });
    await expect(send("a")).rejects.toThrow();
    expect(delivered()).toEqual([]);
  });

  it("loses the answer after delivering, and the repetition is counted", async () => {
    api.emulator.failNext({ kind: "lost-answer" });
    await expect(send("a")).rejects.toThrow();
    await send("a");
    await send("b");
    expect(delivered()).toEqual(["a", "a", "b"]);
    expect(api.emulator.deliveries).toMatchObject({ total: 3, repeated: 1 });
    expect([api.emulator.deliveries.of(1, "a"), api.emulator.deliveries.of(1, "b")]).toEqual([2, 1]);
    expect(api.emulator.deliveries.byChat.get(1)).toBe(3);
  });

  it("hangs until the client gives up", async () => {
    api.emulator.failNext({ kind: "hang" });
    const patience = new AbortController();
    api.emulator.on((event) => {
      if (event.type === "traffic" && !event.entry.ok) patience.abort();
    });
    await expect(fetch(`${api.root}/bot${testToken}/getMe`, { signal: patience.signal })).rejects.toThrow();
    await api.must("getMe");
  });

  it("meets only the method and the chat it names", async () => {
    api.emulator.person({ id: 2, firstName: "Siti" }).start();
    api.emulator.failNext({ kind: "500", method: "sendmessage", chatId: 2, count: 5 });
    expect(await send("a")).toBe("accepted");
    expect(await api.refusal("getMe")).toBe("accepted");
    expect(await api.refusal("sendMessage", { chat_id: "2", text: "a" })).toBe("500 Internal Server Error");
    api.emulator.clearFailures();
    expect(await api.refusal("sendMessage", { chat_id: 2, text: "a" })).toBe("accepted");
  });
});

describe("what is kept", () => {
  it("is bounded: the last messages of a chat, the last traffic, every count", async () => {
    const small = await testApi({ keepMessages: 5, keepTraffic: 3, everybodyStarted: true });
    for (let n = 0; n < 20; n++) await small.must("sendMessage", { chat_id: 12345, text: `a${n}` });
    await small.refusal("sendMessage", { chat_id: -1, text: "a" });
    expect(small.emulator.messagesIn(12345).map((m) => m.text)).toEqual(["a15", "a16", "a17", "a18", "a19"]);
    expect(small.emulator.traffic.map((t) => t.errorCode ?? t.method)).toEqual(["sendMessage", "sendMessage", 400]);
    expect(small.emulator.calls.byMethod.get("sendMessage")).toBe(20);
    expect(small.emulator.calls.byError.get(400)).toBe(1);
  });
});
