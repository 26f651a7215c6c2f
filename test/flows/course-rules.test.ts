import { describe, expect, it } from "vitest";
import { librarianId, testLibrary } from "../support/library.ts";

describe("the rules of a class", { timeout: 60_000 }, () => {
  async function open() {
    const library = await testLibrary();
    const { courses } = library.app.library.catalogue();
    const course = courses.find((c) => c.title === "Belajar Membuat Kue Basah");
    if (!course) throw new Error("not in the sample");
    const nurul = library.visitor(librarianId, "Bu Nurul");
    await nurul.say("/kelola");
    await nurul.does((person) => person.tap(nurul.last().id, `kc:${course.id}:0`));
    await nurul.tap("⚙️ Aturan kelas");
    return { library, nurul, course, rules: () => library.app.library.courseRules.of(course.id) };
  }

  it("are set by buttons alone, hold at once, and can be the usual ones again", async () => {
    const { nurul, rules } = await open();
    const usual = rules();
    expect(nurul.last().text).toContain("disimpan 6 jam");
    await nurul.tap("12 jam");
    expect(nurul.last().text).toContain("disimpan 12 jam");
    await nurul.tap("Alih 18.00");
    expect(nurul.last().text).toContain("dialihkan sehari sebelumnya, 18.00 WIB");
    expect(rules()).toEqual({ ...usual, offerHours: 12, releaseAt: "18:00" });
    await nurul.tap("Tanpa tanya");
    expect(nurul.last().text).toContain("tidak ditanyakan");
    expect(nurul.buttons().some((label) => label.includes("Alih"))).toBe(false);
    await nurul.tap("↩️ Aturan umum");
    expect(rules()).toEqual(usual);
    await nurul.tap("« Kembali");
    expect(nurul.buttons()).toContain("⚙️ Aturan kelas");
  });

  it("are told to who registers", async () => {
    const { library, nurul } = await open();
    await nurul.tap("Alih 15.00");
    const siti = library.visitor(311, "Siti");
    await siti.say("daftar kue basah");
    await siti.tap(/^Daftar/);
    await siti.tap(/^Setuju/);
    await siti.tap("Saya sendiri");
    await siti.say("Siti Rahmah");
    await siti.say("1988");
    await siti.tap(/^Daftar/);
    expect(siti.last().text).toContain("sehari sebelumnya pukul 15.00 WIB");
  });

  it("are changed by nobody but librarians, and only to what buttons say", async () => {
    const { library, nurul, course, rules } = await open();
    const usual = rules();
    const andi = library.visitor(312, "Andi");
    await andi.start();
    await andi.does((person) => person.tap(andi.last().id, `ku:${course.id}:o:24`));
    expect(andi.toasts.at(-1)?.text).toBe(library.t.plain("dialogue-old-button"));
    for (const data of ["o:99", "o:-", "a:25.00", "r:12", "o:0"])
      await nurul.does((person) => person.tap(nurul.last().id, `ku:${course.id}:${data}`));
    expect(rules()).toEqual(usual);
  });
});
