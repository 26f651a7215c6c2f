/** What messages ask of a library that never was, where each rule has something to go wrong with. */
import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../src/catalogue/catalogue.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import type { CompetitionId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { type Context, emptyContext } from "../../src/understanding/context.ts";
import { understand } from "../../src/understanding/understand.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";
import { course, meeting } from "../support/courses.ts";

const local = createLocalTime("Asia/Jakarta");
const now = Date.parse("2026-11-23T09:00+07:00");
const at = (moment: string) => Date.parse(`${moment}+07:00`);

const catalogue: Catalogue = {
  courses: [
    course("panahan", { title: "Latihan Panahan", community: "Sanggar Riam Kanan", minAge: 12 }),
    course("angklung", { title: "Latihan Angklung" }),
    course("angklung-anak", { title: "Latihan Angklung Anak", audiences: ["anak"] }),
    course("surat", { title: "Menulis Surat Resmi", description: "Membuat surat lamaran dan surat dinas." }),
    course("roti", { title: "Membuat Roti", description: "Roti manis untuk dijual." }),
  ],
  meetings: [
    meeting("m1", "panahan", at("2026-11-28T08:00")),
    meeting("m2", "angklung", at("2026-11-26T19:00")),
    meeting("m3", "angklung-anak", at("2026-11-27T15:00")),
    meeting("m4", "surat", at("2026-11-25T13:00")),
    meeting("m5", "roti", at("2026-12-05T09:00")),
  ],
  competitions: [
    {
      id: "mading" as CompetitionId,
      title: "Lomba Mading",
      description: "Membuat majalah dinding bersama-sama.",
      categories: ["SMP"],
      requirements: "Satu tim tiga orang",
      prize: "Piala",
      entryOpensDate: "2026-11-01",
      entryClosesDate: "2026-12-01",
      eventDate: "2026-12-12",
      place: "Aula",
      contact: "",
      aliases: [],
    },
  ],
  answers: [
    {
      question: "Bagaimana cara menjadi pengajar di perpustakaan?",
      answer: "Isi lembar kesediaan di meja layanan.",
      keywords: ["jadi pengajar", "mau mengajar"],
    },
  ],
  stops: [
    {
      startsAt: at("2026-11-24T09:00"),
      endsAt: at("2026-11-24T11:00"),
      place: "Lapangan Tirtawana",
      district: "Sungai Bilah",
    },
  ],
  communities: [{ title: "Sanggar Riam Kanan", description: "Pegiat sungai.", contact: "Kak Uli, WA 0812-0000-0001" }],
};
const vocabulary = readVocabularyFile(new URL("../../locales/id/vocabulary.json", import.meta.url));
const index = buildIndex(createSnapshot(catalogue, 1), vocabulary);
const ask = (text: string, context: Context = emptyContext) => understand(text, { index, now, local, context });
const intentOf = (text: string) => ask(text).intent;
const daysOf = (text: string) => {
  const intent = intentOf(text);
  const period = "conditions" in intent ? intent.conditions.period : null;
  return period?.windows.map(({ from, to, hours }) => [from, to, hours && `${hours.from}–${hours.to}`]) ?? null;
};

describe("the mobile library", () => {
  it.each([
    ["tirtawana didatangi kapan", { place: "Lapangan Tirtawana" }],
    ["tirtawana kapan dikunjungi", { place: "Lapangan Tirtawana" }],
    ["kalau sungai bilah didatangi kapan", { district: "Sungai Bilah" }],
  ])("is asked for in “%s”", (text, where) => {
    expect(intentOf(text)).toMatchObject({ kind: "stops", ...where });
  });

  it("is no place", () => {
    expect(intentOf("Katanya di mobil perpustakaan keliling bisa membaca, itu kapan?")).toMatchObject({
      kind: "stops",
      place: null,
    });
  });

  it("is not asked for where somebody else is visited", () => {
    expect(intentOf("sekolah kami di tirtawana bisa dikunjungi pengajar roti?").kind).not.toBe("stops");
  });
});

describe("a competition", () => {
  it.each([
    ["lomba mading daftarnya sampai kapan", ["deadline"]],
    ["lomba mading berapa orang satu tim", ["requirements", "about"]],
    ["lomba mading paling lama berapa menit dan daftar sampai kapan", ["deadline", "requirements", "about"]],
    ["lomba mading juara 1 dapat apa", ["prize"]],
  ])("is asked in “%s” for %j", (text, facets) => {
    expect(intentOf(text)).toMatchObject({ kind: "competition", competitionId: "mading", facets });
  });
});

describe("a class", () => {
  it.each([
    ["mau ikut panahan, harus bisa yoga dulu?", "panahan"],
    ["latihan angklung yang dewasa kapan", "angklung"],
    ["angklung anak hari apa", "angklung-anak"],
    ["panahan di perpus bayar berapa", "panahan"],
  ])("is found in “%s”", (text, courseId) => {
    expect(intentOf(text)).toMatchObject({ kind: "course", courseId });
  });

  it("that a story names is meant, and not one that tells of the letters it asks for", () => {
    const story =
      "Keponakan saya minta ikut latihan panahan sejak melihat busur di rumah tetangga. Ibunya sedang di luar kota.";
    for (const question of ["Ada surat yang harus dibuat?", "Surat atau syarat apa yang harus saya urus?"])
      expect(intentOf(`${story} ${question}`)).toMatchObject({
        kind: "course",
        courseId: "panahan",
        facets: expect.arrayContaining(["requirements"]) as unknown,
      });
  });

  it("that is not given is called by the words of the question", () => {
    const told = "Saya perajin di Tirtawana dan ingin menambah keterampilan untuk usaha di rumah sendiri.";
    expect(intentOf(`${told} Perpustakaan apakah mengadakan pelatihan menyadap aren?`)).toMatchObject({
      kind: "unknown-class",
      subject: "menyadap aren",
    });
  });

  it("that was talked about is asked for though a reason follows", () => {
    const { context } = ask("latihan panahan bayar berapa?");
    expect(ask("Kelasnya hari apa? Soalnya siang saya menjemput anak.", context).intent).toMatchObject({
      kind: "course",
      courseId: "panahan",
      facets: ["when"],
    });
  });
});

describe("a matter of the library", () => {
  it("that a question says in its own words is answered after any story", () => {
    const story = "Saya dua kali ikut latihan angklung tahun lalu dan senang sekali. Sekarang giliran saya berbagi.";
    expect(intentOf(`${story} Bagaimana cara menjadi pengajar di perpustakaan?`)).toEqual({
      kind: "library-answer",
      positions: [0],
    });
  });
});

describe("the days of a story", () => {
  it("are those that its question points back to", () => {
    const story = "Hari Kamis depan saya rapat di kabupaten sampai jam dua belas. Setelah itu saya mampir.";
    expect(daysOf(`${story} Sore itu ada kelas apa di perpustakaan?`)).toEqual([
      ["2026-12-03", "2026-12-03", "15:00–18:00"],
    ]);
  });

  it("are none of what people do anyway", () => {
    const story = "Saya berjualan di pasar tiap pagi sampai jam sebelas. Tetangga bilang di sini ramai kegiatannya.";
    expect(daysOf(`${story} Apakah perpustakaan membuka kelas membuat roti?`)).toBeNull();
  });

  it("are told once", () => {
    const story = "Saya libur setiap Sabtu dan Minggu saja karena hari lain menjaga toko. Roti saya selalu keras.";
    expect(daysOf(`${story} Adakah kelas yang bisa saya ikuti akhir pekan minggu depan?`)).toEqual([
      ["2026-12-05", "2026-12-05", null],
      ["2026-12-06", "2026-12-06", null],
    ]);
  });
});
