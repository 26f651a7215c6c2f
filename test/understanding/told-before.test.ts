/** Stories whose question names nothing of its own, people who are only told of, times that people have free. */
import { describe, expect, it } from "vitest";
import type { Catalogue, Competition } from "../../src/catalogue/catalogue.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { type Context, emptyContext } from "../../src/understanding/context.ts";
import type { Intent } from "../../src/understanding/intent.ts";
import { understand } from "../../src/understanding/understand.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";
import { course, meeting } from "../support/courses.ts";
import { coursesOf } from "./courses-of.ts";

const local = createLocalTime("Asia/Jakarta");
/** A Monday. */
const now = Date.parse("2026-11-23T09:00+07:00");
const relay: Competition = {
  id: "l1" as Competition["id"],
  title: "Lomba Estafet Buku",
  description: "Berlari sambil menyusun buku.",
  categories: ["SMP"],
  requirements: "Satu tim empat orang.",
  prize: "Piala",
  entryOpensDate: "2026-11-01",
  entryClosesDate: "2026-12-10",
  eventDate: "2026-12-20",
  place: "Aula",
  contact: "Kak Sari",
  aliases: [],
};
const ids = ["menjahit", "kecapi", "kecapi-anak", "rias", "proposal", "kopi", "perahu"];
const catalogue: Catalogue = {
  courses: [
    course("menjahit", { title: "Belajar Menjahit", topics: ["busana"] }),
    course("kecapi", { title: "Latihan Kecapi", topics: ["musik"], community: "Sanggar Senar" }),
    course("kecapi-anak", {
      title: "Latihan Kecapi Anak",
      topics: ["musik"],
      audiences: ["anak"],
      community: "Sanggar Senar",
    }),
    course("rias", { title: "Merias Pengantin", topics: ["kecantikan"], audiences: ["perempuan"] }),
    course("proposal", { title: "Menyusun Proposal", topics: ["usaha"], audiences: ["umkm"], feeRupiah: 20_000 }),
    course("kopi", { title: "Menyangrai Kopi", topics: ["kuliner"] }),
    course("perahu", { title: "Latihan Mendayung", topics: ["olahraga"], minAge: 12 }),
  ],
  meetings: ids.map((id, day) => meeting(`m-${id}`, id, Date.parse(`2026-11-${24 + day}T09:00+07:00`))),
  competitions: [relay],
  answers: [
    {
      question: "Bolehkah makan dan minum di ruang baca?",
      answer: "Minuman tertutup boleh.",
      keywords: ["makanan", "minuman", "kopi"],
    },
    { question: "Bagaimana cara menjadi anggota?", answer: "Bawa KTP.", keywords: ["anggota", "kartu anggota"] },
  ],
  stops: [],
  communities: [{ title: "Sanggar Senar", description: "Musik kampung", contact: "WA 0812-0000-0001" }],
};
const index = buildIndex(
  createSnapshot(catalogue, 1),
  readVocabularyFile(new URL("../../locales/id/vocabulary.json", import.meta.url)),
);
const ask = (text: string, context: Context = emptyContext) => understand(text, { index, now, local, context });
const intentOf = (text: string): Intent => ask(text).intent;
const facetsOf = (intent: Intent): readonly string[] => ("facets" in intent ? intent.facets : []);
const windowsOf = (text: string): string[] => {
  const intent = intentOf(text);
  const period = intent.kind === "list" ? intent.conditions.period : null;
  return (period?.windows ?? []).map(({ from, to, weekdays, hours }) =>
    `${from}…${to} ${weekdays.join()} ${hours ? `${hours.from}–${hours.to}` : ""}`.replace(/ +/g, " ").trim(),
  );
};

describe("a question for what was told before", () => {
  it.each([
    [
      "Putri saya baru tamat SMA dan suka sekali dengan kecantikan. Sekarang ia menganggur di rumah. Ada kelas untuk itu?",
      "rias",
    ],
    [
      "Kami diminta dinas mengajukan bantuan untuk usaha keripik, tapi belum bisa menyusun proposal. Adakah kelas yang bisa membantu?",
      "proposal",
    ],
    [
      "Tetangga kami pandai memetik kecapi dan saya iri melihatnya. Sejak kecil saya ingin bisa. Apakah ada kelas yang mengajarkan cara memainkannya?",
      "kecapi",
    ],
  ])("is answered with the class of the story: %s", (story, id) => {
    expect(coursesOf(intentOf(story))).toContain(id);
  });

  it("says that there is none where the class told of is not given", () => {
    const story =
      "Keponakan saya mau tes masuk kepolisian. Kalau ada kelas membuat roket di sini pasti ramai. Kelas seperti itu ada?";
    expect(intentOf(story)).toMatchObject({ kind: "unknown-class" });
  });

  it("asks for all where a field is named, whoever was told of", () => {
    const story =
      "Cucu saya senang mengetuk meja mengikuti radio. Di kampung kami tidak ada gurunya. Di perpustakaan ada kelas musik apa saja?";
    expect(coursesOf(intentOf(story))).toEqual(expect.arrayContaining(["kecapi", "kecapi-anak"]));
  });

  it("is one for a competition where the last sentence asks for one", () => {
    const story =
      "Murid saya di SMP suka berlari dan menyusun buku. Tiap hari mereka latihan di lapangan. Adakah lomba yang sesuai untuk mereka?";
    expect(intentOf(story).kind).toMatch(/^competition/);
  });

  it("names no competition by a word that it shares with the question", () => {
    const story =
      "Saya mau ikut latihan mendayung Sabtu ini. Semua peralatan sudah siap. Ada buku atau surat yang harus saya urus?";
    expect(intentOf(story)).toMatchObject({ kind: "course", courseId: "perahu" });
  });
});

describe("people of a story", () => {
  it("are not those a class is asked for by somebody who wants to come too", () => {
    const story =
      "Keponakan saya kemarin memamerkan piagam pelatihan, tapi dia lupa nama pelatihannya. Saya juga ingin ikut. Kelas apa saja yang masih dibuka?";
    expect(intentOf(story)).toMatchObject({ kind: "list", conditions: { audiences: [] } });
  });

  it("lead to no class for children where they are pupils", () => {
    expect(coursesOf(intentOf("anak saya kelas 2 smp, latihan kecapi kapan?"))).toEqual(["kecapi"]);
    expect(coursesOf(intentOf("kecapi yang dewasa kapan"))).toEqual(["kecapi"]);
  });

  it.each([
    ["Dia baru lima belas tahun, sudah boleh ikut?", 15],
    ["kalau anak 7 tahun gimana, boleh?", 7],
    ["anakku baru 11, boleh?", 11],
  ])("tell their age after a class: %s", (text, ageYears) => {
    const { context } = ask("latihan mendayung kapan");
    const { intent } = ask(text, context);
    expect(intent).toMatchObject({ kind: "course", conditions: { ageYears } });
    expect(facetsOf(intent)).toContain("requirements");
  });
});

describe("times that somebody has free", () => {
  it("are what they come to in the end", () => {
    const story =
      "Saya penjaga toko, tiap hari masuk pagi sampai jam empat sore kecuali Sabtu libur. Jadi bisanya cuma malam atau hari Sabtu. Khusus minggu ini, kelas apa yang bisa saya ikuti?";
    expect(windowsOf(story)).toEqual(["2026-11-23…2026-11-29 18:00–24:00", "2026-11-28…2026-11-28"]);
  });

  it("are evenings, and a day that is free as well", () => {
    const story =
      "Saya kerja di bengkel dari Senin sampai Jumat, masuk pagi pulang jam lima. Malam saya kosong, Sabtu juga libur. Minggu ini kelas apa saja yang pas buat saya?";
    expect(windowsOf(story)).toEqual(["2026-11-23…2026-11-29 18:00–24:00", "2026-11-28…2026-11-28"]);
  });

  it("are not those that a reason names", () => {
    const story =
      "Saya mahasiswa yang sedang libur panjang di rumah orang tua. Bisanya hari Sabtu ini setelah jam dua belas siang karena paginya membantu di pasar. Ada kelas?";
    expect(windowsOf(story)).toEqual(["2026-11-28…2026-11-28 12:00–24:00"]);
  });

  it.each([
    ["akhir pekan minggu depan ada kelas apa?", ["2026-12-05…2026-12-05", "2026-12-06…2026-12-06"]],
    ["dari siang ini sampai malam masih ada kelas apa?", ["2026-11-23…2026-11-23 11:00–24:00"]],
    ["yang mulainya besok pagi kelas apa ya?", ["2026-11-24…2026-11-24 00:00–11:00"]],
  ])("%s", (text, expected) => {
    expect(windowsOf(text)).toEqual(expected);
  });
});

describe("words beside what is asked", () => {
  it.each([
    ["kelas kopi, biji kopinya bawa sendiri atau disediakan?", "kopi", "bring"],
    ["mau ikut mendayung, harus bisa renang dulu?", "perahu", "requirements"],
    ["tidak bisa berenang boleh ikut mendayung?", "perahu", "requirements"],
  ])("leave the class what it is: %s", (text, courseId, facet) => {
    expect(intentOf(text)).toMatchObject({ kind: "course", courseId, facets: [facet] });
  });

  it.each([
    ["kelas yang nggak gratis apa saja?", "paid"],
    ["kelas yang gratis apa saja?", "free"],
  ])("are a condition of the price in “%s”", (text, fee) => {
    expect(intentOf(text)).toMatchObject({ kind: "list", conditions: { fee } });
  });

  it("are none where the price is asked for", () => {
    expect(intentOf("ikut latihan kecapi harus bayar ga")).toMatchObject({ kind: "course", facets: ["fee"] });
  });

  it("ask for the community of all classes that it gives", () => {
    expect(intentOf("nomor pengajar kecapi berapa")).toMatchObject({ kind: "community", title: "Sanggar Senar" });
  });

  it.each(["estafet satu tim berapa orang", "lomba estafet buku satu regu isinya berapa anak?"])(
    "ask who may compete in “%s”",
    (text) => {
      expect(intentOf(text).kind).toBe("competition");
      expect(facetsOf(intentOf(text))).toContain("requirements");
    },
  );

  it("are no class where nothing of a class is said", () => {
    const story =
      "Mesin perahu saya mati di tengah sungai tadi pagi dan sekarang ditarik ke dermaga. Solarnya penuh. Kira-kira apa yang rusak?";
    expect(coursesOf(intentOf(story))).toEqual([]);
  });
});
