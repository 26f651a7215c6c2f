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
import { timeRoles } from "../../src/understanding/time/roles.ts";
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

const quoted = (names: readonly string[]) =>
  [...names]
    .sort()
    .map((name) => `"${name}"`)
    .join(", ");
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
      `time: there is no "tomorow" here, only ${quoted(timeRoles)}; see locales/README.md`,
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

describe("each group of the vocabulary", () => {
  type Group = string | readonly string[] | Record<string, unknown>;
  /** The file with two words in each list and few lines, so that many mistakes can be tried. */
  const small = JSON.parse(text, (_, value: unknown) =>
    typeof value === "string"
      ? value.split(",").slice(0, 2).join(",")
      : Array.isArray(value)
        ? value.slice(0, 2)
        : value,
  ) as Record<string, Group>;
  for (const [name, group] of Object.entries(small))
    if (["spelling", "library matters", "fields", "crafts"].includes(name))
      small[name] = Object.fromEntries(Object.entries(group).slice(0, 3));
  const groups = Object.entries(small);
  const lists = groups.filter(([, group]) => typeof group === "string") as [string, string][];
  const ofLines = groups.filter(([, group]) => Array.isArray(group)) as [string, readonly string[]][];
  const ofEntries = groups.filter(([, group]) => typeof group === "object" && !Array.isArray(group)) as [
    string,
    Record<string, unknown>,
  ][];
  const wordLists = ofEntries.filter(([name]) => name !== "day parts");
  /** With another content of one group. */
  const changed = (name: string, group: unknown) => problemsOf(JSON.stringify({ ...small, [name]: group })).split("\n");
  const asWords = "must be words between quotation marks, separated by commas";
  const oneTooMany = (after: string) => `a word is missing after "${after}": two commas, or one too many`;
  const lastOf = (words: string) => words.split(",").at(-1)?.trim().toLowerCase() ?? "";

  it("is a list of words, a list of lines or a list of entries, and right as it stands", () => {
    expect(problemsOf(JSON.stringify(small))).toBe("");
    expect(lists.length + ofLines.length + ofEntries.length).toBe(groups.length);
  });

  it.each(groups.map(([name]) => name))("is named where it is missing: %s", (name) => {
    expect(changed(name, undefined)).toEqual([`${name}: is missing`]);
  });

  it.each(lists)("of words says what is wrong with them: %s", (name, words) => {
    expect(changed(name, 7)).toEqual([`${name}: ${asWords}`]);
    expect(changed(name, `${words},`)).toEqual([`${name}: ${oneTooMany(lastOf(words))}`]);
    expect(changed(name, `, ${words}`)).toEqual([
      `${name}: a word is missing at the beginning: two commas, or one too many`,
    ]);
  });

  it.each(ofLines)("of lines says which line is wrong: %s", (name, lines) => {
    expect(changed(name, 7)).toEqual([`${name}: must be a group`]);
    const [first = "", ...rest] = lines;
    expect(changed(name, [...rest, 7])).toEqual([`${name} › ${rest.length + 1}: ${asWords}`]);
    expect(changed(name, [`${first},`, ...rest])).toEqual([`${name} › 1: ${oneTooMany(lastOf(first))}`]);
  });

  it.each(wordLists)("of entries says which entry is wrong: %s", (name, group) => {
    expect(changed(name, "kata")).toEqual([`${name}: must be a group`]);
    for (const [entry, words] of Object.entries(group)) {
      expect(changed(name, { ...group, [entry]: 7 })).toEqual([`${name} › ${entry}: ${asWords}`]);
      if (typeof words === "string")
        expect(changed(name, { ...group, [entry]: `${words}, , zonk` })).toContain(
          `${name} › ${entry}: ${oneTooMany(lastOf(words))}`,
        );
    }
  });

  it.each([
    "questions",
    "subjects of talk",
    "wishes",
    "conditions",
    "audiences",
    "time",
    "weekdays",
    "months",
    "said alone",
  ])("whose entries the program knows bears no other and misses none: %s", (name) => {
    const group = Object.fromEntries(ofEntries)[name] ?? {};
    expect(changed(name, { ...group, zonk: "kata" })).toEqual([
      `${name}: there is no "zonk" here, only ${quoted(Object.keys(group))}; see locales/README.md`,
    ]);
    for (const entry of Object.keys(group)) {
      expect(changed(name, { ...group, [entry]: undefined })).toEqual([`${name} › ${entry}: is missing`]);
    }
  });

  it.each(["time", "weekdays", "months", "numbers"])("of single words bears no phrase: %s", (name) => {
    const group = Object.fromEntries(ofEntries)[name] ?? {};
    for (const [entry, words] of Object.entries(group))
      expect(changed(name, { ...group, [entry]: `${String(words)}, dua kata` })).toEqual([
        `${name} › ${entry}: "dua kata" is more than one word; give it a spelling of one word`,
      ]);
  });

  it.each(["fields", "crafts"])("of words that lead to others bears no phrase: %s", (name) => {
    const group = Object.fromEntries(ofEntries)[name] ?? {};
    const problem = "is more than one word; give it a spelling of one word";
    expect(changed(name, { ...group, zonk: "kata, dua kata" })).toEqual([`${name} › zonk: "dua kata" ${problem}`]);
    expect(changed(name, { ...group, "dua zonk": "kata" })).toEqual([`${name} › dua zonk: "dua zonk" ${problem}`]);
  });

  it.each(ofLines)("whose lines are words that mean alike bears no phrase: %s", (name, lines) => {
    expect(changed(name, [...lines, "kata, dua kata"])).toEqual([
      `${name} › ${lines.length + 1}: "dua kata" is more than one word; give it a spelling of one word`,
    ]);
  });

  it.each(["errands", "addressed"])("that is a list of single words bears no phrase: %s", (name) => {
    expect(changed(name, "kata, dua kata")).toEqual([
      `${name}: "dua kata" is more than one word; give it a spelling of one word`,
    ]);
  });

  it.each([
    ["numbers", "dua puluh", "dua puluh", "a number is written like 12"],
    ["numbers", "123", "seratus", "a number is written like 12"],
    ["special days", "25-des", "natal", "a day is written like 12-25 (month-day)"],
  ])("says how its entries are written: %s › %s", (name, entry, words, reason) => {
    const group = Object.fromEntries(ofEntries)[name] ?? {};
    expect(changed(name, { ...group, [entry]: words })).toContain(`${name} › ${entry}: ${reason}`);
  });

  it.each([
    [{ from: "18.00", to: "24:00", said: "malam" }, "day parts › larut › from: a time is written like 18:00"],
    [{ from: "18:00", to: "25:00", said: "malam" }, "day parts › larut › to: a time is written like 18:00"],
    [{ from: "18:00", to: "24:00", said: 7 }, `day parts › larut › said: ${asWords}`],
    [{ from: "18:00", said: "malam" }, "day parts › larut › to: is missing"],
    [
      { from: "18:00", to: "24:00", said: "malam", until: "24:00" },
      'day parts › larut: there is no "until" here, only "from", "said", "to"; see locales/README.md',
    ],
    ["malam", "day parts › larut: must be a group"],
  ])("says how a part of the day is written: %j", (part, problem) => {
    const group = Object.fromEntries(ofEntries)["day parts"] ?? {};
    expect(changed("day parts", { ...group, larut: part })).toEqual([problem]);
  });

  it("of an unknown name is refused", () => {
    expect(changed("sinonim", "kata")).toEqual([
      `there is no "sinonim" here, only ${quoted(groups.map(([name]) => name))}; see locales/README.md`,
    ]);
  });

  it("is explained in the README beside it", () => {
    const readme = readFileSync(new URL("../../locales/README.md", import.meta.url), "utf8");
    for (const [name] of groups) expect(readme).toContain(`\`${name}\``);
  });

  it("with a mistake tells of all its mistakes at once", () => {
    const content = JSON.stringify({ ...small, courtesy: 7, errands: "dua kata", outside: "," });
    expect(
      problemsOf(content)
        .split("\n")
        .map((line) => line.split(":")[0]),
    ).toEqual(expect.arrayContaining(["courtesy", "errands", "outside"]));
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
