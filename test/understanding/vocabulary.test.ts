import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { emptyCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import { createSnapshot } from "../../src/catalogue/snapshot.ts";
import { Fault } from "../../src/platform/fault.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex } from "../../src/understanding/build-index.ts";
import { emptyContext } from "../../src/understanding/context.ts";
import { understand } from "../../src/understanding/understand.ts";
import { readVocabulary, readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";

const text = readFileSync(new URL("../../locales/id/vocabulary.json", import.meta.url), "utf8");

interface Groups {
  [group: string]: unknown;
  readonly spelling: Record<string, string>;
  readonly questions: Record<string, string>;
  readonly wishes: Record<string, string>;
  readonly time: Record<string, string>;
}
/** The file after somebody edited it. */
const edited = (edit: (groups: Groups) => void): string => {
  const groups = JSON.parse(text) as Groups;
  edit(groups);
  return JSON.stringify(groups, null, 2);
};

const problemsOf = (content: string): string => {
  try {
    readVocabulary(content);
  } catch (error) {
    if (error instanceof Fault) return String(error.details["problems"]);
    throw error;
  }
  return "";
};

describe("a vocabulary with a mistake", () => {
  it.each<[string, (groups: Groups) => void, string]>([
    [
      "a word with two spellings",
      (v) => (v.spelling["berapa"] += ", kpn"),
      'spelling › berapa: "kpn" already stands for "kapan"',
    ],
    [
      "two commas",
      (v) => (v.questions["fee"] = "bayar, , biaya"),
      'questions › fee: a word is missing after "bayar": two commas, or one too many',
    ],
    [
      "a phrase among words of time",
      (v) => (v.time["tomorrow"] += ", esok hari"),
      'time › tomorrow: "esok hari" is more than one word; give it a spelling of one word',
    ],
    [
      "a misspelt entry",
      (v) => (v.time["tomorow"] = "besok"),
      'time: there is no "tomorow" here; see locales/README.md',
    ],
    ["a missing entry", (v) => delete v.wishes["cancel"], "wishes › cancel: is missing"],
    [
      "a list that is no text",
      (v) => (v["courtesy"] = ["ya"]),
      "courtesy: must be words between quotation marks, separated by commas",
    ],
    [
      "an hour of no day",
      (v) => (v["day parts"] = { pagi: { from: "6", to: "11:00", said: "pagi" } }),
      "day parts › pagi › from: a time is written like 18:00",
    ],
  ])("is refused for %s, with group, entry and reason", (_, edit, problem) => {
    expect(problemsOf(edited(edit)).split("\n")).toContain(problem);
  });

  it("is refused with the line where a comma is missing", () => {
    const lines = text.split("\n");
    const broken = lines.map((line, i) => (i === 4 ? line.replace(/,$/, "") : line)).join("\n");
    expect(problemsOf(broken)).toMatch(/^line [56]: a comma, quotation mark or bracket/);
  });
});

describe("a word that a librarian adds", () => {
  const local = createLocalTime("Asia/Jakarta");
  const now = Date.parse("2026-11-23T09:00+07:00");
  const folder = mkdtempSync(join(tmpdir(), "vocabulary-"));
  const file = pathToFileURL(join(folder, "vocabulary.json"));
  /** What the program does when it starts. */
  const ask = (question: string) => {
    const index = buildIndex(createSnapshot(emptyCatalogue, 1), readVocabularyFile(file));
    return understand(question, { index, now, local, context: emptyContext }).intent;
  };

  it("is understood from the next start on", () => {
    const question = "gumbrek onok kelas opo";
    const tomorrow = { kind: "list", conditions: { period: { windows: [{ from: "2026-11-24", to: "2026-11-24" }] } } };
    writeFileSync(file, text);
    expect(ask(question)).not.toMatchObject(tomorrow);
    writeFileSync(
      file,
      edited((v) => (v.time["tomorrow"] += ", gumbrek")),
    );
    expect(ask(question)).toMatchObject(tomorrow);
    rmSync(folder, { recursive: true });
  });
});
