import { extractText } from "unpdf";
import { describe, expect, it } from "vitest";
import type { RegistrationCode, ResidentId } from "../../src/platform/ids.ts";
import { meetingOfCode } from "../../src/registration/registration.ts";
import type { ChatMessage } from "../../src/playground/chat-message.ts";
import type { Visitor } from "../support/chat.ts";
import { librarianId, testLibrary, type TestLibrary } from "../support/library.ts";
import { keysAbout } from "../support/redis-contents.ts";
import { testRedis } from "../support/redis.ts";

const id = 7315550199;
const name = "Zulaikha Wirananda";
const traces = [String(id), "Zulaikha"];

/** What the resident is shown for each place in Redis that knows them. */
const sections: readonly (readonly [RegExp, string])[] = [
  [/:resident:|:audience:/, "account"],
  [/:roster:/, "registrations"],
  [/:offers$/, "registrations"],
  [/\{enquiries\}:(open|by-time|by-resident)/, "messagesToLibrarians"],
  [/\{enquiries\}:wishes-of/, "wishes"],
  [/\{calendar\}/, "calendarLink"],
  [/\{librarians\}/, "librarian"],
  [/:dialogue|:context:/, "chat"],
  [/:absences:/, "absences"],
  [/certificate:/, "certificates"],
  [/\{stories\}/, "stories"],
];
/** Gone by itself within a second, or when the update is handled. */
const passing = /:notice-pause:|\}:inbox$|\}:events$/;

describe("own data", { timeout: 60_000 }, () => {
  const { redis, keys } = testRedis();

  async function registerSelf(who: Visitor, question: string): Promise<RegistrationCode> {
    await who.say(question);
    await who.tap(/^Daftar/);
    if (who.buttons().some((label) => label.startsWith("Setuju"))) {
      await who.tap(/^Setuju/);
      await who.tap("Saya sendiri");
      await who.say(name);
      await who.say("1988");
    } else await who.tap(new RegExp(`^${name}`));
    const replies = await who.tap(/^Daftar/);
    return /M\d+-[0-9A-Z]{6}/.exec(replies.map((m) => m.text).join("\n"))?.[0] as RegistrationCode;
  }

  /** Someone who used everything the bot has. */
  async function visitEverything(library: TestLibrary): Promise<Visitor> {
    const who = library.visitor(id, "Zulaikha");
    await who.start();
    const code = await registerSelf(who, "daftar kue basah");
    const second = await registerSelf(who, "daftar mikrotik");
    await who.say("/pendaftaranku");
    const { librarians, attending, missing, enquiries, calendar, certificates, questions } = library.app.library;
    const meeting = meetingOfCode(code);
    await attending.store.checkIn(meeting, [{ code, participantId: "p1" as never }], library.clock.now());
    await certificates.numberOf(meeting, { code, participantId: "p1" as never }, "KB-1" as never);
    const about = { number: "KB-1" as never, name, course: "Kue Basah" };
    await certificates.save({ ...about, startsAt: library.clock.now(), endsAt: library.clock.now() });
    const told = { code, residentId: id as ResidentId, toldAt: library.clock.now(), course: "Kue Basah" };
    await questions.feedback.saveStory("2026", { ...told, text: "Sekarang saya berjualan kue.", name });
    await missing.store.add(id as ResidentId, library.clock.now(), 0);
    await enquiries.ask({ requestId: "1", residentId: id as ResidentId, text: "Ada kelas menyulam, Bu?" });
    await enquiries.wish(id as ResidentId, "menyulam");
    await calendar.openFeed(id as ResidentId);
    const invitation = await librarians.invite(librarianId as ResidentId);
    if (invitation.kind === "invited") await librarians.accept(invitation.token, id as ResidentId);
    expect(second).toMatch(/^M\d+-/);
    await who.say("daftar berkebun");
    return who;
  }

  async function fileOf(library: TestLibrary, message: ChatMessage | undefined): Promise<Buffer> {
    const fileId = message?.document?.url.split("/").at(-1) ?? "";
    return Buffer.from(library.emulator.file(fileId)?.bytes ?? []);
  }

  it("is shown whole: every place in Redis that knows the resident stands in the files", async () => {
    const library = await testLibrary({ redis, keys, env: { PUBLIC_URL: "https://perpus.example.org" } });
    const who = await visitEverything(library);
    const replies = (await who.say("/dataku")).filter((message) => message.document);
    expect(replies.map((message) => message.document?.name)).toEqual(["data-saya.pdf", "data-saya.json"]);
    const json = JSON.parse((await fileOf(library, replies[1])).toString()) as Record<string, unknown>;
    const { text } = await extractText(new Uint8Array(await fileOf(library, replies[0])), { mergePages: true });
    expect(text).toContain(name);
    expect(text).toContain("1988");
    expect(text).toContain("Ada kelas menyulam, Bu?");
    expect(text).toMatch(/hadir di .*Kue Basah/);
    expect(JSON.stringify(json)).toContain("1988");

    const places = (await keysAbout(redis, keys, traces)).filter((place) => !passing.test(place));
    const shownAs = places.map((place) => [place, sections.find(([pattern]) => pattern.test(place))?.[1]] as const);
    expect(shownAs.filter(([, section]) => section === undefined)).toEqual([]);
    expect(shownAs.filter(([, section]) => !(String(section) in json))).toEqual([]);
    expect(Object.keys(json).sort()).toEqual(
      [...new Set([...sections.map(([, section]) => section), "attendance", "consents", "participants"])].sort(),
    );

    await who.say("/hapus_data");
    await who.tap("Ya, hapus semua");
    await library.app.library.relay.idle();
    await expect.poll(() => keysAbout(redis, keys, traces), { timeout: 5_000 }).toEqual([]);
    expect((await who.say("/pendaftaranku")).at(-1)?.text).toContain("belum terdaftar");
    expect(library.log.join("\n")).not.toContain("Zulaikha");
  });
});
