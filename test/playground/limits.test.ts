/** Telegram's documented sending limits, held against a clock that the test moves. */
import { beforeEach, describe, expect, it } from "vitest";
import { type TestApi, testApi } from "../support/bot-api.ts";

let api: TestApi;
let elapsed: number;

beforeEach(async () => {
  elapsed = 0;
  api = await testApi({ limits: true, elapsed: () => elapsed });
  for (let id = 1; id <= 100; id++) api.emulator.person({ id, firstName: `Orang ${id}` }).start();
});

/** How many of these sends were accepted, and the longest `retry_after` in seconds. */
async function sendTo(chatIds: readonly number[], more: object = {}) {
  const answers = await Promise.all(chatIds.map((id) => api.call("sendMessage", { chat_id: id, text: "a", ...more })));
  const waits = answers.map((a) => a.parameters?.retry_after ?? 0);
  return { accepted: answers.filter((a) => a.ok).length, retryAfter: Math.max(...waits) };
}
const people = (n: number, from = 1) => Array.from({ length: n }, (_, i) => from + i);
const inChat = (id: number, n: number) => Array.from({ length: n }, () => id);

describe("limits", () => {
  it("refuse with the words and the field that clients read", async () => {
    await sendTo(inChat(1, 4));
    expect(await api.call("sendMessage", { chat_id: 1, text: "a" })).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
  });

  it("allow one message a second in a chat, after a small burst", async () => {
    expect(await sendTo(inChat(1, 10))).toMatchObject({ accepted: 4 });
    for (let second = 1; second <= 5; second++) {
      elapsed = second * 1000;
      expect(await sendTo(inChat(1, 3))).toMatchObject({ accepted: 1 });
    }
    elapsed += 10_000;
    expect(await sendTo(inChat(1, 10))).toMatchObject({ accepted: 4 });
  });

  it("allow 30 messages in any second over all chats", async () => {
    expect(await sendTo(people(40))).toEqual({ accepted: 30, retryAfter: 1 });
    elapsed = 999;
    expect(await sendTo(people(10, 50))).toMatchObject({ accepted: 0 });
    elapsed = 1000;
    expect(await sendTo(people(40, 50))).toMatchObject({ accepted: 30 });
  });

  it("never stop a sender that keeps 25 a second", async () => {
    for (let n = 0; n < 200; n++) {
      elapsed = n * 40;
      expect(await sendTo([(n % 100) + 1])).toMatchObject({ accepted: 1 });
    }
  });

  it("allow 1,000 in a second to those who pay", async () => {
    expect(await sendTo(people(100), { allow_paid_broadcast: true })).toMatchObject({ accepted: 100 });
    expect(await sendTo(people(30), {})).toMatchObject({ accepted: 30 });
  });

  it("allow 20 messages a minute in a group", async () => {
    api.emulator.group({ id: -100, title: "Komunitas", members: [] });
    expect(await sendTo(inChat(-100, 25))).toEqual({ accepted: 20, retryAfter: 60 });
    elapsed = 60_000;
    expect(await sendTo(inChat(-100, 1))).toMatchObject({ accepted: 1 });
  });

  it("count neither edits nor refused messages", async () => {
    for (let n = 0; n < 20; n++) await api.call("sendMessage", { chat_id: 1, text: "" });
    expect(await sendTo([1])).toMatchObject({ accepted: 1 });
    const id = api.emulator.messagesIn(1).at(-1)?.id;
    for (let n = 0; n < 20; n++)
      expect((await api.call("editMessageText", { chat_id: 1, message_id: id, text: `a${n}` })).ok).toBe(true);
  });

  it("are off unless switched on", async () => {
    api.emulator.setLimits(false);
    expect(await sendTo(inChat(1, 60))).toMatchObject({ accepted: 60 });
  });
});
