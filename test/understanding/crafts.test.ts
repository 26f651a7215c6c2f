import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../src/catalogue/catalogue.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { emptyCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { compileVocabulary } from "../../src/understanding/compile-vocabulary.ts";
import { emptyContext } from "../../src/understanding/context.ts";
import type { Intent } from "../../src/understanding/intent.ts";
import { understand } from "../../src/understanding/understand.ts";
import { readVocabulary } from "../../src/understanding/vocabulary-file.ts";
import { course, meeting } from "../support/courses.ts";
import { coursesOf } from "./courses-of.ts";

const text = readFileSync(new URL("../../locales/id/vocabulary.json", import.meta.url), "utf8");
const local = createLocalTime("Asia/Jakarta");
const now = Date.parse("2026-11-23T09:00+07:00");
const dayMs = 86_400_000;
const teaching = (titles: readonly string[]): Catalogue => ({
  ...emptyCatalogue,
  courses: titles.map((title) => course(title)),
  meetings: titles.map((title, i) => meeting(`m${i}`, title, now + (i + 1) * dayMs)),
});
const library = (titles: readonly string[], vocabulary = readVocabulary(text)) => {
  const index = buildIndex(createSnapshot(teaching(titles), 1), vocabulary);
  return (said: string) => understand(said, { index, now, local, context: emptyContext }).intent;
};
/** Also the near ones of a class that is not given. */
const shownBy = (intent: Intent): readonly string[] =>
  intent.kind === "unknown-class" ? intent.nearIds : coursesOf(intent);

describe("what is made in a craft", () => {
  const words = JSON.parse(text) as { crafts: Record<string, string> };
  words.crafts = { brengkol: "sitrap, golumpir" };
  const vocabulary = readVocabulary(JSON.stringify(words));

  it("leads to the class of the craft", () => {
    const ask = library(["Belajar Brengkol", "Catur Cepat"], vocabulary);
    for (const said of ["ada kelas sitrap?", "mau belajar golumpir", "kelas bikin golumpir kapan"])
      expect(ask(said), said).toMatchObject({ kind: "course", courseId: "Belajar Brengkol" });
  });

  it("is found by the craft where only a thing of it is taught", () => {
    const ask = library(["Membuat Sitrap", "Catur Cepat"], vocabulary);
    expect(shownBy(ask("ada kelas brengkol?"))).toContain("Membuat Sitrap");
  });

  it("is no other thing of the same craft", () => {
    const ask = library(["Membuat Sitrap", "Catur Cepat"], vocabulary);
    const intent = ask("ada kelas golumpir?");
    expect(intent.kind === "course" && intent.unread === undefined && intent.within === undefined).toBe(false);
    const { similar } = compileVocabulary(vocabulary);
    expect(similar.get("golumpir")).not.toContain("sitrap");
  });
});

describe("the crafts of the vocabulary", () => {
  const { crafts } = readVocabulary(text);
  const single = (word: string) => !/[\s-]/.test(word);
  const titleOf = (craft: string) => `Dasar ${craft}`;
  const ask = library(Object.keys(crafts).map(titleOf));

  it("are found by nearly all that is made, used or wished in them", () => {
    const things = Object.entries(crafts).flatMap(([craft, made]) =>
      made.filter(single).map((thing) => [craft, thing]),
    );
    const lost = things.filter(([craft = "", thing = ""]) => {
      const intent = ask(`ada kelas ${thing} ga`);
      return !shownBy(intent).includes(titleOf(craft));
    });
    expect(things.length).toBeGreaterThan(100);
    expect(lost.length / things.length, JSON.stringify(lost)).toBeLessThan(0.04);
  });
});
