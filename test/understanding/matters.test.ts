import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileVocabulary } from "../../src/understanding/compile-vocabulary.ts";
import { createMatterFinder } from "../../src/understanding/matters.ts";
import { createRecogniser } from "../../src/understanding/recognise.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";

const phrase = (matter: string, order: number, text: string) => ({ matter, order, words: text.split(" ") });
/** A full stop begins another sentence. */
const spoken = (text: string) =>
  text
    .split(". ")
    .flatMap((part, sentence) => part.split(" ").map((word) => ({ text: word, standard: word, sentence })));

describe("createMatterFinder", () => {
  const phrases = [
    phrase("borrowing", 0, "pinjam buku"),
    phrase("lost", 1, "buku hilang"),
    phrase("lost at home", 2, "buku hilang rumah"),
    phrase("fine", 3, "denda"),
    phrase("pairs", 4, "buku buku"),
  ];
  const find = createMatterFinder(phrases);
  const mattersIn = (text: string) => find(spoken(text)).map((m) => m.matter);
  const five = "a b c d e";

  it("finds a phrase in any order of its words", () => {
    expect(mattersIn("buku hilang")).toEqual(["lost"]);
    expect(mattersIn("hilang buku")).toEqual(["lost"]);
  });

  it("bears five words between, and not six", () => {
    expect(mattersIn(`buku ${five} hilang`)).toEqual(["lost"]);
    expect(mattersIn(`hilang ${five} buku`)).toEqual(["lost"]);
    expect(mattersIn(`buku ${five} f hilang`)).toEqual([]);
  });

  it("does not join words of two sentences", () => {
    expect(mattersIn("ada buku. dompet hilang")).toEqual([]);
  });

  it("needs every word, and a word for each", () => {
    expect(mattersIn("buku baru")).toEqual([]);
    expect(mattersIn("buku")).toEqual([]);
    expect(mattersIn("buku ini buku")).toEqual(["pairs", "pairs"]);
  });

  it("takes the one that says more, and both where neither holds the other", () => {
    expect(new Set(mattersIn("buku hilang di rumah"))).toEqual(new Set(["lost at home"]));
    expect(new Set(mattersIn("pinjam buku hilang"))).toEqual(new Set(["borrowing", "lost"]));
  });

  it("says where the words stand, the nearest of several", () => {
    expect(find(spoken("kena denda"))).toEqual([{ matter: "fine", order: 3, at: new Set([1]) }]);
    expect(find(spoken("hilang a b buku hilang")).map((m) => [...m.at].sort((a, b) => a - b))).toContainEqual([3, 4]);
  });

  it("finds only what is said, whatever is said", () => {
    const word = fc.constantFrom("buku", "hilang", "pinjam", "rumah", "denda", "di", "saya", "yang");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        for (const { matter, at } of find(spoken(words.join(" ")))) {
          const said = phrases.find((p) => p.matter === matter)?.words ?? [];
          expect([...at].map((i) => words[i]).sort()).toEqual([...said].sort());
        }
      }),
      { seed: 3 },
    );
  });
});

describe("the matters of the vocabulary", () => {
  const vocabulary = compileVocabulary(
    readVocabularyFile(new URL("../../locales/id/vocabulary.json", import.meta.url)),
  );
  const recogniser = createRecogniser(vocabulary.known, []);
  const mattersIn = (text: string) => vocabulary.matters(recogniser.words(text));
  /** The most particular of those found. */
  const matterOf = (text: string) => [...mattersIn(text)].sort((a, b) => b.order - a.order)[0]?.matter;

  it.each([
    ["memperpanjang peminjaman", "extending"],
    ["nambah hari pinjam", "extending"],
    ["mau nyumbang buku bekas", "donation"],
    ["bukuku ilang", "lost or damaged"],
    ["bukune ilang kepiye", "lost or damaged"],
    ["kalau buku yang saya pinjam basah", "lost or damaged"],
    ["telat balikin buku kena denda", "fine"],
    ["wc dimana", "toilet"],
    ["pinjam ruangan aula", "room hire"],
    ["parkir motor", "parking"],
    ["passwod wifi", "wifi"],
  ])("hold “%s” for %s", (text, matter) => {
    expect(matterOf(text)).toBe(matter);
  });

  it.each(["kelas jahit besok", "mau daftar", "halo kak", "gratis ga"])("leave “%s” to the rest", (text) => {
    expect(mattersIn(text)).toEqual([]);
  });
});
