import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unaffixed, withoutClitic } from "../../src/understanding/affixes.ts";
import { compileVocabulary } from "../../src/understanding/compile-vocabulary.ts";
import { createRecogniser } from "../../src/understanding/recognise.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";

/** Roots of at least four letters that begin like Indonesian ones. */
const onset = fc.constantFrom(..."bcdfgjkpst");
const vowel = fc.constantFrom(..."aiou");
const root = fc
  .tuple(onset, vowel, fc.constantFrom(..."bdgjlr"), vowel, fc.constantFrom("", "k", "t", "ng"))
  .map((letters) => letters.join(""));

/** As the language builds it: the nasal takes the place of k, s, t and p. */
function nasal(word: string): string {
  const [first = "", rest = word.slice(1)] = [word[0]];
  if (first === "k") return `ng${rest}`;
  if (first === "s") return `ny${rest}`;
  if (first === "t") return `n${rest}`;
  if (first === "p") return `m${rest}`;
  if ("bf".includes(first)) return `m${word}`;
  return "cdj".includes(first) ? `n${word}` : `ng${word}`;
}

describe("unaffixed", () => {
  it.each<[string, (word: string) => string]>([
    ["di-", (w) => `di${w}`],
    ["di- -kan", (w) => `di${w}kan`],
    ["ber-", (w) => `ber${w}`],
    ["ba- of Banjar", (w) => `ba${w}`],
    ["ter-", (w) => `ter${w}`],
    ["me- and nasal", (w) => `me${nasal(w)}`],
    ["ma- and nasal of Banjar", (w) => `ma${nasal(w)}`],
    ["the nasal alone", (w) => nasal(w)],
    ["nge-", (w) => `nge${w}`],
    ["pe- and nasal, -an", (w) => `pe${nasal(w)}an`],
    ["per- -an", (w) => `per${w}an`],
    ["ke- -an", (w) => `ke${w}an`],
    ["memper- -kan", (w) => `memper${w}kan`],
    ["-in", (w) => `${w}in`],
    ["-nya", (w) => `${w}nya`],
    ["-e of Javanese", (w) => `${w}e`],
    ["-kan -nya", (w) => `${w}kannya`],
    ["-lah", (w) => `${w}lah`],
  ])("finds the root behind %s", (_, build) => {
    fc.assert(
      fc.property(root, (word) => {
        expect(unaffixed(build(word))).toContain(word);
      }),
      { seed: 3 },
    );
  });

  it.each<[string, (word: string) => string]>([
    ["d for di-", (w) => `d${w}kan`],
    ["tr for ter-", (w) => `tr${w}`],
    ["br for ber-", (w) => `br${w}`],
    ["m and nasal for me-", (w) => `m${nasal(w)}`],
    ["p and nasal for pe-", (w) => `p${nasal(w)}an`],
  ])("finds the root behind a prefix without its vowel: %s", (_, build) => {
    fc.assert(
      fc.property(root, (word) => {
        const clipped = build(word);
        // `mn` before a vowel is no clipped prefix: `mnulis` is found as a slip.
        fc.pre(clipped.length >= 6 && !/^[tp]/.test(word));
        expect(unaffixed(clipped)).toContain(word);
      }),
      { seed: 3 },
    );
  });

  it.each(["drum", "krim", "brem", "dua", "prem", "truk"])("takes “%s” for no clipped prefix", (word) => {
    expect(unaffixed(word)).toEqual([word]);
  });

  it("keeps learning apart from teaching and from those who do", () => {
    for (const word of ["belajar", "pelajar", "pengajar", "mengajar", "pelajaran"])
      expect(unaffixed(word)).not.toContain("ajar");
  });

  it("gives the word first, and nothing of less than three letters", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abdegikmnprstuy"), minLength: 3, maxLength: 30 }), (word) => {
        const forms = unaffixed(word);
        expect(forms[0]).toBe(word);
        for (const form of forms) expect(form.length).toBeGreaterThanOrEqual(3);
        expect(new Set(forms).size).toBe(forms.length);
      }),
      { seed: 3 },
    );
  });
});

describe("withoutClitic", () => {
  it.each([
    ["mengangkutnya", "mengangkut"],
    ["bukuku", "buku"],
    ["kelasmu", "kelas"],
    ["apakah", "apa"],
    ["kelas", "kelas"],
  ])("%s → %s", (word, bare) => {
    expect(withoutClitic(word)).toBe(bare);
  });
});

describe("a known word behind an affix", () => {
  const { known } = compileVocabulary(readVocabularyFile(new URL("../../locales/id/vocabulary.json", import.meta.url)));
  const recogniser = createRecogniser(known, ["glomir"]);
  const read = (text: string) => recogniser.words(text).map((w) => w.standard);

  it.each([
    ["dsumbangkan", "sumbang"],
    ["mnyumbang", "sumbang"],
    ["pndaftaran", "daftar"],
    ["ngerajut", "rajut"],
    ["dijahitkan", "jahit"],
    ["mengglomirnya", "glomir"],
    ["mengglomirkan", "glomir"],
    ["diglomirin", "glomir"],
    ["pengglomiran", "glomir"],
  ])("is read in “%s” as “%s”", (text, standard) => {
    expect(read(text)).toEqual([standard]);
  });
});
