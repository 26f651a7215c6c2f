import { describe, expect, it } from "vitest";
import type { ResidentId } from "../../src/platform/ids.ts";
import { lowerPlaceUntil, recordAbsence } from "../../src/registration/absences.ts";
import { librarianId, testLibrary } from "../support/library.ts";

const day = 86_400_000;
const rinaId = 305 as ResidentId;

describe("an objection to having been noted as absent", { timeout: 60_000 }, () => {
  async function absentTwice() {
    const library = await testLibrary();
    const rina = library.visitor(rinaId, "Rina");
    const nurul = library.visitor(librarianId, "Bu Nurul");
    await rina.start();
    await nurul.start();
    const now = library.clock.now();
    for (const at of [now - 9 * day, now - 2 * day]) await recordAbsence(library.app.library.missing, rinaId, at);
    await rina.hears(/Tempat Kakak kosong lagi/);
    const until = async () => lowerPlaceUntil(await library.app.library.missing.store.read(rinaId), now);
    return { library, rina, nurul, until };
  }

  it("is one sentence of the resident's own, which a librarian forgives with one tap", async () => {
    const { rina, nurul, until } = await absentTwice();
    expect(await until()).not.toBeNull();
    await rina.tap("Sampaikan keberatan");
    expect(rina.last().text).toContain("Satu kalimat saja");
    await rina.say("Waktu itu anak saya sakit, Bu.");
    expect(rina.last().text).toContain("Waktu itu anak saya sakit, Bu.");
    await nurul.say("/kotak_masuk");
    expect(nurul.last().text).toMatch(
      /Keberatan: tidak hadir.*Tercatat kosong: Sab 14 Nov, Sab 21 Nov.*anak saya sakit/s,
    );
    await nurul.tap("🤝 Maafkan");
    expect(nurul.last().text).toContain("Dimaafkan");
    await rina.hears(/Catatan tidak hadir Kakak sudah dihapus/);
    expect(await until()).toBeNull();
    await nurul.say("/kotak_masuk");
    expect(nurul.last().text).toContain("Kotak masuk kosong");
    await rina.tap("Sampaikan keberatan");
    expect(rina.last().text).toContain("Tidak ada catatan");
  });

  it("is forgiven by nobody but librarians, and stays noted when it is only answered", async () => {
    const { library, rina, nurul, until } = await absentTwice();
    await rina.tap("Sampaikan keberatan");
    await rina.say("Saya datang, tapi lupa mengetik angkanya.");
    const [open] = (await library.app.library.enquiries.open({ offset: 0, limit: 1 })).enquiries;
    await rina.does((person) => person.tap(rina.last().id, `ef:${open?.id}`));
    expect(rina.toasts.at(-1)?.text).toBe(library.t.plain("dialogue-old-button"));
    expect(await until()).not.toBeNull();
    await nurul.say("/kotak_masuk");
    await nurul.tap("Jawab");
    await nurul.say("Daftar hadirnya kami periksa dulu ya.");
    await rina.hears(/kami periksa dulu/);
    expect(await until()).not.toBeNull();
  });
});
