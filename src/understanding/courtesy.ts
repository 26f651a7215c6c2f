/** Which words of a message only greet, address and thank: what is asked stands between them. */
import type { CompiledVocabulary, Meaning } from "./compile-vocabulary.ts";
import type { Mention } from "./phrases.ts";
import type { Word } from "./recognise.ts";

/** People are addressed like this beside a greeting; alone they may be who a class is for. */
const people = new Set(["ibu", "bapak", "petugas", "pustakawan", "semua"]);

export interface Courtesy {
  /** The message without greeting, introduction and thanks; empty when it is nothing else. */
  readonly core: readonly Word[];
  readonly said: "greeting" | "thanks" | null;
}

export function readCourtesy(
  words: readonly Word[],
  {
    courtesies,
    meanings,
    polite,
    addressed,
  }: Pick<CompiledVocabulary, "courtesies" | "meanings" | "polite" | "addressed">,
): Courtesy {
  const standards = words.map((w) => w.standard);
  const mentions = courtesies(standards);
  const greetings = mentions.filter((m) => m.meaning === "wish:greeting");
  const thanks = mentions.filter((m) => m.meaning === "wish:thanks");
  const isPolite = (at: number) => polite.has(words[at]?.standard ?? "");
  const isSpokenTo = (at: number) => words[at - 1]?.standard === "kakak" && words[at - 1]?.clause === words[at]?.clause;
  let said: Courtesy["said"] = null;
  let start = 0;
  while (start < words.length) {
    const found = [...greetings, ...thanks].filter((m) => m.start === start).sort((a, b) => b.end - a.end)[0];
    const spokenTo = said === "greeting" ? endOfAddress(words, start, addressed) : start;
    const word = words[start] as Word;
    if (found) {
      if (said !== "thanks") said = found.meaning === "wish:thanks" ? "thanks" : "greeting";
      start = introduces(word) ? endOfIntroduction(words, start, meanings(standards)) : found.end;
    } else if (spokenTo > start) start = spokenTo;
    else if (introducesByName(words, start)) start = endOfIntroduction(words, start, meanings(standards));
    else if (isPolite(start) || (people.has(word.standard) && (said !== null || isSpokenTo(start)))) start++;
    else break;
  }
  let end = words.length;
  while (end > start) {
    const found = thanks.filter((m) => m.end === end && m.start >= start).sort((a, b) => a.start - b.start)[0];
    if (found) [end, said] = [found.start, "thanks"];
    else if (isPolite(end - 1)) end--;
    else break;
  }
  return { core: words.slice(start, end), said };
}

const introduces = (word: Word) => word.standard === "perkenalkan" || word.standard === "kenalkan";
/** `nama saya Sari`, `saya Sari` after a greeting tells who writes. */
const introducesByName = (words: readonly Word[], at: number) =>
  words[at]?.standard === "nama" && words[at + 1]?.standard === "saya";

/** The sentence in which somebody tells who they are, or the part of it before what is asked: `nama saya Rina, mau tanya ...`. */
function endOfIntroduction(words: readonly Word[], from: number, mentions: readonly Mention<Meaning>[]): number {
  let at = from;
  while (at < words.length && words[at]?.sentence === words[from]?.sentence) {
    const begins = words[at]?.clause !== words[at - 1]?.clause;
    if (at > from && asks.has(words[at]?.standard ?? "")) break;
    if (at > from && begins && mentions.some((m) => m.start === at && m.meaning !== "wish:greeting")) break;
    at++;
  }
  return at;
}
const asks = new Set(["mau", "bisa", "boleh", "apa", "ada", "kapan", "bagaimana", "tanya", "minta", "daftar"]);

/** Position after words that only say who is spoken to, where their clause ends with them; `from` where it goes on. */
function endOfAddress(words: readonly Word[], from: number, addressed: ReadonlySet<string>): number {
  let at = from;
  while (at < words.length && addressed.has(words[at]?.standard ?? "")) at++;
  return at === words.length || words[at]?.clause !== words[at - 1]?.clause ? at : from;
}
