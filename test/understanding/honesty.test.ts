import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Intent } from "../../src/understanding/intent.ts";
import { questionSets } from "./question-sets.ts";
import { openWorlds } from "./worlds.ts";

interface World {
  readonly ask: (text: string) => Intent;
  readonly knows: (word: string) => boolean;
  readonly titles: readonly string[];
  readonly questions: readonly string[];
}

const worlds: World[] = [];

beforeAll(async () => {
  for (const { snapshot, ask, knows, questions } of await openWorlds())
    worlds.push({
      ask: (text) => ask(text).intent,
      knows,
      titles: snapshot.courses.map((c) => c.title.toLowerCase()),
      questions,
    });
});

/** The number of a world: it prints shorter than all a world holds. */
const world = fc.nat({ max: questionSets.length - 1 });
const at = (i: number): World => worlds[i] as World;
const oneOf = <A>(list: readonly A[], n: number): A => list[n % list.length] as A;
const seed = { seed: 3, numRuns: 400 };

/** What an Intent is about, without how it was found. */
const gist = (intent: Intent) => [
  intent.kind,
  "courseId" in intent ? intent.courseId : null,
  "competitionId" in intent ? intent.competitionId : null,
  "positions" in intent ? intent.positions : null,
];

const syllable = fc.tuple(
  fc.constantFrom(..."bcdfgjklmprstw"),
  fc.constantFrom(..."aiueo"),
  fc.constantFrom("", "n", "r"),
);
const noun = fc
  .array(syllable, { minLength: 3, maxLength: 4 })
  .map((parts) => parts.flat().join(""))
  // A passive verb tells something of the class.
  .filter((word) => !word.startsWith("di"));

describe("a subject that nothing here knows", () => {
  const alone = fc.constantFrom(
    (n: string) => `kelas ${n} ada?`,
    (n: string) => `mau daftar kelas ${n}`,
    (n: string) => `kapan kelas ${n}?`,
    (n: string) => `les ${n} bayar berapa`,
    (n: string) => `pengen belajar ${n}`,
    (n: string) => `sabtu ini ada kelas ${n} ga`,
    (n: string) => `Apakah perpustakaan menyelenggarakan pelatihan ${n}?`,
    (n: string) => `lomba ${n} kapan`,
  );
  const beside = fc.constantFrom(
    (n: string, title: string) => `kelas ${title} ${n} kapan`,
    (n: string, title: string) => `ada kelas ${n} ${title}?`,
    (n: string, title: string) => `mau daftar kelas ${title} ${n}`,
  );
  const honest = (intent: Intent) =>
    ["unknown-class", "unknown-competition", "not-understood"].includes(intent.kind) ||
    (intent.kind === "course" && intent.unread !== undefined);

  it("is never answered with a class or a list of all", () => {
    fc.assert(
      fc.property(world, noun, alone, (i, word, say) => {
        const { ask, knows } = at(i);
        fc.pre(!knows(word));
        expect(honest(ask(say(word))), `${say(word)} ${JSON.stringify(ask(say(word)))}`).toBe(true);
      }),
      seed,
    );
  });

  it("is said where a class fits only the rest", () => {
    fc.assert(
      fc.property(world, noun, fc.nat(), beside, (i, word, n, say) => {
        const { ask, knows, titles } = at(i);
        fc.pre(!knows(word));
        const text = say(word, oneOf(titles, n));
        expect(honest(ask(text)), `${text} ${JSON.stringify(ask(text))}`).toBe(true);
      }),
      seed,
    );
  });
});

describe("a question", () => {
  const courtesy = fc.constantFrom(
    (s: string) => `Kak, ${s}`,
    (s: string) => `min ${s}`,
    (s: string) => `Assalamualaikum, ${s}`,
    (s: string) => `permisi ${s}`,
    (s: string) => `btw ${s}`,
    (s: string) => `Selamat siang Bapak/Ibu, ${s}`,
    (s: string) => `${s} 🙏`,
    ...[
      "kak",
      "min",
      "pak",
      "bu",
      "cil",
      "lek",
      "mas",
      "mbak",
      "bang",
      "ya",
      "dong",
      "sih",
      "lho",
      "deh",
      "kak ai",
    ].map((word) => (s: string) => s.replace(/[?.!\s]*$/, (end) => ` ${word}${end}`)),
    (s: string) => `${s} tolong dijawab ya`,
    (s: string) => `${s} makasih sebelumnya`,
    (s: string) => s.toUpperCase(),
  );

  it("stays the same with courtesy, particles, capitals and pictures", () => {
    fc.assert(
      fc.property(world, fc.nat(), courtesy, (i, n, change) => {
        const { ask, questions } = at(i);
        const text = oneOf(questions, n);
        expect(gist(ask(change(text))), change(text)).toEqual(gist(ask(text)));
      }),
      { ...seed, numRuns: 800 },
    );
  });

  it("mostly survives a slip in one of its words", () => {
    const slip = fc.constantFrom(
      (w: string, i: number) => w.slice(0, i) + w.slice(i + 1),
      (w: string, i: number) => w.slice(0, i) + (w[i] ?? "") + w.slice(i),
      (w: string, i: number) => w.slice(0, i) + (w[i + 1] ?? "") + (w[i] ?? "") + w.slice(i + 2),
    );
    const outcomes = fc.sample(fc.tuple(world, fc.nat(), fc.nat(), fc.nat(), slip), { seed: 3, numRuns: 600 });
    const kept = outcomes.filter(([i, n, which, letter, change]) => {
      const { ask, questions } = at(i);
      const text = oneOf(questions, n);
      const words = [...text.matchAll(/\p{L}{6,}/gu)];
      if (words.length === 0) return true;
      const [word] = oneOf(words, which);
      const slipped = text.replace(word, change(word, 1 + (letter % (word.length - 2))));
      return ask(slipped).kind === ask(text).kind;
    });
    expect(kept.length / outcomes.length).toBeGreaterThan(0.95);
  });
});
