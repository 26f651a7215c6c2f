import { beforeAll, describe, expect, it } from "vitest";
import { emptyContext } from "../../src/understanding/context.ts";
import { coursesOf } from "./courses-of.ts";
import { openWorlds, type World } from "./worlds.ts";

let worlds: World[] = [];
beforeAll(async () => {
  worlds = await openWorlds();
});

/** What was not told of its thing, for each of what all worlds name. */
function missed<Thing>(
  thingsOf: (world: World) => readonly Thing[],
  say: (thing: Thing) => string,
  isTold: (world: World, said: string, thing: Thing) => boolean,
): string[] {
  return worlds.flatMap((world) =>
    thingsOf(world).flatMap((thing) => {
      const said = say(thing);
      return isTold(world, said, thing) ? [] : [`${world.name}: ${said}`];
    }),
  );
}

describe("a community that is named", () => {
  it.each([
    (name: string) => `${name} ngajarin apa aja sih`,
    (name: string) => `yg bs dihub di ${name} siapa`,
    (name: string) => `${name} itu apa`,
  ])("is told of: %s", (say) => {
    const all = worlds.flatMap((w) => w.snapshot.communities);
    const found = missed(
      ({ snapshot }) => snapshot.communities.map((c) => c.title),
      (title) => say(title.toLowerCase()),
      ({ ask }, said, title) => {
        const { intent } = ask(said);
        return intent.kind === "community" && intent.title === title;
      },
    );
    expect(found.length, found.join("\n")).toBeLessThanOrEqual(0.05 * all.length);
  });

  it.each([(name: string) => `${name} itu apa`, (name: string) => `${name} ngajarin apa aja sih`])(
    "is told of by its own name, without its kind: %s",
    (say) => {
      const ownName = (title: string) =>
        /^(?:Komunitas|Paguyuban|Sanggar|Koperasi|Kelompok) (\S+ \S.*)$/.exec(title)?.[1];
      const named = ({ snapshot }: World) =>
        snapshot.communities.flatMap(({ title }) => {
          const own = ownName(title);
          return own === undefined ? [] : [{ title, own }];
        });
      const found = missed(
        named,
        ({ own }) => say(own.toLowerCase()),
        ({ ask }, said, { title }) => {
          const { intent } = ask(said);
          return intent.kind === "community" && intent.title === title;
        },
      );
      expect(found.length, found.join("\n")).toBeLessThanOrEqual(0.05 * worlds.flatMap(named).length);
    },
  );
});

describe("a competition that is named", () => {
  const nameOf = (title: string) => title.toLowerCase().replace(/^lomba /, "");
  it.each([
    (name: string) => `${name} deadline nya kpn`,
    (name: string) => `lomba ${name} brp kata sih min`,
    (name: string) => `lomba ${name} temanya dari panitia atau bebas`,
  ])("is told of: %s", (say) => {
    const all = worlds.flatMap((w) => w.snapshot.competitions);
    const found = missed(
      ({ snapshot }) => snapshot.competitions,
      (competition) => say(nameOf(competition.title)),
      ({ ask }, said, competition) => {
        const { intent } = ask(said);
        return intent.kind === "competition" && intent.competitionId === competition.id;
      },
    );
    expect(found.length, found.join("\n")).toBeLessThanOrEqual(0.05 * all.length);
  });

  it("follows another one with the same question", () => {
    const found = worlds.flatMap(({ name, snapshot, ask }) => {
      const [first, second] = snapshot.competitions;
      if (!first || !second) return [];
      const { context } = ask(`${first.title} hadiahnya apa`);
      const { intent } = ask(`klo ${nameOf(second.title)}?`, context);
      const isSame = intent.kind === "competition" && intent.competitionId === second.id;
      return isSame && intent.facets.includes("prize") ? [] : [`${name}: ${JSON.stringify(intent)}`];
    });
    expect(found).toEqual([]);
  });
});

describe("thanks", () => {
  it.each([
    "Baik, saya ucapkan terima kasih.",
    "Terima kasih, penjelasannya sangat jelas.",
    "trima kasi byk kak",
    "Kami haturkan terima kasih atas keterangannya",
  ])("are answered beside words of their own: %s", (said) => {
    expect(worlds.map(({ ask }) => ask(said, emptyContext).intent.kind)).toEqual(worlds.map(() => "thanks"));
  });

  it("are no answer to a question beside them", () => {
    const kinds = worlds.map(({ ask }) => ask("makasih ya. blorong kemprus itu kapan?").intent.kind);
    expect(kinds).not.toContain("thanks");
  });
});

describe("how to register", () => {
  it.each(["Kalau mau daftar kelas di sini caranya gimana?", "cara buat ikut daftar kelasnya bagaimana ya"])(
    "is asked in words that stand apart: %s",
    (said) => {
      expect(new Set(worlds.map(({ ask }) => ask(said).intent.kind))).toEqual(new Set(["how-to-register"]));
    },
  );
});

describe("the waiting list", () => {
  it.each(["kalo penuh bisa nunggu ga", "kalau kelasnya penuh gimana kak", "daftar tunggu itu gimana"])(
    "is told of by the library or with how to register: %s",
    (said) => {
      const kinds = new Set(worlds.map(({ ask }) => ask(said).intent.kind));
      expect([...kinds].filter((kind) => kind !== "library-answer")).toEqual(["how-to-register"]);
    },
  );

  it.each([
    "bisa nunggu di perpus ga sambil anak kelas",
    "batal dari daftar tunggu",
    "batalkan daftar tunggu saya",
    "saya masih daftar tunggu ya?",
  ])("is not explained to everybody who waits: %s", (said) => {
    expect(worlds.map(({ ask }) => ask(said).intent.kind)).not.toContain("how-to-register");
  });
});

describe("what stands around a class", () => {
  const kindsOf = (said: string) => [...new Set(worlds.map(({ ask }) => ask(said).intent.kind))];

  it.each([
    "Mohon dibagikan daftar kelas yang berlangsung minggu depan.",
    "Mohon rincian kelas yang akan berlangsung sepanjang minggu depan.",
    "Ada kelas minggu depan nggak? Sebutin dong.",
  ])("is no subject of its own: %s", (said) => {
    expect(kindsOf(said)).toEqual(["list"]);
  });

  it("is no wish for a person where a title says so", () => {
    expect(kindsOf("Kapan Pelatihan Operator Forklift dilaksanakan?")).toEqual(["unknown-class"]);
  });

  it("is no wish to cancel where it is told of before a question", () => {
    expect(kindsOf("Tadi pagi saya tidak bisa datang ke kelas. Besok ada kelas apa?")).toEqual(["list"]);
  });
});

describe("a stop of the mobile library", () => {
  it("keeps its place in the next question", () => {
    for (const { name, snapshot, ask } of worlds)
      for (const { place } of snapshot.stops.slice(0, 3)) {
        const first = ask(`perpus keliling di ${place} kapan`);
        expect(first.intent, `${name}: ${place}`).toMatchObject({ kind: "stops", place });
        expect(ask("jam brpa smpe jam brpa", first.context).intent, `${name}: ${place}`).toMatchObject({ place });
      }
  });

  it("keeps its sub-district in the next question", () => {
    for (const { name, snapshot, ask } of worlds)
      for (const { district } of snapshot.stops.slice(0, 3)) {
        const { intent, context } = ask(`perpus keliling ke kecamatan ${district} kapan`);
        expect(ask("mulai jam berapa", context).intent, `${name}: ${district}`).toEqual(intent);
      }
  });
});

describe("a community that was told of", () => {
  it("is the one whose number is asked for next", () => {
    for (const { snapshot, ask } of worlds)
      for (const { title } of snapshot.communities) {
        const { intent, context } = ask(`${title} itu apa`);
        expect(intent).toMatchObject({ kind: "community", title });
        expect(ask("no wa nya brp", context).intent).toEqual({ kind: "community", title, facets: ["contact"] });
      }
  });
});

describe("a word of a title that is an everyday word only elsewhere", () => {
  const says = [(word: string) => `mau ikut ${word}`, (word: string) => `kelas ${word} kapan`];

  it.each(["purun", "sape"])("names its classes where they are given, and nowhere else: %s", (word) => {
    const isGiven = ({ snapshot }: World) => snapshot.courses.some((c) => c.title.toLowerCase().includes(word));
    expect(worlds.some(isGiven)).toBe(true);
    for (const world of worlds)
      for (const say of says) {
        const ids = world.snapshot.courses.filter((c) => c.title.toLowerCase().includes(word)).map((c) => c.id);
        expect(coursesOf(world.ask(say(word)).intent), `${world.name}: ${say(word)}`).toEqual(ids);
      }
  });
});
