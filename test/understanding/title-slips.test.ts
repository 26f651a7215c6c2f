/** Titles with a slip in each word: the class is found or asked for, and no other one is asserted. */
import { expect, it } from "vitest";
import type { Intent } from "../../src/understanding/intent.ts";
import { coursesOf } from "./courses-of.ts";
import { openWorlds } from "./worlds.ts";

const worlds = await openWorlds();
const kinds = new Set(["belajar", "latihan", "pelatihan", "kelas", "bimbingan", "lokakarya"]);
const short = 4;
const long = 7;
const rounds = 3;

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % below;
  };
}

/** A letter after the first left out, doubled or swapped with the next. */
function slip(word: string, below: (most: number) => number): string {
  const at = 1 + below(word.length - 1);
  const [before, letter, next, after] = [word.slice(0, at), word[at], word[at + 1] ?? "", word.slice(at + 2)];
  return [before + next + after, `${before}${letter}${letter}${next}${after}`, `${before}${next}${letter}${after}`][
    below(3)
  ] as string;
}

const mistyped = (word: string, below: (most: number) => number): string =>
  word.length < short ? word : word.length < long ? slip(word, below) : slip(slip(word, below), below);

const asserts = (intent: Intent): boolean =>
  intent.kind === "choose" || (intent.kind === "course" && intent.unread === undefined && intent.within === undefined);

it("finds 97 of 100 classes behind a slip in every word of the title, and asserts another for less than 1", () => {
  const below = numbers(1);
  const lost: string[] = [];
  const wrong: string[] = [];
  let asked = 0;
  for (const { snapshot, ask } of worlds)
    for (const { id, title } of snapshot.courses) {
      const words = title
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .filter((w) => w !== "" && !kinds.has(w));
      const find = (text: string) => ask(`kls ${text} kpn ya`).intent;
      if (!coursesOf(find(words.join(" "))).includes(id)) continue;
      for (let round = 0; round < rounds; round++) {
        const text = words.map((w) => mistyped(w, below)).join(" ");
        const intent = find(text);
        asked++;
        if (coursesOf(intent).includes(id)) continue;
        (asserts(intent) ? wrong : lost).push(`${text} [${title}]`);
      }
    }
  expect((lost.length + wrong.length) / asked, lost.join("\n")).toBeLessThanOrEqual(0.03);
  expect(wrong.length / asked, wrong.join("\n")).toBeLessThan(0.01);
});
