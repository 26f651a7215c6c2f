/** What stands in the log of a whole run: incident codes and ids, and nothing that people are called, wrote or read. */
import { describe, expect, it } from "vitest";
import type { ResidentId } from "../../src/platform/ids.ts";
import { librarianId, testLibrary } from "../support/library.ts";
import { expectNothingPersonal } from "../support/personal.ts";
import { testRedis } from "../support/redis.ts";

const phone = "+6281234567890";

describe("the log", { timeout: 60_000 }, () => {
  it("of a day on which everything goes wrong holds no name, phone number or text, but the codes people were told", async () => {
    const { redis, keys } = testRedis();
    const library = await testLibrary({ redis, keys });
    const librarian = library.visitor(librarianId, "Bu Nurul Fatimah");
    const resident = library.visitor(101, "Zubaidah Kumalasari");
    await librarian.start();
    await resident.start();
    await resident.say("kapan kelas melukis untuk anak saya Rahmadani?");
    await resident.does((person) => person.sendContact(phone));
    await resident.say(`telepon saya ${phone} ya`);
    await resident.say("qwxz plgh mmbrt");
    await resident.tap(/pustakawan/i);
    await librarian.say("/umumkan");
    await librarian.say("Bazar buku bekas Sabtu ini di halaman depan");

    const incidents: string[] = [];
    const wrong = async (act: () => Promise<unknown>) => {
      await act();
      const code = /kode ([0-9A-Z]{6})/.exec(resident.last().text)?.[1];
      expect(code, resident.transcript()).toBeDefined();
      incidents.push(code as string);
    };
    // Telegram refuses what is sent, for longer than tries go on.
    library.emulator.failNext({ kind: "500", method: "sendMessage", count: 12, chatId: 101 });
    await wrong(() => resident.say("jadwal kelas Zubaidah minggu ini"));
    // A record that no release wrote, with a name in it.
    await redis.hset(keys.resident(101 as ResidentId), "p9", "Zubaidah Kumalasari tanpa tahun");
    await wrong(() => resident.say("/pendaftaranku"));
    await wrong(() => resident.say("halo Rahmadani"));
    await redis.hdel(keys.resident(101 as ResidentId), "p9");
    await resident.say("/jadwal");
    expect(resident.last().text).not.toContain("kode");

    const logged = library.log.map((line) => JSON.parse(line) as { msg: string; incident?: string; updateId?: number });
    for (const incident of incidents) {
      const line = logged.find((entry) => entry.incident === incident);
      expect(line).toMatchObject({ msg: "update-failed", updateId: expect.any(Number) as number });
    }
    expectNothingPersonal(library, [
      phone.slice(3),
      "Zubaidah",
      "Kumalasari",
      "Rahmadani",
      "Nurul",
      "Fatimah",
      "Bazar buku",
    ]);
  });
});
