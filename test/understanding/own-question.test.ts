import { beforeAll, describe, expect, it } from "vitest";
import type { CourseId } from "../../src/platform/ids.ts";
import type { Facet, Intent } from "../../src/understanding/intent.ts";
import { openWorlds, type World } from "./worlds.ts";

let worlds: World[] = [];
beforeAll(async () => {
  worlds = await openWorlds();
});

/** What people tell before they ask: days, hours, ages, prices and teachers that are not asked for. */
const stories = [
  "Selamat pagi, saya Dewi, ibu rumah tangga yang baru pindah ke sini bulan lalu.",
  "Kak, tetangga saya bercerita bahwa perpustakaan sekarang ramai sekali kegiatannya.",
  "Saya bekerja di toko sampai jam lima sore dan hanya libur hari Minggu.",
  "Kemarin saya melihat pengumumannya di papan kantor desa tetapi kertasnya sudah sobek.",
  "Terus terang saya agak malu karena umur saya sudah lima puluh tahun lebih.",
  "Uang saya tidak banyak, jadi saya perlu menabung dulu.",
  "Teman saya minggu lalu ikut dan pulangnya senang sekali, katanya pengajarnya sabar.",
  "Hujan terus di tempat kami, jalannya becek, jadi saya harus berangkat lebih awal.",
];
const ends = ["Terima kasih sebelumnya.", "Mohon dijawab ya, Kak.", ""];
const questions: readonly [string, Facet | "register"][] = [
  ["Kelas {} itu kapan?", "when"],
  ["Tempat kelas {} di mana?", "where"],
  ["Berapa biaya kelas {}?", "fee"],
  ["Apa saja yang harus dibawa untuk kelas {}?", "bring"],
  ["Siapa yang mengajar kelas {}?", "teacher"],
  ["Apakah kursi kelas {} masih ada?", "seats"],
  ["Apa syaratnya ikut kelas {}?", "requirements"],
  ["Kelas {} mulai jam berapa dan sampai jam berapa?", "duration"],
  ["Bagaimana cara mendaftar kelas {}?", "register"],
  ["Boleh tahu kelas {} ini bayar atau tidak?", "fee"],
];

/** The class was told of, or asked which of its sisters is meant, with nothing but what was asked. */
function isAnswered(intent: Intent, id: CourseId, asked: Facet | "register"): boolean {
  if (intent.kind === "choose") return intent.courseIds.includes(id);
  if (asked === "register") return intent.kind === "register" && intent.courseId === id;
  return intent.kind === "course" && intent.courseId === id && intent.facets.includes(asked);
}

describe("a story around a question", () => {
  it.each(questions.map(([question, asked], n) => ({ question, asked, n })))(
    "leaves “$question” what it is",
    ({ question, asked, n }) => {
      const wrong: string[] = [];
      let all = 0;
      for (const { name, snapshot, ask } of worlds)
        // Each class with every third question: all of both are asked.
        for (const { id, title } of snapshot.courses.filter((_, i) => (i + n) % 3 === 0)) {
          const alone = question.replace("{}", title);
          if (!isAnswered(ask(alone).intent, id, asked)) continue;
          const story = `${stories[all % stories.length]} ${stories[(all * 3 + 1) % stories.length]}`;
          const said = `${story} ${alone} ${ends[all % ends.length]}`;
          const { intent } = ask(said);
          if (!isAnswered(intent, id, asked)) wrong.push(`${name}: ${said} → ${JSON.stringify(intent).slice(0, 90)}`);
          all++;
        }
      expect(all).toBeGreaterThan(70);
      expect(wrong.length / all, wrong.join("\n")).toBeLessThan(0.01);
    },
  );

  it("is read for whom it is where sisters are told apart by it", () => {
    const missed: string[] = [];
    let sisters = 0;
    for (const { name, snapshot, ask } of worlds) {
      const titles = new Set(snapshot.courses.map((c) => c.title));
      for (const { id, title } of snapshot.courses) {
        const subject = title.replace(/ Anak$/, "");
        if (subject === title || !titles.has(subject)) continue;
        sisters++;
        const story = "Anak saya kelas 5 SD dan sejak kecil senang sekali mencoba hal baru.";
        const { intent } = ask(`${story} Kelas ${subject.replace(/^Belajar /, "")} itu kapan?`);
        const shown = intent.kind === "course" ? [intent.courseId] : intent.kind === "choose" ? intent.courseIds : [];
        if (shown[0] !== id) missed.push(`${name}: ${subject}`);
      }
    }
    expect(sisters).toBeGreaterThan(5);
    expect(missed).toEqual([]);
  });
});

describe("two facts of one class", () => {
  it("are one question", () => {
    for (const { snapshot, ask } of worlds)
      for (const { title } of snapshot.courses)
        expect(ask(`${title} mulai jam berapa dan sampai jam berapa?`).intent.kind, title).not.toBe("several");
  });
});
