import { beforeAll, describe, expect, it } from "vitest";
import type { CatalogueSnapshot } from "../../src/catalogue/snapshot.ts";
import type { Facet, Intent } from "../../src/understanding/intent.ts";
import { openWorlds, type World } from "./worlds.ts";

let worlds: World[] = [];
beforeAll(async () => {
  worlds = await openWorlds();
});

/** Says of each case what is wrong with it; the test names them. */
const faults = (judge: (world: World) => (string | false)[]): string[] =>
  worlds.flatMap((world) => judge(world).flatMap((fault) => (fault === false ? [] : [`${world.name}: ${fault}`])));

const keys = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const beside = (letter: string): string[] => {
  const row = keys.find((r) => r.includes(letter)) ?? "";
  const at = row.indexOf(letter);
  return [row[at - 1], row[at + 1]].flatMap((l) => l ?? []);
};
/** One key beside each letter, each letter twice, each two changed over. */
const slipsOf = (word: string): string[] =>
  [...word].flatMap((letter, i) => [
    ...beside(letter).map((other) => word.slice(0, i) + other + word.slice(i + 1)),
    word.slice(0, i) + letter + word.slice(i),
    ...(i + 1 < word.length ? [word.slice(0, i) + word.charAt(i + 1) + letter + word.slice(i + 2)] : []),
  ]);

/** What is answered as if the bot had it. */
const isConfident = (intent: Intent): boolean =>
  !["unknown-class", "not-understood", "out-of-scope", "greeting", "help"].includes(intent.kind) &&
  !(intent.kind === "course" && (intent.unread !== undefined || intent.within !== undefined));

describe("a slip in a word of every question", () => {
  const templates: readonly [string, (word: string) => string][] = [
    ["apa", (w) => `sabtu ini ada kelas ${w}`],
    ["aja", (w) => `besok kelas apa ${w}`],
    ["nih", (w) => `hari minggu ada kelas apa ${w}`],
    ["min", (w) => `${w} besok ada kelas apa`],
    ["dong", (w) => `info kelas besok ${w}`],
    ["besok", (w) => `${w} ada kelas apa`],
    ["gratis", (w) => `kelas yang ${w} ada`],
    ["jadwal", (w) => `${w} kelas minggu ini`],
    ["info", (w) => `${w} kelas minggu ini dong`],
    ["buat", (w) => `ada kelas ${w} anak sd?`],
    ["depan", (w) => `minggu ${w} ada kelas apa`],
    ["yang", (w) => `kelas ${w} gratis apa`],
  ];

  it("hardly ever names a class", () => {
    const wrong = faults(({ ask }) =>
      templates.flatMap(([word, say]) =>
        slipsOf(word).map((slip) => ask(say(slip)).intent.kind !== "list" && say(slip)),
      ),
    );
    const asked = worlds.length * templates.reduce((sum, [word]) => sum + slipsOf(word).length, 0);
    expect(wrong.length / asked, wrong.join("\n")).toBeLessThan(0.05);
  });
});

describe("a title", () => {
  const templates: readonly ((title: string) => string)[] = [
    (t) => `${t} kapan ya`,
    (t) => `kelas ${t} tgl brp aja min`,
    (t) => `Di mana tempat kelas ${t}?`,
    (t) => `${t} bayar ga?`,
    (t) => `${t} pengajarnya siapa`,
    (t) => `ikut ${t} bawa apa aja kak`,
  ];

  it("said in full is that class, or the choice among its family", () => {
    const wrong = faults(({ ask, snapshot }) =>
      snapshot.courses.flatMap(({ id, title }) =>
        templates.map((say) => {
          const { intent } = ask(say(title));
          const isIt = intent.kind === "course" && intent.courseId === id && !intent.unread && !intent.within;
          return !isIt && !(intent.kind === "choose" && intent.courseIds.includes(id)) && say(title);
        }),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe("a level", () => {
  const sixth = () => worlds.find((w) => w.name === "sixth-set") as World;
  const titleOf = (intent: Intent) =>
    "courseId" in intent && intent.courseId ? sixth().snapshot.courseById.get(intent.courseId)?.title : undefined;

  it.each([
    ["excel lanjutan tgl brp aja min", "Excel Lanjutan"],
    ["excel dasar jam brp", "Excel Dasar"],
    ["excel buat pemula bayar?", "Excel Dasar"],
    ["bahasa arab anak hari apa", "Belajar Bahasa Arab Anak"],
  ])("tells classes of one family apart in “%s”", (text, title) => {
    expect(titleOf(sixth().ask(text).intent)).toBe(title);
  });

  it("said afterwards chooses the other class of the family", () => {
    const first = sixth().ask("excel dasar jam brp");
    expect(titleOf(sixth().ask("klo yg lanjutan?", first.context).intent)).toBe("Excel Lanjutan");
  });

  it("that is not given is said", () => {
    const { intent } = sixth().ask("kelas excel menengah ada?");
    expect(isConfident(intent) && intent.kind === "course").toBe(false);
  });
});

describe("people a class shall not be for", () => {
  /** Courses of which another one is the same for children. */
  const sistersIn = ({ snapshot: { courses } }: World) =>
    courses.flatMap((course) => {
      const forChildren = courses.find((c) => c.title === `${course.title} Anak`);
      return forChildren ? [{ course, forChildren }] : [];
    });
  const isShown = (intent: Intent, id: string) => intent.kind === "course" && intent.courseId === id;

  it.each([
    (title: string) => `${title} yang bukan anak kapan`,
    (title: string) => `${title} bukan yang untuk anak-anak bayar berapa`,
  ])("leave her sister: %s", (say) => {
    const wrong = faults((world) =>
      sistersIn(world).map(({ course }) => !isShown(world.ask(say(course.title)).intent, course.id) && course.title),
    );
    expect(worlds.flatMap(sistersIn).length).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });

  it.each(["kalau yang bukan anak?", "yang bukan untuk anak-anak kapan"])(
    "lead to her sister afterwards: %s",
    (next) => {
      const wrong = faults((world) =>
        sistersIn(world).map(({ course, forChildren }) => {
          const { context } = world.ask(`${forChildren.title} kapan`);
          return !isShown(world.ask(next, context).intent, course.id) && course.title;
        }),
      );
      expect(wrong).toEqual([]);
    },
  );
});

describe("a fact asked with -nya after a class", () => {
  const asked: Partial<Record<Facet, string>> = {
    teacher:
      "pengajarnya siapa?;gurunya siapa;pelatihnya siapa ya;pematerinya siapa;narasumbernya siapa;tutornya sapa;mentornya siapa;pembimbingnya siapa;fasilitatornya siapa;yang ngisi siapa;yang bawain siapa;komunitas mana yang ngadain",
    where: "tempatnya di mana;lokasinya dmn;ruangannya di mana;alamatnya di mana;kumpulnya di mana;venuenya di mana",
    fee: "biayanya berapa;bayarnya brp;harganya brp;tarifnya berapa;ongkosnya berapa;iurannya berapa",
    when: "jadwalnya kapan;jamnya berapa;tanggalnya berapa;harinya apa;waktunya kapan;mulainya jam berapa",
    duration: "durasinya berapa;lamanya berapa jam;selesainya jam berapa",
    requirements: "syaratnya apa;persyaratannya apa aja;ketentuannya apa",
    bring: "bawaannya apa;perlengkapannya apa;alatnya apa saja;bahannya bawa sendiri ga;bekalnya apa",
    age: "umurnya berapa;usianya minimal berapa;batas umurnya berapa",
    seats: "kuotanya berapa;sisanya berapa;kursinya masih ada;slotnya masih ada;kapasitasnya berapa",
    about: "materinya apa;isinya apa;bahasannya apa;deskripsinya;pembahasannya apa",
  };

  it("is answered for that class", () => {
    const wrong = faults(({ ask, snapshot }) => {
      const course = snapshot.courses[1];
      const { context } = ask(`kelas ${course?.title} kapan?`);
      return Object.entries(asked).flatMap(([facet, texts]) =>
        texts.split(";").map((text) => {
          const { intent } = ask(text, context);
          const isIt = intent.kind === "course" && intent.courseId === course?.id;
          return !(isIt && intent.facets.includes(facet as Facet)) && `${text} → ${intent.kind}`;
        }),
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe("the library's own answers", () => {
  const templates: readonly ((keyword: string) => string)[] = [
    (k) => `mau tanya soal ${k}`,
    (k) => `${k} gimana ya kak`,
    (k) => `kalau ${k} bagaimana aturannya?`,
    (k) => `${k} untuk lomba gimana ya`,
    (k) => `${k} saat kelas gimana?`,
  ];

  it("are found in other words, also beside a word of another kind", () => {
    const wrong = faults(({ ask, snapshot }) =>
      snapshot.answers.flatMap(({ keywords }, position) =>
        keywords.slice(0, 2).flatMap((keyword) =>
          templates.map((say) => {
            const { intent } = ask(say(keyword));
            return !(intent.kind === "library-answer" && intent.positions.includes(position)) && say(keyword);
          }),
        ),
      ),
    );
    const all = worlds.reduce((sum, { snapshot }) => sum + snapshot.answers.length * 2 * templates.length, 0);
    expect(wrong.length / all, wrong.join("\n")).toBeLessThan(0.03);
  });

  it("come before the subject of a story that asks only how", () => {
    const sixth = worlds.find((w) => w.name === "sixth-set") as World;
    const { intent } = sixth.ask(
      "Almarhum kakek meninggalkan banyak buku di rumah. Kami sepakat menyumbangkannya ke perpustakaan, tapi kami tidak punya mobil untuk mengangkutnya. Bagaimana caranya?",
    );
    expect(intent.kind === "library-answer" && sixth.snapshot.answers[intent.positions[0] ?? -1]?.question).toBe(
      "Apakah menerima sumbangan buku?",
    );
  });

  it.each(["Bot ini bisa apa?", "bot ini buat apa sih", "Bot ini bisa dipakai buat apa aja?", "kamu bisa apa"])(
    "leave “%s” to the bot itself",
    (text) => {
      expect(worlds.map(({ ask }) => ask(text).intent.kind)).toEqual(worlds.map(() => "help"));
    },
  );

  it.each([
    "Kalau mau daftar kelas caranya kayak gimana?",
    "cara daftarnya gimana min",
    "langkah daftar kelas apa aja",
    "daftar kelas prosedurnya gimana",
  ])("leave “%s” to how one registers", (text) => {
    expect(worlds.map(({ ask }) => ask(text).intent.kind)).toEqual(worlds.map(() => "how-to-register"));
  });
});

describe("what no library teaches", () => {
  const things =
    "terjun payung;main saksofon;bahasa Swahili;memperbaiki kulkas;mambaiki sapida motor;pasang kabel listrik;bikin perahu;ternak burung puyuh;melatih anjing;tukang kunci;sulam alis;beatbox;main akordeon;tari salsa;capoeira;anggar;panjat tebing;biliar;meniup kaca;ukir es;membuat keris;blockchain;astrologi;pawang ular;hipnotis;menyadap karet;membuat batako;kristik;quilting;membuat wig;membuat keju;membuat permen;es krim;dj;bir;hukum waris;bahasa Latin;filsafat;kalkulus;stenografi;bartender;dubbing".split(
      ";",
    );
  const templates: readonly ((thing: string) => string)[] = [
    (x) => `ada kelas ${x}?`,
    (x) => `kursus ${x} brp`,
    (x) => `anak saya mau les ${x}`,
    (x) => `kelas ${x} kapan ya kak`,
  ];

  it("is hardly ever answered with a class", () => {
    const isTaught = (thing: string, { courses }: CatalogueSnapshot) =>
      courses.some(({ title, aliases }) =>
        [title, ...aliases].some((name) =>
          name
            .toLowerCase()
            .split(/\P{L}+/u)
            .includes(thing.split(" ").at(-1) ?? ""),
        ),
      );
    const wrong = faults(({ ask, snapshot }) =>
      things.flatMap((thing) =>
        templates.map((say) => {
          if (isTaught(thing, snapshot)) return false;
          const { intent } = ask(say(thing));
          return isConfident(intent) && `${say(thing)} → ${intent.kind}`;
        }),
      ),
    );
    const all = worlds.length * things.length * templates.length;
    expect(wrong.length / all, wrong.join("\n")).toBeLessThan(0.01);
  });
});
