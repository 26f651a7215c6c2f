import { readFileSync } from "node:fs";
import { ReplayEngine } from "@grammyjs/conversations";
import { describe, expect, it, vi } from "vitest";
import type { ResidentId } from "../../src/platform/ids.ts";
import { participantLimit } from "../../src/residents/residents-store.ts";
import { dialogueForm } from "../../src/telegram/session.ts";
import { testLibrary, type TestLibrary } from "../support/library.ts";
import { testRedis } from "../support/redis.ts";

describe("a dialogue", () => {
  const { redis, keys } = testRedis();

  let started: Promise<TestLibrary> | undefined;

  async function atConsent(id: number) {
    const library = await (started ??= testLibrary({ redis, keys, forWholeFile: true }));
    const siti = library.visitor(id, "Siti");
    await siti.say("daftar mikrotik");
    await siti.tap(/^Daftar/);
    expect(siti.last().text).toContain("minta izin");
    return { library, siti };
  }

  it.each([
    ["of a flow that a new release changed", 401, /register@\d+/g, "register@0"],
    ["that an older release logged otherwise", 404, `"form":${dialogueForm}`, `"form":1`],
  ])("%s ends politely, once, and a new one begins", async (_, id, now, before) => {
    const { library, siti } = await atConsent(id);
    const stored = (await redis.get(keys.dialogue(id))) ?? "";
    const changed = stored.replace(now, before);
    expect(changed).not.toBe(stored);
    await redis.set(keys.dialogue(id), changed);
    const replies = await siti.say("sabtu ada kelas apa?");
    expect(replies[0]?.text).toBe(library.t("dialogue-outdated"));
    expect(
      replies
        .slice(1)
        .map((m) => m.text)
        .join(),
    ).toContain("Sabtu");
    expect(await redis.get(keys.dialogue(id))).toBeNull();
    expect((await siti.say("/batal")).at(-1)?.text).toBe(library.t("dialogue-nothing-to-cancel"));
  });

  it("keeps what was answered and seen, not what was said", async () => {
    const { siti } = await atConsent(405);
    const consent = siti.last().text.slice(0, 20);
    await siti.tap(/^Setuju/);
    const stored = await redis.get(keys.dialogue(405));
    expect(stored).toContain("Belajar Mikrotik");
    expect(stored).toContain('"yes"');
    expect(stored).not.toContain("Siapa yang ikut");
    expect(stored).not.toContain(consent);
    expect(stored).not.toContain("inline_keyboard");
    expect(stored).not.toContain("first_name");
  });

  it("bears whatever is sent in the middle and repeats its question", async () => {
    const { siti } = await atConsent(402);
    const question = siti.last().text;
    for (const text of ["x".repeat(4096), "/lomba", "/tidakada", "😀", "<b>&lt;"]) {
      await siti.say(text);
      expect(siti.last().text).toBe(question);
    }
    await siti.does((person) => person.sendPhoto(readFileSync("docs/playground.png")));
    expect(siti.last().text).toBe(question);
    await siti.tap(/^Setuju/);
    expect(siti.last().text).toContain("Siapa yang ikut");
  });

  it("whose question cannot be sent is over", async () => {
    const { library, siti } = await atConsent(406);
    // At each of the three times that the update is tried.
    library.emulator.failNext({ kind: "429", retryAfter: 60, method: "sendMessage", count: 3 });
    await siti.tap(/^Setuju/);
    expect(siti.last().text).toContain("ada gangguan");
    expect(await redis.get(keys.dialogue(406))).toBeNull();
  });

  it.each([
    ["waits in memory", 10, [0]],
    // Begun, what was seen of resident and meeting; consent, consent kept: each update replays what is logged before it.
    ["is replayed from its log where nothing is kept there", 0, [0, 1, 3, 3]],
  ])("%s", async (_, dialoguesInMemory, replayed) => {
    const replay = vi.spyOn(ReplayEngine.prototype, "replay");
    const library = await testLibrary({ dialoguesInMemory });
    const siti = library.visitor(410, "Siti");
    await siti.say("daftar mikrotik");
    await siti.tap(/^Daftar/);
    await siti.tap(/^Setuju/);
    await siti.say("sabtu ada kelas apa?");
    await siti.tap(/^Saya sendiri/);
    const logged = replay.mock.calls.map(([{ receive }]) => receive.length);
    replay.mockRestore();
    expect(logged).toEqual(replayed);
  });

  it("goes on from what Redis keeps of it, not from what this process remembers", async () => {
    const { siti } = await atConsent(407);
    const stored = (await redis.get(keys.dialogue(407))) ?? "";
    // As another process would have left it.
    await redis.set(keys.dialogue(407), stored.replace("Belajar Mikrotik", "Belajar Sasirangan"));
    await siti.tap(/^Setuju/);
    expect(siti.last().text).toContain("Belajar Sasirangan");
  });

  it("takes an answer once that is tried again, after Telegram did not take the next question", async () => {
    const { library, siti } = await atConsent(408);
    library.emulator.failNext({ kind: "429", retryAfter: 60, method: "sendMessage", count: 1 });
    await siti.tap(/^Setuju/);
    expect(siti.last().text).toContain("Siapa yang ikut");
    await siti.tap(/^Saya sendiri/);
    expect(siti.last().text).toContain("nama lengkap");
    const { log } = JSON.parse((await redis.get(keys.dialogue(408))) ?? "") as { log: unknown[] };
    // Begun, what was seen of resident and meeting, consent, consent kept, for whom.
    expect(log).toHaveLength(5);
  });

  it("goes on in the language that was chosen in its middle", async () => {
    const { library, siti } = await atConsent(409);
    await siti.say("/bahasa");
    await siti.tap("English");
    await siti.tap(/^Setuju/);
    expect(siti.last().text).toContain(
      library.app.library
        .texts("en")("registration-for-whom", { course: "", date: "", time: "", place: "" })
        .trim()
        .split("\n")
        .at(-1),
    );
  });

  it("is not moved by the buttons of an older one", async () => {
    const { siti } = await atConsent(403);
    const old = siti.last();
    const data = old.inlineKeyboard?.[0]?.[0]?.data ?? "";
    await siti.say("/batal");
    await siti.does((person) => person.tap(old.id, data));
    expect(siti.toasts.at(-1)?.text).toContain("sudah tidak berlaku");
  });

  it("names those of a list for whom an account has no room, and registers the others", async () => {
    const { library, siti } = await atConsent(404);
    await siti.tap(/^Setuju/);
    const { residents } = library.app.library;
    for (let n = 0; n < participantLimit - 2; n++) {
      const name = `Murid ${String.fromCharCode(65 + (n % 26))}${n < 26 ? "" : "a"}`;
      await residents.addParticipant(404 as ResidentId, { name, birthYear: 1990, relation: "pupil" });
    }
    const heard = (await siti.say("Dewi 1990\nEka 1990\nFajar 1990")).map((m) => m.text);
    expect(heard[0]).toContain(`sampai ${participantLimit} peserta`);
    expect(heard[0]).toContain("Eka, Fajar");
    expect(heard.at(-1)).toContain("Peserta: Dewi\n");
  });
});
