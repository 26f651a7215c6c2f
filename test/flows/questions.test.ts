import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Course, Meeting } from "../../src/catalogue/catalogue.ts";
import { readWorkbook } from "../../src/catalogue/read-workbook.ts";
import { sampleFolder } from "../../src/catalogue/sample.ts";
import type { ResidentId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { createTexts } from "../../src/platform/texts.ts";
import type { ChatMessage } from "../../src/playground/chat-message.ts";
import type { Visitor } from "../support/chat.ts";
import { librarianId, mondayMorning, testLibrary, type TestLibrary } from "../support/library.ts";
import { testRedis } from "../support/redis.ts";

const libraries = [
  { library: "the sample", folder: sampleFolder, now: mondayMorning },
  {
    library: "another library",
    folder: fileURLToPath(new URL("../understanding/second-set/catalogue", import.meta.url)),
    now: "2027-08-11T13:20:00+07:00",
  },
];

const minute = 60_000;
const day = 86_400_000;
/** What no library teaches and no word resembles. */
const unheardOf = ["zumrakti", "plobtar"];
const gibberish = ["blorg zmrk", "wkrz qrst plm", "xvbn mlkj", "qzpt wrrk bnm"];

describe.each(libraries)("a question to $library", { timeout: 20_000 }, ({ folder, now }) => {
  const { redis, keys } = testRedis();
  const local = createLocalTime("Asia/Jakarta");
  let library: TestLibrary;
  let visitors = 500;

  beforeAll(async () => {
    library = await testLibrary({ redis, keys, now, forWholeFile: true });
    const workbook = await readWorkbook(folder);
    if (workbook.kind === "problems") throw new Error("the catalogue has problems");
    await library.publish(workbook.tables);
    await library.restart();
  });

  /** Somebody who has not asked anything yet. */
  const somebody = () => library.visitor(visitors++, "Siti");
  const labelsOf = (message: ChatMessage) => (message.inlineKeyboard ?? []).flat().map((b) => b.text);
  const firstLine = (message: ChatMessage) => message.text.split("\n")[0] ?? "";
  async function ask(who: Visitor, text: string): Promise<ChatMessage> {
    const replies = await who.say(text);
    expect(replies, text).toHaveLength(1);
    return replies[0] as ChatMessage;
  }
  async function tap(who: Visitor, label: string): Promise<ChatMessage> {
    const start = label.replace(/…$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const replies = await who.tap(new RegExp(`^${start}`));
    return replies[0] as ChatMessage;
  }
  /** Classes and stops are listed in blocks that begin with a sign. */
  const blocksOf = (message: ChatMessage) => message.text.split("\n\n").filter((block) => block.startsWith("📌"));
  const titleOf = (block: string) => block.split("\n")[0]?.replace("📌 ", "") ?? "";

  const catalogue = () => library.app.library.catalogue();
  const upcoming = (): readonly Meeting[] =>
    catalogue().meetingsByStart.filter((m) => m.startsAt > library.clock.now());
  const nextOf = (course: Course) => upcoming().find((m) => m.courseId === course.id) as Meeting;
  const titleWords = (course: Course) => course.title.toLowerCase().split(" ");
  /** Classes with a meeting to come, each with a word in its title that no other has. */
  const classes = (): Course[] =>
    catalogue().courses.filter(
      (course) =>
        nextOf(course) !== undefined &&
        titleWords(course).length <= 4 &&
        catalogue().courses.every(
          (other) => other === course || !titleWords(other).includes(titleWords(course).at(-1) ?? ""),
        ),
    );
  const someClasses = (count: number): Course[] => {
    const chosen = classes().slice(0, count);
    expect(chosen).toHaveLength(count);
    return chosen;
  };
  const oneClass = () => someClasses(1)[0] as Course;
  const feeOf = ({ feeRupiah }: Course) =>
    feeRupiah === 0 ? /gratis/i : new RegExp(library.t.format.money(feeRupiah));

  describe("of a class", () => {
    it("is answered in the first line, for whatever is asked", async () => {
      for (const course of someClasses(3)) {
        const meeting = nextOf(course);
        const siti = somebody();
        const fee = firstLine(await ask(siti, `kelas ${course.title} bayar berapa?`));
        expect(fee).toContain(course.title);
        expect(fee).toMatch(feeOf(course));
        expect(firstLine(await ask(siti, `di mana tempat kelas ${course.title}?`))).toContain(meeting.place);
        expect(firstLine(await ask(siti, `kapan kelas ${course.title}?`))).toContain(
          library.t.format.date(meeting.startsAt),
        );
      }
    });

    it("offers the registration and the place on the map", async () => {
      const course = oneClass();
      const siti = somebody();
      const answer = await ask(siti, `kapan kelas ${course.title}?`);
      const [first, ...others] = labelsOf(answer);
      expect(first).toMatch(/^Daftar/);
      expect(others.join()).toContain("Peta");
      const map = (answer.inlineKeyboard ?? []).flat().find((b) => b.text.includes("Peta"));
      expect(JSON.stringify(map)).toContain("https://");
      expect((await tap(siti, "Daftar")).text).toContain("izin");
      await siti.say("/batal");
    });

    it("on a day without it says so and names its nearest meeting", async () => {
      const course = oneClass();
      const free = dayWithout((m) => m.courseId === course.id);
      const answer = await ask(somebody(), `kelas ${course.title} ${asTyped(free)} ada?`);
      expect(firstLine(answer)).toContain("Tidak ada");
      expect(firstLine(answer)).toContain(course.title);
      expect(answer.text).toContain(library.t.format.date(nextOf(course).startsAt));
    });
  });

  /** The first day from tomorrow on without such a meeting, epoch ms at noon. */
  function dayWithout(isSuch: (meeting: Meeting) => boolean): number {
    const taken = new Set(
      upcoming()
        .filter(isSuch)
        .map((m) => local.dateOf(m.startsAt)),
    );
    const noon = local.at(local.dateOf(library.clock.now()), "12:00");
    for (let days = 1; days < 300; days++) if (!taken.has(local.dateOf(noon + days * day))) return noon + days * day;
    throw new Error("there is something on every day");
  }
  /** `5/12` */
  function asTyped(at: number): string {
    const [, month, date] = local.dateOf(at).split("-");
    return `tgl ${Number(date)}/${Number(month)}`;
  }

  describe("whose answer is a list", () => {
    /** Turns the pages to the end. */
    async function pages(text: string): Promise<ChatMessage[]> {
      const siti = somebody();
      const read = [await ask(siti, text)];
      while (labelsOf(read.at(-1) as ChatMessage).includes("Lainnya")) {
        expect(read.length).toBeLessThan(30);
        read.push(await tap(siti, "Lainnya"));
      }
      return read;
    }

    it("shows six meetings at most, and all of them page by page", async () => {
      const read = await pages("/jadwal");
      const blocks = read.map(blocksOf);
      expect(read.length).toBeGreaterThan(1);
      for (const page of blocks.slice(0, -1)) expect(page).toHaveLength(6);
      expect(blocks.at(-1)?.length).toBeLessThanOrEqual(6);
      expect(blocks.flat().map(titleOf)).toEqual(upcoming().map((m) => catalogue().courseById.get(m.courseId)?.title));
    });

    it.each(["kelas gratis apa aja", "yang ga bayar ada apa aja", "kls gratis dong min"])(
      "shows each class that fulfils the condition, once: “%s”",
      async (text) => {
        const titles = (await pages(text)).flatMap(blocksOf).map(titleOf);
        const free = new Set(upcoming().flatMap((m) => catalogue().courseById.get(m.courseId) ?? []));
        expect(new Set(titles)).toEqual(new Set([...free].filter((c) => c.feeRupiah === 0).map((c) => c.title)));
      },
    );

    it("shows six stops of the mobile library at most, and all of them page by page", async () => {
      const read = await pages("kapan perpustakaan keliling");
      const stops = read.map((page) => page.text.split("\n").filter((line) => line.startsWith("🚐")));
      for (const page of stops) expect(page.length).toBeLessThanOrEqual(6);
      expect(stops.flat()).toHaveLength(catalogue().stops.filter((s) => s.endsAt > library.clock.now()).length);
    });

    it("fits a phone screen, whatever is asked", async () => {
      const siti = somebody();
      const questions = [
        "/jadwal",
        "ada kelas apa aja",
        "kelas gratis",
        "minggu depan ada apa",
        "ada lomba apa",
        "/lomba",
      ];
      for (const text of [...questions, ...someClasses(3).map((c) => `info kelas ${c.title}`)]) {
        const answer = await ask(siti, text);
        expect(answer.text.length, text).toBeLessThan(1_400);
        expect(answer.text.split("\n").length, text).toBeLessThanOrEqual(30);
        expect(answer.inlineKeyboard?.length ?? 0, text).toBeLessThanOrEqual(8);
      }
    });

    it("says of a day without classes that there are none, and names the nearest", async () => {
      const free = dayWithout(() => true);
      for (const text of [`${asTyped(free)} ada kelas apa?`, `ada acara apa ${asTyped(free)} kak`]) {
        const answer = await ask(somebody(), text);
        expect(firstLine(answer)).toBe(`Tidak ada kelas ${library.t.format.date(free)}, Kak.`);
        expect(answer.text).toContain("Yang terdekat");
        const named = blocksOf(answer).map(titleOf);
        expect(named.length).toBeGreaterThan(0);
        expect(named.length).toBeLessThanOrEqual(3);
        expect(labelsOf(answer).filter((l) => l.startsWith("Daftar"))).toHaveLength(named.length);
      }
    });
  });

  it("is noted as coming from somebody who may be written to", async () => {
    const who = somebody();
    const isReachable = async () => (await library.app.library.residents.read(who.person.id as ResidentId)).reachable;
    expect(await isReachable()).toBe(false);
    await ask(who, "jadwal besok");
    expect(await isReachable()).toBe(true);
  });

  it("that fits two classes asks which, with both as buttons, and a tap answers", async () => {
    const [a, b] = someClasses(2) as [Course, Course];
    for (const text of [`${a.title} atau ${b.title} kapan?`, `kelas ${b.title} sama kelas ${a.title} bayar ga`]) {
      const siti = somebody();
      const asked = await ask(siti, text);
      expect([...labelsOf(asked)].sort()).toEqual([a.title, b.title].sort());
      const answer = await tap(siti, a.title);
      expect(firstLine(answer)).toContain(a.title);
      expect(labelsOf(answer)[0]).toMatch(/^Daftar/);
      expect(firstLine(await ask(siti, "bayar ga?"))).toMatch(feeOf(a));
    }
  });

  describe("of a class that does not exist", () => {
    it("says so and offers to wish for it; the librarians see how many do", async () => {
      for (const [i, subject] of unheardOf.entries()) {
        const wishing = Array.from({ length: i + 1 }, somebody);
        for (const one of wishing) {
          const answer = await ask(one, `kelas ${subject} ada?`);
          expect(firstLine(answer)).toContain(subject);
          expect(firstLine(answer)).toContain("belum ada");
          expect((await tap(one, "Usulkan")).text).toContain(subject);
          expect((await tap(one, "Usulkan")).text).toContain("catat");
        }
      }
      const librarian = library.visitor(librarianId, "Bu Rina");
      const report = await ask(librarian, "/laporan");
      unheardOf.forEach((subject, i) => expect(report.text).toContain(`${subject}: ${i + 1} orang`));
    });

    it("offers three near ones at most", async () => {
      const offered: number[] = [];
      for (const subject of ["ukulele", "panahan", "bahasa rusia", "sulam alis", "melukis", "taekwondo", "photoshop"]) {
        const answer = await ask(somebody(), `ada kelas ${subject}?`);
        const labels = labelsOf(answer);
        if (!labels.some((l) => l.startsWith("Usulkan"))) continue;
        const near = labels.filter((l) => !l.startsWith("Usulkan") && l !== "Jadwal kelas");
        offered.push(near.length);
        for (const title of near) expect(catalogue().courses.map((c) => c.title)).toContain(title);
      }
      expect(offered.length).toBeGreaterThan(0);
      expect(Math.max(...offered)).toBeLessThanOrEqual(3);
    });
  });

  describe("that is not understood", () => {
    it("is told first what the bot can do, a second time that a librarian can help", async () => {
      const siti = somebody();
      const first = await ask(siti, gibberish[0] as string);
      expect(first.text).toContain("belum paham");
      for (const can of ["kelas", "jadwal", "lomba", "perpustakaan keliling"]) expect(first.text).toContain(can);
      const second = await ask(siti, gibberish[1] as string);
      expect(second.text).toContain("belum paham");
      expect(second.text).toContain("pustakawan");
      expect(labelsOf(second)[0]).toBe("Tanya pustakawan");
    });

    it("counts from the beginning after one that was", async () => {
      const siti = somebody();
      const first = await ask(siti, gibberish[0] as string);
      await ask(siti, "ada kelas apa aja");
      expect((await ask(siti, gibberish[1] as string)).text).toBe(first.text);
    });

    it("goes to the librarians as it was typed, and their answer comes back", async () => {
      const siti = somebody();
      const librarian = library.visitor(librarianId, "Bu Rina");
      await siti.say(gibberish[2] as string);
      await siti.say(gibberish[3] as string);
      const passed = await tap(siti, "Tanya pustakawan");
      expect(passed.text).toContain("teruskan ke pustakawan");
      expect(passed.text).toContain(gibberish[3]);
      const inbox = await librarian.say("/kotak_masuk");
      expect(inbox.at(-1)?.text).toContain(gibberish[3]);
      await librarian.tap("Jawab");
      await librarian.say("Ada, Kak, setiap <Jumat>.");
      const answered = await siti.hears("Jawaban dari pustakawan");
      expect(answered.text).toContain(gibberish[3]);
      expect(answered.text).toContain("Ada, Kak, setiap <Jumat>.");
      expect((await librarian.say("/kotak_masuk")).at(-1)?.text).toContain("kosong");
    });

    it("is counted for the librarians", async () => {
      const librarian = library.visitor(librarianId, "Bu Rina");
      const missed = async () =>
        Number(/Tidak dipahami bot: (\d+)/.exec((await ask(librarian, "/laporan")).text)?.[1] ?? "0");
      const before = await missed();
      const siti = somebody();
      for (const text of gibberish.slice(0, 2)) await ask(siti, text);
      expect(await missed()).toBe(before + 2);
    });
  });

  it.each(["saya mau komplain, petugasnya jutek", "mau bicara dengan petugas", "bisa chat sama pustakawan ga"])(
    "for a person goes to the librarians: “%s”",
    async (text) => {
      const siti = somebody();
      const librarian = library.visitor(librarianId, "Bu Rina");
      expect(labelsOf(await ask(siti, text))).toContain("Tanya pustakawan");
      await tap(siti, "Tanya pustakawan");
      await siti.say(`Pesan saya: ${text}`);
      expect((await librarian.say("/kotak_masuk")).map((m) => m.text).join()).toContain(`Pesan saya: ${text}`);
      await librarian.tap("Selesai");
    },
  );

  it("in English is answered in English to those who chose it", async () => {
    const en = createTexts(new URL("../../locales/", import.meta.url), local)("en");
    const course = oneClass();
    const siti = somebody();
    await siti.say("/bahasa");
    await siti.tap(/English/);
    const english = (date: number) => en.format.date(date);
    for (const text of [`when is ${course.title}?`, `kapan kelas ${course.title}?`]) {
      const answer = await ask(siti, text);
      expect(firstLine(answer)).toContain(english(nextOf(course).startsAt));
      expect(labelsOf(answer).join()).toContain("register");
      expect(labelsOf(answer).join()).not.toMatch(/Peta|Pertemuan/);
    }
    const missed = await ask(siti, gibberish[0] as string);
    expect(missed.text).not.toMatch(/paham|kelas/);
    expect(labelsOf(missed).join()).not.toContain("pustakawan");
  });

  describe("that follows another", () => {
    /** A chat in which a class was just talked about. */
    async function after(course: Course): Promise<Visitor> {
      const siti = somebody();
      await ask(siti, `kapan kelas ${course.title}?`);
      return siti;
    }

    it.each(["bayar ga?", "gratis ga kak", "biayanya?", "brp duit min"])("“%s” asks for its fee", async (text) => {
      for (const course of someClasses(2))
        expect(firstLine(await ask(await after(course), text))).toMatch(feeOf(course));
    });

    it.each(["tempatnya?", "di mana?", "lokasinya dmn"])("“%s” asks for its place", async (text) => {
      for (const course of someClasses(2)) {
        const first = firstLine(await ask(await after(course), text));
        expect(first).toContain(course.title);
        expect(first).toContain(nextOf(course).place);
      }
    });

    it.each(["kalau yang Sabtu?", "kalo sabtu?", "yang minggu depan ada ga"])("“%s” keeps the class", async (text) => {
      for (const course of someClasses(2))
        expect(firstLine(await ask(await after(course), text))).toContain(course.title);
    });

    it("keeps what was asked while the class changes", async () => {
      const [a, b] = someClasses(2) as [Course, Course];
      const siti = somebody();
      await ask(siti, `kelas ${a.title} bayar berapa?`);
      const first = firstLine(await ask(siti, `kalau ${b.title}?`));
      expect(first).toContain(b.title);
      expect(first).toMatch(feeOf(b));
    });

    it.each(["ada yang lain?", "kelas lain ada?"])("“%s” shows other classes", async (text) => {
      const course = oneClass();
      const titles = blocksOf(await ask(await after(course), text)).map(titleOf);
      expect(titles.length).toBeGreaterThan(0);
      expect(titles).not.toContain(course.title);
    });

    it("“kalau yang Sabtu?” after a day lists that Saturday", async () => {
      const siti = somebody();
      await ask(siti, "besok ada kelas apa");
      const answer = await ask(siti, "kalau yang Sabtu?");
      expect(firstLine(answer)).toContain("Sabtu");
    });

    it.each([
      ["yang pertama", 0],
      ["yang kedua", 1],
      ["nomor 3", 2],
      ["yg kedua dong kak", 1],
    ])("“%s” chooses from a list, and “daftar yang itu” registers for it", async (text, place) => {
      const siti = somebody();
      const listed = blocksOf(await ask(siti, "ada kelas apa aja"));
      const title = titleOf(listed[place] ?? "");
      const chosen = await ask(siti, text);
      expect(firstLine(chosen)).toContain(title);
      const register = await ask(siti, "daftar yang itu");
      expect(firstLine(register)).toContain(`Mau daftar ${title}`);
      expect(labelsOf(register)[0]).toMatch(/^Daftar/);
      const seats = (reply: typeof register) => labelsOf(reply).filter((label) => label.startsWith("Daftar"));
      expect(seats(register)).toEqual(seats(chosen).slice(0, 1));
    });

    it("is understood for 15 minutes after the last one, and not longer", async () => {
      const course = oneClass();
      const siti = await after(course);
      for (let times = 0; times < 2; times++) {
        await library.advance(15 * minute - 1_000);
        expect(firstLine(await ask(siti, "tempatnya?"))).toContain(course.title);
      }
      await library.advance(15 * minute + 1_000);
      expect((await ask(siti, "tempatnya?")).text).not.toContain(nextOf(course).place);
      await ask(siti, "ada kelas apa aja");
      await library.advance(15 * minute + 1_000);
      expect(labelsOf(await ask(siti, "yang kedua")).join()).not.toMatch(/^Daftar/);
    });
  });

  it("is never answered with a meeting that has begun", async () => {
    const [over] = upcoming() as [Meeting];
    const course = catalogue().courseById.get(over.courseId) as Course;
    const before = upcoming().length;
    await library.advance(over.startsAt - library.clock.now());
    expect(upcoming().length).toBeLessThan(before);
    const listed = blocksOf(await ask(somebody(), "/jadwal"));
    expect(listed.map(titleOf)).toEqual(
      upcoming()
        .slice(0, 6)
        .map((m) => catalogue().courseById.get(m.courseId)?.title),
    );
    const answer = await ask(somebody(), `kapan kelas ${course.title}?`);
    expect(answer.text).not.toContain(
      `${library.t.format.date(over.startsAt)}, ${library.t.format.timeSpan(over.startsAt, over.endsAt)}`,
    );
    expect(firstLine(answer)).toContain(library.t.format.date(nextOf(course).startsAt));
  });
});
