/** Which words of a message only greet, address and thank: what is asked stands between them. */
import type { Meaning } from "./compile-vocabulary.ts";
import type { Mention } from "./phrases.ts";
import type { Word } from "./recognise.ts";

/** People are addressed like this beside a greeting; alone they may be who a class is for. */
const addressed = new Set(["ibu", "bapak", "petugas", "pustakawan", "semua"]);

export interface Courtesy {
  /** The message without greeting, introduction and thanks; empty when it is nothing else. */
  readonly core: readonly Word[];
  readonly said: "greeting" | "thanks" | null;
}

/** @param polite standard words that only accompany a request */
export function readCourtesy(
  words: readonly Word[],
  mentions: readonly Mention<Meaning>[],
  polite: ReadonlySet<string>,
): Courtesy {
  const greetings = mentions.filter((m) => m.meaning === "wish:greeting");
  const thanks = mentions.filter((m) => m.meaning === "wish:thanks");
  const isPolite = (at: number) => polite.has(words[at]?.standard ?? "");
  const isSpokenTo = (at: number) => words[at - 1]?.standard === "kakak" && words[at - 1]?.clause === words[at]?.clause;
  let said: Courtesy["said"] = null;
  let start = 0;
  while (start < words.length) {
    const found = [...greetings, ...thanks].filter((m) => m.start === start).sort((a, b) => b.end - a.end)[0];
    const word = words[start] as Word;
    if (found) {
      if (said !== "thanks") said = found.meaning === "wish:thanks" ? "thanks" : "greeting";
      start = introduces(word) ? endOfSentence(words, start) : found.end;
    } else if (isPolite(start) || (addressed.has(word.standard) && (said !== null || isSpokenTo(start)))) start++;
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

function endOfSentence(words: readonly Word[], from: number): number {
  let at = from;
  while (at < words.length && words[at]?.sentence === words[from]?.sentence) at++;
  return at;
}
