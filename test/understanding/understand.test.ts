import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../src/catalogue/catalogue.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import type { MeetingId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { type Context, emptyContext, readContext, writeContext } from "../../src/understanding/context.ts";
import { type Intent, scheduleIntent } from "../../src/understanding/intent.ts";
import { understand } from "../../src/understanding/understand.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";
import { course, meeting } from "../support/courses.ts";

const local = createLocalTime("Asia/Jakarta");
const now = Date.parse("2026-11-23T09:00+07:00");
const vocabulary = readVocabularyFile(new URL("../../locales/id/vocabulary.json", import.meta.url));

const catalogue: Catalogue = {
  courses: [
    course("c1", { title: "Belajar Menjahit", topics: ["busana"], feeRupiah: 10_000 }),
    course("c2", { title: "Hidroponik Rumahan", topics: ["pertanian"] }),
    course("c3", { title: "Melukis Anak", audiences: ["anak"] }),
  ],
  meetings: [
    meeting("m1", "c1", Date.parse("2026-11-24T09:00+07:00")),
    meeting("m2", "c2", Date.parse("2026-11-28T15:30+07:00")),
    meeting("m3", "c3", Date.parse("2026-11-29T08:00+07:00")),
  ],
  competitions: [],
  answers: [{ question: "Ada toilet?", answer: "Ada di lantai 1.", keywords: ["toilet", "kamar kecil"] }],
  stops: [],
  communities: [],
};
const index = buildIndex(createSnapshot(catalogue, 1), vocabulary);
const ask = (text: string, context: Context = emptyContext) => understand(text, { index, now, local, context });
const kindOf = (text: string) => ask(text).intent.kind;
const courseOf = (intent: Intent) => ("courseId" in intent ? intent.courseId : undefined);

describe("understand", () => {
  it.each([
    ["kpn kls mnjahit min?", "c1"],
    ["kelasjahit bayar brp", "c1"],
    ["ngejahit kapaaaan", "c1"],
    ["hidroponk dmn tmptnya", "c2"],
    ["Ulun handak umpat kelas menjahit", "c1"],
    ["mau dftr hidroponik dong", "c2"],
    ["m e n j a h i t", "c1"],
    ["pabila kelas hidroponik tu, Ka ai?", "c2"],
  ])("finds the class in “%s”", (text, id) => {
    expect(courseOf(ask(text).intent)).toBe(id);
  });

  it.each([
    ["kls gitar ada ga", "unknown-class"],
    ["halo min", "greeting"],
    ["mksh ya", "thanks"],
    ["asdfghjkl qwrtp", "not-understood"],
    ["???", "not-understood"],
    ["cuaca besok gimana", "out-of-scope"],
    ["besok ada kelas apa", "list"],
    ["toiletnya dmn", "library-answer"],
    ["mau bicara dengan petugas", "talk-to-person"],
    ["batalkan pendaftaran saya", "cancel-registration"],
    ["kls yg udh aq daftar apa aja", "own-registrations"],
  ] as const)("takes “%s” for %s", (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it("answers two questions of different things in one message", () => {
    const { intent } = ask("hidroponik di mana dan menjahit bayar berapa?");
    expect(intent.kind === "several" && intent.intents.map(courseOf)).toEqual(["c2", "c1"]);
  });

  it.each([
    ["ada kelas paling banyak dua puluh ribu", 20_000],
    ["kelas maksimal dua puluh lima ribu apa saja", 25_000],
    ["ada kelas paling banyak seratus lima puluh ribu", 150_000],
    ["kelas di bawah dua ratus ribu ada apa", 199_999],
    ["ada kelas maksimal 50 ribu", 50_000],
    ["kelas apa yang di bawah 25.000", 24_999],
  ])("reads the sum in “%s”", (text, atMostRupiah) => {
    expect(ask(text).intent).toMatchObject({ kind: "list", conditions: { fee: { atMostRupiah } } });
  });

  it.each([
    ["adik baru delapan tahun, kelas melukis boleh?", 8],
    ["anak saya baru 8, bisa ikut kelas melukis?", 8],
    ["anakku baru 8, boleh ikut melukis?", 8],
    ["umur 12 boleh ikut kelas melukis?", 12],
    ["saya baru lima belas tahun, kelas menjahit boleh?", 15],
    ["saya baru dua tahun berjualan, kelas menjahit kapan?", null],
    ["sudah tiga tahun berjualan, kelas menjahit kapan?", null],
    ["anak saya masuk sd dua tahun lagi, kelas melukis kapan?", null],
    ["anak saya tiga, baru 2 yang suka gambar, kelas melukis kapan?", null],
  ])("reads the age in “%s”", (text, ageYears) => {
    expect(ask(text).intent).toMatchObject({ kind: "course", conditions: { ageYears } });
  });

  it.each([
    ["lomba buat anak kelas 5 ada apa", "sd"],
    ["anak saya kelas 8, ada lomba apa?", "smp"],
    ["lomba untuk anak kelas 11 apa saja", "sma"],
  ])("knows the school of the grade in “%s”", (text, category) => {
    expect(ask(text).intent).toMatchObject({ kind: "competitions", category });
  });

  it.each(["kelas untuk anak kelas 11 ada apa", "anak saya kelas 8, ada kelas apa?"])(
    "takes a child of a higher grade for a pupil: %s",
    (text) => {
      expect(ask(text).intent).toMatchObject({ kind: "list", conditions: { audiences: ["pelajar"] } });
    },
  );

  it.each([
    "Ibu saya jatuh dari motor dan saya kehilangan SIM serta STNK di jalan kemarin. Saya harus mengurusnya di mana?",
    "Motor saya mogok tadi malam di jalan raya dan bensinnya bocor terus. Di mana bengkel yang masih buka?",
    "Kartu ATM saya tertelan mesin tadi siang dan saya panik karena gaji ada di sana. Saya harus menelepon ke mana?",
  ])("sends a story of another office away: %s", (text) => {
    expect(kindOf(text)).toBe("out-of-scope");
  });

  it("asks which where two classes are named", () => {
    const { intent } = ask("kelas menjahit sama hidroponik kapan");
    expect(intent.kind === "choose" && [...intent.courseIds].sort()).toEqual(["c1", "c2"]);
  });

  it("keeps the class for the next question", () => {
    const first = ask("kapan kelas menjahit?");
    const second = ask("bayar brp?", first.context);
    expect(second.intent).toMatchObject({ kind: "course", courseId: "c1", facets: ["fee"] });
  });

  it("keeps the class where another meeting is asked for", () => {
    const first = ask("kapan kelas menjahit?");
    const second = ask("ada pertemuan yang lain?", first.context);
    expect(second.intent).toMatchObject({ kind: "course", courseId: "c1", facets: ["when"] });
  });

  it("answers the only question among several sentences", () => {
    const first = ask("kapan kelas menjahit?");
    const second = ask(
      "Kalau biayanya berapa? Nanti saya sampaikan ke jamaah sekalian supaya mereka siap.",
      first.context,
    );
    expect(second.intent).toMatchObject({ kind: "course", courseId: "c1", facets: ["fee"] });
  });

  it("counts messages in a row that it did not understand", () => {
    const first = ask("xyzzy plugh");
    expect(ask("qwrtp zxcv", first.context).intent).toEqual({ kind: "not-understood", times: 2 });
  });

  it("leaves out what “selain” names", () => {
    const { intent } = ask("ada kelas apa selain menjahit");
    expect(intent).toMatchObject({ kind: "list", conditions: { withoutCourseIds: ["c1"] } });
  });

  it("says what it was asked for where a class fits only the rest of it", () => {
    expect(ask("kelas hidroponik vertikultur kapan").intent).toMatchObject({
      kind: "course",
      courseId: "c2",
      unread: "hidroponik vertikultur",
    });
    expect(ask("kelas paralayang di aula ada?").intent.kind).toBe("unknown-class");
  });

  it("takes a common word that nothing here teaches for what it is, not for a slip", () => {
    expect(ask("kelas merpati ada?").intent).toMatchObject({ kind: "unknown-class", subject: "merpati" });
  });

  it("takes an unknown word elsewhere for a name", () => {
    expect(ask("saya Brukanto dari Tambakroto, besok ada kelas apa").intent.kind).toBe("list");
  });

  it.each(["permisi kak, yang kedua", "oh iya min yang kedua dong"])("finds the second of a list in “%s”", (text) => {
    const context = { ...emptyContext, topic: "courses" as const, meetingIds: ["m1", "m2"] as MeetingId[] };
    expect(courseOf(ask(text, context).intent)).toBe("c2");
  });

  it("reads the words of a name that is said in full as that name", () => {
    const evening = {
      ...catalogue,
      courses: [...catalogue.courses, course("c4", { title: "Senam Pagi untuk Pemula" })],
    };
    const index = buildIndex(createSnapshot(evening, 1), vocabulary);
    const { intent } = understand("mau daftar senam pagi untuk pemula", { index, now, local, context: emptyContext });
    expect(intent).toMatchObject({ kind: "register", courseId: "c4", conditions: { period: null } });
  });

  it("answers a question of the library in its own words", () => {
    expect(kindOf("min, info kamar kecil dong")).toBe("library-answer");
  });

  it("gives a context that survives storage", () => {
    const dialogue = [
      "besok ada kelas apa",
      "yang gratis",
      "kelas menjahit kapan?",
      "biayanya?",
      "asdfghjkl qwrtp",
      "lomba apa saja",
    ];
    let context = emptyContext;
    for (const text of dialogue) {
      ({ context } = ask(text, context));
      const shown = { ...context, meetingIds: ["m1" as MeetingId], list: context.list ?? scheduleIntent() };
      for (const kept of [context, shown]) expect(readContext(writeContext(kept)), text).toEqual(kept);
    }
    expect(readContext(writeContext(emptyContext))).toEqual(emptyContext);
    expect(readContext('{"topic":"weather"}')).toEqual(emptyContext);
  });

  it("is one context for the same stored text, but where somebody told a story", () => {
    const stored = (length: number) => writeContext({ ...emptyContext, question: "a".repeat(length) });
    expect(readContext(stored(100))).toBe(readContext(stored(100)));
    expect(readContext(stored(101))).not.toBe(readContext(stored(101)));
    expect(readContext(stored(101))).toEqual(readContext(stored(101)));
  });

  it("never throws, whatever is typed", () => {
    const word = fc.constantFrom(
      "kelas",
      "besok",
      "5/12",
      "tgl",
      "jam",
      "99",
      "sampai",
      "<b>",
      "menjahit",
      "-",
      "2",
      "gratis",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 4096 }),
      fc.array(word, { maxLength: 300 }).map((words) => words.join(" ")),
      fc.tuple(word, fc.integer({ min: 1, max: 600 })).map(([w, n]) => w.repeat(n)),
    );
    fc.assert(
      fc.property(text, (typed) => {
        expect(ask(typed).intent.kind).toBeTypeOf("string");
      }),
      { numRuns: 60 },
    );
  });
});
