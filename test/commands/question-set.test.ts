import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judge, readCases } from "../../src/commands/question-set.ts";

function read(...lines: string[]) {
  const file = join(mkdtempSync(join(tmpdir(), "questions-")), "set.jsonl");
  writeFileSync(file, lines.join("\n"));
  return readCases(file);
}
const line = (turn: object) => JSON.stringify({ id: "a", cat: "when", style: "santai", turns: [turn] });

describe("readCases", () => {
  it("names every line that is wrong", () => {
    expect(() => read(line({ say: "x", all: ["("] }), "{", line({ say: "x" }))).toThrow(
      /line 1[\s\S]*line 2[\s\S]*line 3/,
    );
  });
});

describe("judge", () => {
  const turn = read(line({ say: "kapan?", all: ["drum"], any: [["sabtu", "minggu"]], none: ["penuh"] }))[0]?.turns[0];
  if (!turn) throw new Error("no turn");
  it.each([
    ["Latihan Drum, Sabtu", []],
    ["Latihan Drum, Senin", ["missing any of: sabtu  OR  minggu"]],
    ["Sabtu, sudah penuh", ["missing: drum", "must not say: penuh"]],
    ["", ["empty reply", "missing: drum", "missing any of: sabtu  OR  minggu"]],
  ])("says what %j lacks", (reply, fails) => {
    expect(judge(turn, reply)).toEqual(fails);
  });
});
