/** The emulator refuses what Telegram refuses, in Telegram's words. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/playground/bot-api.ts";
import type { Person } from "../../src/playground/person.ts";
import { type TestApi, testApi, testToken } from "../support/bot-api.ts";

let api: TestApi;
let budi: Person;
beforeEach(async () => {
  api = await testApi();
  budi = api.emulator.person({ id: 1, firstName: "Budi" });
  budi.start();
});

const send = (parameters: object) => api.must<Message>("sendMessage", { chat_id: 1, ...parameters });
const refusal = (parameters: object) => api.refusal("sendMessage", { chat_id: 1, ...parameters });
const keyboard = (...buttons: object[]) => ({ inline_keyboard: [buttons] });

describe("addresses", () => {
  it.each([
    ["a wrong token", "/bot4242:wrong/getMe", 401, "Unauthorized"],
    ["no token at all", "/botwrong/getMe", 404, "Not Found"],
    ["another path", "/getMe", 404, "Not Found"],
    ["an unknown method", `/bot${testToken}/flyAway`, 404, "Not Found: method not found"],
    ["a wrong token for files", "/file/bot4242:wrong/photos/a.jpg", 401, "Unauthorized"],
    ["an unknown file", `/file/bot${testToken}/photos/a.jpg`, 404, "Not Found"],
  ])("%s is refused", async (_, path, status, description) => {
    const answer = await fetch(api.root + path);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ ok: false, error_code: status, description });
  });

  it("a body that is no JSON is refused", async () => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${api.root}/bot${testToken}/getMe`, { method: "POST", headers, body: "{" });
    expect(answer.status).toBe(400);
  });
});

describe("texts", () => {
  it.each([
    ["", "400 Bad Request: message text is empty"],
    [" \n ", "400 Bad Request: text must be non-empty"],
    ["x".repeat(4097), "400 Bad Request: message is too long"],
    ["😀".repeat(2049), "400 Bad Request: message is too long"],
  ])("of the wrong length are refused (%#)", async (text, expected) => {
    expect(await refusal({ text })).toBe(expected);
  });

  it("of 4096 UTF-16 units after parsing are accepted", async () => {
    await send({ text: `<b>${"x".repeat(4096)}</b>`, parse_mode: "HTML" });
    await send({ text: "😀".repeat(2048) });
    expect(await refusal({ text: "<b></b>", parse_mode: "HTML" })).toBe("400 Bad Request: text must be non-empty");
  });

  it("in an unknown parse mode are refused", async () => {
    expect(await refusal({ text: "a", parse_mode: "BBCode" })).toBe("400 Bad Request: unsupported parse_mode");
  });

  it("captions end at 1024 units", async () => {
    const document = await uploadDocument();
    const caption = (n: number) => ({ chat_id: 1, document, caption: "x".repeat(n) });
    expect((await api.must<Message>("sendDocument", caption(1024))).caption).toHaveLength(1024);
    expect(await api.refusal("sendDocument", caption(1025))).toBe("400 Bad Request: message caption is too long");
  });
});

async function uploadDocument(): Promise<string> {
  const form = new FormData();
  form.set("chat_id", "1");
  form.set("document", new Blob(["a,b"]), "a.csv");
  const answer = await fetch(`${api.root}/bot${testToken}/sendDocument`, { method: "POST", body: form });
  const { result } = (await answer.json()) as { result: Message };
  return result.document?.file_id ?? "";
}

describe("chats", () => {
  it("people who never started the bot cannot be written to", async () => {
    api.emulator.person({ id: 2, firstName: "Baru" });
    expect(await refusal({ chat_id: 2, text: "a" })).toBe("403 Forbidden: bot can't initiate conversation with a user");
  });

  it("people who blocked the bot cannot be written to until they return", async () => {
    budi.block();
    for (const method of ["sendMessage", "sendChatAction"])
      expect(await api.refusal(method, { chat_id: 1, text: "a", action: "typing" })).toBe(
        "403 Forbidden: bot was blocked by the user",
      );
    budi.say("halo lagi");
    await send({ text: "a" });
  });

  it("unknown chats are refused", async () => {
    expect(await refusal({ chat_id: 99, text: "a" })).toBe("400 Bad Request: chat not found");
    expect(await refusal({ chat_id: "@siapa", text: "a" })).toBe("400 Bad Request: chat not found");
    expect(await refusal({ chat_id: "", text: "a" })).toBe("400 Bad Request: chat_id is empty");
  });

  it("a reply needs its message", async () => {
    const reply = { text: "a", reply_parameters: { message_id: 999 } };
    expect(await refusal(reply)).toBe("400 Bad Request: message to be replied not found");
    const lenient = { message_id: 999, allow_sending_without_reply: true };
    expect((await send({ text: "a", reply_parameters: lenient })).reply_to_message).toBeUndefined();
    expect(await refusal({ text: "a", reply_parameters: "{" })).toMatch(/^400 /);
  });
});

describe("keyboards", () => {
  it.each([
    ["callback data of 65 bytes", keyboard({ text: "a", callback_data: "x".repeat(65) }), "BUTTON_DATA_INVALID"],
    [
      "callback data of 64 units but more bytes",
      keyboard({ text: "a", callback_data: "é".repeat(33) }),
      "BUTTON_DATA_INVALID",
    ],
    ["empty callback data", keyboard({ text: "a", callback_data: "" }), "BUTTON_DATA_INVALID"],
    ["a link without a host", keyboard({ text: "a", url: "kelas" }), "BUTTON_URL_INVALID"],
    [
      "a button that does nothing",
      keyboard({ text: "a" }),
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "a button without a label",
      keyboard({ text: "", url: "https://a.id" }),
      "inline keyboard button text must be non-empty",
    ],
    [
      "more than 100 buttons",
      { inline_keyboard: Array.from({ length: 101 }, () => [{ text: "a", callback_data: "a" }]) },
      "REPLY_MARKUP_TOO_LONG",
    ],
    ["something else", "buttons", "can't parse reply keyboard markup JSON object"],
  ])("%s is refused", async (_, markup, reason) => {
    expect(await refusal({ text: "a", reply_markup: markup })).toBe(`400 Bad Request: ${reason}`);
  });

  it("callback data of 1 and of 64 bytes is accepted", async () => {
    await send({ text: "a", reply_markup: keyboard({ text: "a", callback_data: "x" }) });
    await send({ text: "a", reply_markup: keyboard({ text: "a", callback_data: "x".repeat(64) }) });
  });

  it("a reply keyboard stays until it is removed", async () => {
    await send({ text: "a", reply_markup: { keyboard: [["Jadwal", { text: "Nomor", request_contact: true }]] } });
    await send({ text: "b" });
    expect(budi.chat.replyKeyboard?.keyboard[0]?.map((b) => b.text)).toEqual(["Jadwal", "Nomor"]);
    budi.tapLabel("Nomor");
    expect(budi.chat.last?.contact?.name).toBe("Budi");
    await send({ text: "c", reply_markup: { remove_keyboard: true } });
    expect(budi.chat.replyKeyboard).toBeNull();
  });
});

describe("edits", () => {
  const notModified =
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
  const edit = (parameters: object, method = "editMessageText") => api.refusal(method, { chat_id: 1, ...parameters });

  it("that change nothing are refused, whatever the markup was written with", async () => {
    const { message_id: id } = await send({ text: "<b>a</b>", parse_mode: "HTML" });
    expect(await edit({ message_id: id, text: "*a*", parse_mode: "MarkdownV2" })).toBe(notModified);
    expect(await edit({ message_id: id }, "editMessageReplyMarkup")).toBe(notModified);
    expect(await edit({ message_id: id, text: "a" })).toBe("accepted");
  });

  it("without a keyboard take the keyboard away", async () => {
    const { message_id: id } = await send({ text: "a", reply_markup: keyboard({ text: "a", callback_data: "a" }) });
    const edited = await api.must<Message>("editMessageText", { chat_id: 1, message_id: id, text: "b" });
    expect(edited).toMatchObject({ text: "b", edit_date: expect.any(Number) as number });
    expect(edited.reply_markup).toBeUndefined();
  });

  it.each([
    [{ message_id: 999, text: "a" }, "400 Bad Request: message to edit not found"],
    [{ text: "a" }, "400 Bad Request: message identifier is not specified"],
    [{ message_id: 1, text: "a" }, "400 Bad Request: message can't be edited"],
  ])("of no own message are refused (%#)", async (parameters, expected) => {
    expect(await edit(parameters)).toBe(expected);
  });

  it("of messages with a reply keyboard are refused", async () => {
    const { message_id: id } = await send({ text: "a", reply_markup: { keyboard: [["a"]] } });
    expect(await edit({ message_id: id, text: "b" })).toBe("400 Bad Request: message can't be edited");
  });

  it("of a text that is a caption, and of a caption that is a text, are refused", async () => {
    const document = await uploadDocument();
    const file = await api.must<Message>("sendDocument", { chat_id: 1, document, caption: "a" });
    const text = await send({ text: "a" });
    expect(await edit({ message_id: file.message_id, text: "b" })).toBe(
      "400 Bad Request: there is no text in the message to edit",
    );
    expect(await edit({ message_id: text.message_id, caption: "b" }, "editMessageCaption")).toBe(
      "400 Bad Request: there is no caption in the message to edit",
    );
    expect(await edit({ message_id: file.message_id, caption: "b" }, "editMessageCaption")).toBe("accepted");
  });

  it("a deleted message cannot be deleted again", async () => {
    const { message_id: id } = await send({ text: "a" });
    await api.must("deleteMessage", { chat_id: 1, message_id: id });
    expect(await api.refusal("deleteMessage", { chat_id: 1, message_id: id })).toBe(
      "400 Bad Request: message to delete not found",
    );
  });
});

describe("callback queries", () => {
  const tooOld = "400 Bad Request: query is too old and response timeout expired or query ID is invalid";

  it("are answered once", async () => {
    const id = budi.tap(1, "x");
    expect(await api.refusal("answerCallbackQuery", { callback_query_id: id })).toBe("accepted");
    expect(await api.refusal("answerCallbackQuery", { callback_query_id: id })).toBe(tooOld);
    expect(await api.refusal("answerCallbackQuery", { callback_query_id: "1" })).toBe(tooOld);
  });

  it("are answered within 15 minutes", async () => {
    let elapsed = 0;
    const late = await testApi({ elapsed: () => elapsed });
    const siti = late.emulator.person({ id: 2, firstName: "Siti" });
    const id = siti.tap(1, "x");
    elapsed = 16 * 60_000;
    expect(await late.refusal("answerCallbackQuery", { callback_query_id: id })).toBe(tooOld);
  });

  it("are answered with at most 200 characters", async () => {
    const answer = { callback_query_id: budi.tap(1, "x"), text: "x".repeat(201) };
    expect(await api.refusal("answerCallbackQuery", answer)).toBe("400 Bad Request: MESSAGE_TOO_LONG");
  });
});

describe("files", () => {
  it("a photo must be a picture", async () => {
    const form = new FormData();
    form.set("chat_id", "1");
    form.set("photo", new Blob(["no picture"]), "a.png");
    const answer = await fetch(`${api.root}/bot${testToken}/sendPhoto`, { method: "POST", body: form });
    expect(await answer.json()).toMatchObject({ error_code: 400, description: "Bad Request: IMAGE_PROCESS_FAILED" });
    const document = await uploadDocument();
    expect(await api.refusal("sendPhoto", { chat_id: 1, photo: document })).toBe(
      "400 Bad Request: can't use file of type Document as Photo",
    );
    expect(await api.refusal("sendPhoto", { chat_id: 1, photo: "https://example.org/a.png" })).toBe(
      "400 Bad Request: failed to get HTTP URL content",
    );
  });

  it("are had back by getFile", async () => {
    const file = await api.must<{ file_path: string }>("getFile", { file_id: await uploadDocument() });
    const answer = await fetch(`${api.root}/file/bot${testToken}/${file.file_path}`);
    expect(await answer.text()).toBe("a,b");
    expect(await api.refusal("getFile", { file_id: "x" })).toMatch(/^400 Bad Request: wrong file_id/);
  });
});

describe("commands", () => {
  it("of a narrower scope and the person's language are shown", async () => {
    const set = (command: string, more: object = {}) =>
      api.must("setMyCommands", { commands: [{ command, description: command }], ...more });
    await set("jadwal");
    expect(budi.chat.commands).toEqual([{ command: "jadwal", description: "jadwal" }]);
    await set("schedule", { language_code: "en" });
    await set("umumkan", { scope: { type: "chat", chat_id: 1 } });
    expect(budi.chat.commands[0]?.command).toBe("umumkan");
    expect(api.emulator.person({ id: 5, firstName: "Ann", languageCode: "en" }).chat.commands[0]?.command).toBe(
      "schedule",
    );
    expect(await api.refusal("setMyCommands", { commands: [{ command: "Ja dwal", description: "a" }] })).toBe(
      "400 Bad Request: BOT_COMMAND_INVALID",
    );
  });
});
