import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSlips, slipTables } from "../../src/understanding/slips.ts";

const slipsAmong = (words: readonly string[]) =>
  createSlips([slipTables(words), slipTables([])], { isPreferred: () => false, frequent: new Set() });

const words = [
  "perahu",
  "sepeda",
  "kelapa",
  "membaca",
  "belajar",
  "kertas",
  "merah",
  "bunga",
  "lombok",
  "sekolah",
  "kue",
];
const syllable = fc
  .tuple(fc.constantFrom(..."bcgjklmnprst"), fc.constantFrom(..."aiueo"))
  .map((letters) => letters.join(""));
const someWord = fc.array(syllable, { minLength: 3, maxLength: 5 }).map((syllables) => syllables.join(""));
const consonants = (word: string) => word.replace(/[aiueo]/g, "");

describe("a known word", () => {
  const { sounding } = slipsAmong(words);

  it.each([
    ["parahu", "perahu"],
    ["kalapa", "kelapa"],
    ["balajar", "belajar"],
    ["kartas", "kertas"],
    ["marah", "merah"],
    ["lumbuk", "lombok"],
    ["sakulah", "sekolah"],
  ])("is heard in the vowels of Banjar: “%s” is %s", (typed, meant) => {
    expect(sounding(typed)).toBe(meant);
  });

  it.each([
    ["kelopo", "kelapa"],
    ["bungo", "bunga"],
    ["membaco", "membaca"],
  ])("is heard with the o of Javanese: “%s” is %s", (typed, meant) => {
    expect(sounding(typed)).toBe(meant);
  });

  it("is heard by whoever writes its letters otherwise", () => {
    const { sounding: heard } = slipsAmong(["buat", "syarat", "foto", "waktu"]);
    expect(["bwat", "syarad", "photo", "uaktu"].map(heard)).toEqual(["buat", "syarat", "foto", "waktu"]);
  });

  it.each(["kui", "mbaco", "banga"])("is not heard in “%s”, which is too short or has other vowels", (typed) => {
    expect(sounding(typed)).toBeUndefined();
  });

  it("keeps its consonants, whatever the vowels of Banjar do to it", () => {
    fc.assert(
      fc.property(fc.array(someWord, { minLength: 1, maxLength: 8 }), fc.nat(), (known, n) => {
        const meant = known[n % known.length] as string;
        const found = slipsAmong(known).sounding(meant.replaceAll("e", "a").replaceAll("o", "u"));
        expect(consonants(found ?? "")).toBe(consonants(meant));
      }),
      { seed: 3 },
    );
  });

  it("is heard as itself where it is known", () => {
    fc.assert(
      fc.property(fc.uniqueArray(someWord, { minLength: 1, maxLength: 8 }), (known) => {
        const { sounding } = slipsAmong(known);
        for (const word of known) expect(known).toContain(sounding(word));
      }),
      { seed: 3 },
    );
  });
});

describe("a slip of the finger", () => {
  const { nearest } = slipsAmong(["komputer", "belajar", "jadwal", "kelas", ...words]);

  it.each([
    ["koputer", "komputer", "left out"],
    ["kommputer", "komputer", "doubled"],
    ["komputar", "komputer", "changed"],
    ["komupter", "komputer", "swapped"],
    ["kmputr", "komputer", "vowels left out"],
    ["bljr", "belajar", "all vowels left out"],
    ["jdwl", "jadwal", "all vowels left out"],
  ])("leads from “%s” to %s: %s", (typed, meant) => {
    expect(nearest(typed)).toBe(meant);
  });

  it.each(["qwrtzx", "monitor", "kulkas"])("leads nowhere from “%s”", (typed) => {
    expect(nearest(typed)).toBeUndefined();
  });

  it("never leads further than half of a word", () => {
    fc.assert(
      fc.property(fc.array(someWord, { minLength: 1, maxLength: 8 }), someWord, (known, typed) => {
        const found = slipsAmong(known).nearest(typed);
        if (found === undefined) return;
        expect(Math.abs(found.length - typed.length)).toBeLessThanOrEqual(typed.length);
        const shared = [...new Set(typed)].filter((letter) => found.includes(letter));
        expect(shared.length * 2).toBeGreaterThanOrEqual(new Set(typed).size);
      }),
      { seed: 3 },
    );
  });
});
