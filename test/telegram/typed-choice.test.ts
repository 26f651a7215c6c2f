import { describe, expect, it } from "vitest";
import { typedChoice } from "../../src/telegram/typed-choice.ts";

const words = { yes: "ya;boleh", no: "tidak;gak" };
const consent = [[{ label: "✅ Setuju, lanjut", data: "d:1:yes" }], [{ label: "Tidak dulu", data: "d:1:no" }]];
const people = [
  [{ label: "Ani Lestari", data: "p1" }],
  [{ label: "Ani Wati", data: "p2" }],
  [{ label: "Budi", data: "p3" }],
  [{ label: "Budi Santoso", data: "p4" }],
];

describe("typedChoice", () => {
  it.each([
    ["the whole label", "setuju, lanjut", consent, "d:1:yes"],
    ["the beginning of a label, in whole words", "Setuju!", consent, "d:1:yes"],
    ["no beginning of a word", "set", consent, undefined],
    ["a plain yes where something says no", "ya", consent, "d:1:yes"],
    ["a plain no", "Gak 🙏", consent, "d:1:no"],
    ["no yes where nothing says no", "ya", people, undefined],
    ["none of two that begin so", "ani", people, undefined],
    ["the one that is called so before others that begin so", "budi", people, "p3"],
    ["nothing of signs alone", "🙏", consent, undefined],
  ])("reads %s", (_, text, buttons, expected) => {
    expect(typedChoice(text, buttons, words)).toBe(expected);
  });
});
