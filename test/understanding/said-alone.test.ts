import { describe, expect, it } from "vitest";
import { createSmallTalkFinder } from "../../src/understanding/said-alone.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";
import { compileVocabulary } from "../../src/understanding/compile-vocabulary.ts";
import { createRecogniser } from "../../src/understanding/recognise.ts";

const vocabulary = compileVocabulary(readVocabularyFile(new URL("../../locales/id/vocabulary.json", import.meta.url)));
const recogniser = createRecogniser(vocabulary.known, []);
const said = (text: string) => vocabulary.smallTalk(recogniser.words(text));

describe("smallTalk", () => {
  it.each([
    ["bolehkah saya bertanya?", "greeting"],
    ["apakah ini WA perpustakaan?", "greeting"],
    ["kamu robot ya", "greeting"],
    ["ada orangnya ga", "greeting"],
    ["bisa bantu saya?", "help"],
    ["mau minta info dong", "help"],
    ["semoga sehat selalu ya kak, semangat kerjanya", "thanks"],
    ["bagus banget pelayanannya", "praise"],
    ["maaf mengganggu malam malam", "apology"],
    ["nanti aku tanya suami dulu", "acknowledge"],
    ["sampai ketemu hari sabtu", "acknowledge"],
    ["botnya lemot banget", "complaint"],
    ["main mobile legend yuk min", "play"],
    ["aku sayang kamu", "play"],
  ])("reads %s as %s", (text, kind) => {
    expect(said(text)).toBe(kind);
  });

  it.each([
    "info kelas jahit dong",
    "boleh tanya, kelas jahit kapan?",
    "gratis ga",
    "telat",
    "tidak jadi",
    "ada lagi?",
    "kelas gitar",
    "mau daftar",
    "besok ada apa",
    "hari ini kelas apa",
    "hari ini kelas apa saja ya",
    "",
  ])("leaves %s to the rest", (text) => {
    expect(said(text)).toBeNull();
  });

  it("needs every word: what is left over is asked", () => {
    const find = createSmallTalkFinder(
      [
        { kind: "praise", words: ["keren"], fills: false },
        { kind: "beside", words: ["bot"], fills: false },
        { kind: "greeting", words: ["halo"], fills: true },
      ],
      new Set(["kakak"]),
    );
    const words = (text: string) => text.split(" ").map((w) => ({ text: w, standard: w }));
    expect(find(words("halo kakak bot keren"))).toBe("praise");
    expect(find(words("botnya keren"))).toBe("praise");
    expect(find(words("keren drum"))).toBeNull();
    expect(find(words("halo bot"))).toBeNull();
  });
});
