import { describe, expect, it } from "vitest";
import { describeProblem, type Problem, problemRules } from "../../src/catalogue/problem.ts";
import { createTexts, languages } from "../../src/platform/texts.ts";
import { local } from "./workbooks.ts";

const texts = createTexts(new URL("../../locales/", import.meta.url), local);
const problem: Problem = {
  table: "Kelas",
  row: 7,
  column: "sasaran",
  rule: "not-allowed",
  found: "anka",
  allowed: "umum, anak",
  nearest: "anak",
};

describe("describeProblem", () => {
  it("names table, row, column, what was found, what is allowed and the nearest", () => {
    expect(describeProblem(texts("id"), problem)).toBe(
      "Kelas baris 7 kolom sasaran: tertulis “anka”, yang boleh: umum, anak. Mungkin maksudnya “anak”?",
    );
  });

  it.each(languages)("has words for every rule in %s", (language) => {
    const lines = problemRules.map((rule) => describeProblem(texts(language), { ...problem, rule, row: null }));
    expect(new Set(lines).size).toBe(problemRules.length);
  });
});
