/** Times in a story that only tell: what is done every day, when somebody is busy, why another day suits. */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Mention } from "../phrases.ts";
import type { Word } from "../recognise.ts";
import type { TimeRole } from "../time/roles.ts";
import { inLastSentence } from "./last-sentence.ts";

/** Whether something holds of the word at a position. */
type At = (at: number) => boolean;

/** @returns whether the time of which a word is part is none that is asked for */
export function toldTimes(
  words: readonly Word[],
  mentions: readonly Mention<Meaning>[],
  index: UnderstandingIndex,
): At {
  const { roles, dayParts, beginnings } = index.time;
  const clausesOf = (meaning: Meaning) =>
    new Set(mentions.filter((m) => m.meaning === meaning).map((m) => words[m.start]?.clause));
  const busy = clausesOf("if:busy");
  const leisure = clausesOf("if:at leisure");
  for (const clause of leisure) busy.delete(clause);
  const isInEnd = inLastSentence(words);
  const standardAt = (at: number) => words[at]?.standard ?? "";
  const is = (at: number, role: TimeRole) => roles.get(standardAt(at))?.has(role) === true;
  const isHour: At = (at) =>
    is(at, "hour") ||
    dayParts.get(standardAt(at))?.some((part) => part.words.every((word, k) => standardAt(at + k) === word)) === true;
  // `Kamis saya rapat. ... Sore itu ada kelas apa?`
  const isDay: At = (at) => is(at, "day") || dayParts.has(standardAt(at));
  const pointsBack = words.some((_, at) => isInEnd(at) && isDay(at) && is(at + 1, "that"));
  const saysFree: At = (at) => leisure.has(words[at]?.clause) && beginnings.has(standardAt(at)) && !is(at, "day");
  const told: readonly At[] = [
    (at) => !isInEnd(at) && !leisure.has(words[at]?.clause) && followsEach(words, at, index),
    beforeFree(words, saysFree, (at) => leisure.has(words[at]?.clause)),
    reasonOfFree(words, saysFree),
    // `tanggal 26 kios tutup ... sampai pukul delapan pagi. Ada kelas apa hari itu?`: the day, and not its hours.
    pointsBack ? (at) => !isInEnd(at) && isHour(at) : (at) => busy.has(words[at]?.clause),
  ];
  return (at) => told.some((tells) => tells(at));
}

/** `yang sempat saya ikuti hanya kelas sore`: once it is said when somebody is free, the other days only tell why. */
function beforeFree(words: readonly Word[], saysFree: At, isLeisure: At): At {
  const isInEnd = inLastSentence(words);
  const freeIn = words.find((_, at) => saysFree(at))?.sentence ?? -1;
  // `kecuali Sabtu libur. Jadi bisanya cuma malam atau Sabtu.`: what it comes to.
  const sumsUp = ({ sentence }: Word) => words.some((w) => w.sentence === sentence && onlyWords.has(w.standard));
  const onlyIn = words.findLast((word, at) => saysFree(at) && sumsUp(word))?.sentence ?? -1;
  return (at) => {
    const sentence = words[at]?.sentence ?? 0;
    return !isInEnd(at) && (sentence < onlyIn || (sentence <= Math.max(freeIn, onlyIn) && !isLeisure(at)));
  };
}

/** `bisanya Sabtu siang karena paginya membantu ibu` */
const reasonOfFree =
  (words: readonly Word[], saysFree: At): At =>
  (at) => {
    const isSame = (w: Word) => w.clause === words[at]?.clause;
    const why = words.findLastIndex((w, before) => before < at && isSame(w) && reasons.has(w.standard));
    return words.some((w, before) => before < why && isSame(w) && saysFree(before));
  };

/** `setiap malam minta dibacakan buku`, `tiap pagi sampai jam sebelas`: what people do anyway. */
function followsEach(words: readonly Word[], at: number, { time }: UnderstandingIndex): boolean {
  for (let before = at - 1; words[before]?.clause === words[at]?.clause; before--) {
    const { standard = "" } = words[before] ?? {};
    if (time.roles.get(standard)?.has("each")) return true;
    if (before < at - 1 && !time.roles.has(standard) && !time.beginnings.has(standard)) return false;
  }
  return false;
}

export const reasons = new Set(["soalnya", "karena", "sebab"]);
const onlyWords = new Set(["cuma", "hanya", "tinggal"]);
