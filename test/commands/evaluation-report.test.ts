import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/commands/evaluate.ts";
import { report } from "../../src/commands/evaluation-report.ts";
import type { Intent } from "../../src/understanding/intent.ts";

const greeting: Intent = { kind: "greeting" };
const notUnderstood: Intent = { kind: "not-understood", times: 1 };
const gitar: Intent = {
  kind: "unknown-class",
  subject: "gitar bambu",
  nearIds: [],
};

const turn = (say: string, intent: Intent, reply: string, ...fails: string[]) => ({ say, intent, reply, fails });
const verdict = (
  id: string,
  [cat, style]: readonly [string, string],
  turns: Verdict["turns"],
  flags: Partial<Pick<Verdict, "confidentlyWrong" | "notUnderstood">> = {},
): Verdict => ({
  case: { id, cat, style, turns: [] },
  ok: turns.every((t) => t.fails.length === 0),
  confidentlyWrong: false,
  notUnderstood: false,
  ...flags,
  turns,
});

const verdicts = [
  verdict("g1", ["greet", "formal"], [turn("halo", greeting, "Halo Kak!")]),
  verdict("g2", ["greet", "slang"], [turn("hai", greeting, "Halo Kak!")]),
  verdict("f1", ["fee", "slang"], [turn("brp", gitar, "Gratis\nDaftar", "missing: Rp25", "must not say: Gratis")], {
    confidentlyWrong: true,
  }),
  verdict(
    "f2",
    ["fee", "banjar"],
    [turn("kelas gitar", gitar, "Belum ada"), turn("pian?", notUnderstood, "belum paham", "missing: Rp")],
    { notUnderstood: true },
  ),
];
const lines = report(verdicts).split("\n");
/** What stands in a section, from its heading to the next line that is not indented. */
const section = (heading: string): string[] => {
  const rest = lines.slice(lines.indexOf(heading) + 1);
  const end = rest.findIndex((line) => !line.startsWith(" "));
  return rest.slice(0, end < 0 ? rest.length : end).map((line) => line.trim().replace(/\s+/g, " "));
};

describe("report", () => {
  it("gives the share of each category", () => {
    expect(section("by category")).toEqual(["greet 2 of 2 100.0 %", "fee 0 of 2 0.0 %"]);
  });

  it("gives the share of each style", () => {
    expect(section("by style")).toEqual(["formal 1 of 1 100.0 %", "slang 1 of 2 50.0 %", "banjar 0 of 1 0.0 %"]);
  });

  it("counts what was answered, confidently wrong and not understood", () => {
    expect(lines.slice(-3).map((line) => line.replace(/\s+/g, " "))).toEqual([
      "confidently wrong 1 25.0 %",
      "not understood 1 25.0 %",
      "answered 2 of 4 50.0 %",
    ]);
  });

  it("shows each failing case, turn by turn, with its Intent", () => {
    expect(lines.slice(0, lines.indexOf("by category"))).toEqual([
      "f1 fee slang",
      "  > brp",
      `    ${JSON.stringify(gitar)}`,
      "    < Gratis / Daftar",
      "    missing: Rp25",
      "    must not say: Gratis",
      "f2 fee banjar",
      "  > kelas gitar",
      `    ${JSON.stringify(gitar)}`,
      "  > pian?",
      `    ${JSON.stringify(notUnderstood)}`,
      "    < belum paham",
      "    missing: Rp",
    ]);
  });

  it("shows no case that was answered", () => {
    const answered = report(verdicts.filter((v) => v.ok)).split("\n");
    expect(answered[0]).toBe("by category");
    expect(answered.at(-1)).toMatch(/2 of +2 +100\.0 %$/);
  });

  it("cuts a reply that is longer than a screen", () => {
    const long = verdict("l1", ["fee", "formal"], [turn("brp", gitar, "panjang ".repeat(500), "missing: Rp")]);
    for (const line of report([long]).split("\n")) expect(line.length).toBeLessThan(800);
  });
});
