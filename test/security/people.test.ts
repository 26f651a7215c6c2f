/** What people can try with the bot itself: other people's codes, forged and old buttons, rights that ended, markup, floods. */
import { describe, expect, it } from "vitest";
import { startServer } from "../../src/http/server.ts";
import type { MeetingId, ResidentId } from "../../src/platform/ids.ts";
import { silentLogger } from "../../src/platform/logger.ts";
import { register } from "../../src/registration/register.ts";
import { mostInRow } from "../../src/telegram/flood-limit.ts";
import type { Visitor } from "../support/chat.ts";
import { librarianId, testLibrary, type TestLibrary } from "../support/library.ts";

const siti = 101;

describe("people who try what they should not", { timeout: 60_000 }, () => {
  const open = async () => {
    const library = await testLibrary();
    const meetingId = library.app.library.catalogue().meetingsByStart[0]?.id as MeetingId;
    return { library, meetingId, victim: library.visitor(siti, "Siti"), other: library.visitor(666, "Orang Lain") };
  };

  async function seat(library: TestLibrary, meetingId: MeetingId, name: string): Promise<string> {
    const { residents, registration } = library.app.library;
    const id = siti as ResidentId;
    await residents.saveConsent(id, library.clock.now());
    await residents.addParticipant(id, { name, birthYear: 1990, relation: "self" });
    const resident = await residents.read(id);
    const { participants } = resident;
    const outcome = await register(registration, {
      requestId: "1",
      resident,
      meetingId,
      participants,
      agreedToWait: false,
    });
    if (outcome.kind !== "seated") throw new Error(outcome.kind);
    return outcome.code;
  }

  /** Every text in the chat, edits included. */
  const said = (visitor: Visitor) => visitor.person.chat.messages.map((m) => m.text).join("\n");
  const press = (visitor: Visitor, data: string) =>
    visitor.does((person) => person.tap(person.chat.messages.at(-1)?.id ?? 1, data));

  it("a button with another person's registration code neither shows nor changes anything", async () => {
    const { library, meetingId, victim, other } = await open();
    await victim.start();
    await other.start();
    const code = await seat(library, meetingId, "Siti Rahmah");
    const mine = () => library.app.library.rosters.seatsOf([meetingId]);
    const before = await mine();
    for (const verb of ["at", "cx", "cy", "ck", "tk", "ot", "os", "ya", "no", "kt", "h", "t"])
      await press(other, `${verb}:${code}`);
    await other.start(`t_${code}`);
    expect(await mine()).toEqual(before);
    expect(said(other)).not.toContain("Siti Rahmah");
    await victim.say("/pendaftaranku");
    expect(victim.last().text).toContain(code);
  });

  it("forged callback data is answered as an old button", async () => {
    const { other } = await open();
    await other.start();
    for (const data of [
      "",
      "r:",
      "r:m999999999",
      "r:m1:m2",
      "xy:1",
      "\u0000",
      "r:__proto__",
      "constructor",
      "💥".repeat(16),
    ]) {
      const messages = other.person.chat.messages.length;
      await press(other, data);
      expect([data, other.person.chat.messages.slice(messages).map((m) => /kode [0-9A-Z]{6}/.test(m.text))]).toEqual([
        data,
        other.person.chat.messages.slice(messages).map(() => false),
      ]);
    }
    await other.say("/jadwal");
    expect(other.last().text).toContain("Jadwal");
  });

  it("the librarians' buttons do nothing for residents", async () => {
    const { library, meetingId, victim, other } = await open();
    await victim.start();
    await other.start();
    const code = await seat(library, meetingId, "Siti Rahmah");
    const catalogue = library.app.library.catalogue();
    for (const data of ["kp", "ki", "kl:0", `kr:${librarianId}`, `ky:${librarianId}`, `km:${meetingId}`, `kh:${code}`])
      await press(other, data);
    for (const command of ["/umumkan", "/kelola", "/peserta", "/impor", "/ekspor", "/laporan", "/kotak_masuk"])
      await other.say(command);
    expect(said(other)).not.toContain("Siti Rahmah");
    expect(library.app.library.catalogue()).toBe(catalogue);
    expect((await library.app.library.librarians.list()).invited).toEqual([]);
  });

  it("a librarian whose right is taken away in the middle of an announcement sends nothing", async () => {
    const { library, victim, other } = await open();
    await victim.start();
    await other.start();
    const { librarians } = library.app.library;
    const invitation = await librarians.invite(librarianId as ResidentId);
    await other.start(`L${"token" in invitation ? invitation.token : ""}`);
    await other.say("/umumkan");
    await other.say("Kabar palsu dari mantan pustakawan");
    await other.tap(/Semua/);
    const send = other.person.findButton(/^Kirim/);
    await librarians.revoke(librarianId as ResidentId, 666 as ResidentId);
    if (send) await other.tap(/^Kirim/);
    await library.advance(120_000);
    expect(said(victim)).not.toContain("Kabar palsu");
    // The button stays in the chat: pressed again, it is as dead.
    if (send?.data) await press(other, send.data);
    await library.advance(120_000);
    expect(said(victim)).not.toContain("Kabar palsu");
  });

  it("markup in a name is shown as it was typed and breaks no message", async () => {
    const { library, meetingId, victim } = await open();
    await victim.start();
    const name = `<b>Siti</b> & "co" <a href="tg://user?id=1">x</a>`;
    await seat(library, meetingId, name);
    await victim.say("/pendaftaranku");
    expect(victim.last().text).toContain(name);
    await victim.say("/dataku");
    expect(said(victim)).toContain("Siti</b>");
    expect(library.emulator.traffic.filter((call) => !call.ok)).toEqual([]);
  });

  it("one resident who floods is told once, and others are answered meanwhile", async () => {
    const { library, victim, other } = await open();
    await victim.start();
    await other.start();
    const before = other.person.chat.messages.length;
    const flood = other.does((person) => {
      for (let i = 0; i < 150; i++) person.say("jadwal");
    });
    await victim.say("/jadwal");
    expect(victim.last().text).toContain("Jadwal");
    await flood;
    const replies = other.person.chat.messages.slice(before).filter((m) => m.from === "bot");
    const notices = replies.filter((m) => m.text === library.t("common-too-many"));
    expect(notices).toHaveLength(1);
    // The first may be answered before the next arrives, so that none waits behind it.
    expect(replies.length).toBeLessThanOrEqual(mostInRow + 2);
    // Who waits for replies is never told to slow down.
    for (let i = 0; i < 30; i++) await victim.say("halo");
    expect(said(victim)).not.toContain(library.t("common-too-many"));
  });

  it("many who write at once are all answered, and the program stays ready", async () => {
    const { library } = await open();
    const people = Array.from({ length: 200 }, (_, i) =>
      library.emulator.person({ id: 10_000 + i, firstName: "Warga" }),
    );
    const { metrics } = library.app;
    const server = await startServer({
      port: 0,
      host: "127.0.0.1",
      metrics,
      logger: silentLogger,
      ready: { bot: library.app.ready },
    });
    for (const person of people) person.start();
    const answered = () => people.filter((p) => p.chat.messages.some((m) => m.from === "bot")).length;
    await expect.poll(answered, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
    expect((await fetch(`http://127.0.0.1:${server.port}/readyz`)).status).toBe(200);
    await expect.poll(answered, { timeout: 30_000 }).toBe(people.length);
    const page = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
    expect(page).not.toContain(library.config.botToken?.split(":")[1]);
    await server.close();
  });
});
