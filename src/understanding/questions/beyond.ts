/** What is not the library's business, and classes that are not given here. */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Intent } from "../intent.ts";
import {
  type Found,
  type Surroundings,
  asksForList,
  courseAt,
  isAboutClass,
  isDescribing,
  isListAfterStory,
  isSubject,
  meansWhatWasTold,
  mustBeside,
  saidAs,
  wantsToRegister,
} from "./step.ts";
import type { Reading } from "../read-message.ts";
import type { SubjectWord } from "../reading/subject.ts";

export function outside(reading: Reading): Intent | null {
  return asksOutside(reading) &&
    !reading.words.some((w) => teaching.has(w.standard)) &&
    !reading.has("talk:competition") &&
    !reading.has("talk:mobile")
    ? { kind: "out-of-scope" }
    : null;
}

/** In a story whose question is about classes what is told before says nothing. */
function asksOutside(reading: Reading): boolean {
  const asksForClasses = reading.isLong && (reading.hasInEnd("talk:class") || reading.hasInEnd("wish:all"));
  return asksForClasses ? reading.hasInEnd("outside") : reading.has("outside");
}

/** `buatkan surat lamaran dong`, `bahasa koreanya terima kasih apa`: something to be done, though classes teach it. */
export function errand(reading: Reading, { index }: Surroundings): Intent | null {
  const { words, mentions, time, audiences, fee, facets } = reading;
  const isElse =
    mentions.some((m) => ofLibrary.test(m.meaning)) ||
    words.some((w) => teaching.has(w.standard) || wishing.has(w.standard)) ||
    time.period !== null ||
    audiences.length > 0 ||
    fee !== null ||
    facets.some((f) => f !== "about" && f !== "bring");
  if (isElse) return null;
  const translates =
    words.some((w, at) => words[at - 1]?.standard === "bahasa" && w.text.endsWith("nya")) &&
    words.some((w) => w.standard === "apa");
  return translates || words.some((w) => index.errands.has(w.text)) ? { kind: "out-of-scope" } : null;
}
const ofLibrary = /^(?:talk:|wish:(?:register|take part|how|own|cancel|other|all|person))/;
/** Who wants to learn it or asks whether it is taught gives no order. */
const wishing = new Set(["mau", "ada", "suka"]);

/** `jadwal bola malam ini` asks for no class. */
export const teaching = new Set([
  "mengajarkan",
  "kelas",
  "les",
  "kursus",
  "pelatihan",
  "lokakarya",
  "belajar",
  "latihan",
  "bimbingan",
]);

/** A class on something that is not taught here. */
export function unknownSubject(reading: Reading, surroundings: Surroundings, { courses: hits }: Found): Intent | null {
  const { index } = surroundings;
  const { place } = reading;
  const must = mustBeside(reading, place);
  const named = must.filter((w) => isSubject(w, index));
  const asks =
    isAboutClass(reading) ||
    (named.length > 0 && (wantsToRegister(reading) || reading.words.some((w) => ["ada", "mau"].includes(w.standard))));
  if (!asks) return null;
  const ofClass = new Set(
    reading.mentions.flatMap((m) => (m.meaning === "talk:class" ? (reading.words[m.start]?.sentence ?? []) : [])),
  );
  const told = meansWhatWasTold(reading) && hits.length === 0 ? ofClassTold(reading) : [];
  if (told.length > 0) return { kind: "unknown-class", subject: subjectText(told, index), nearIds: [] };
  const words = (named.length > 0 ? must : must.filter((w) => !reading.isLong || !w.known)).filter(
    (w) =>
      // `Ada kelas buat pelajar? Sebutin dong.`
      (w.known || ofClass.size === 0 || ofClass.has(reading.words[w.at]?.sentence ?? -1)) &&
      (w.known || !index.classWords.has(reading.words[w.at + 1]?.standard ?? "")) &&
      !(w.text !== w.standard && isDescribing(w.text)) &&
      // `kelas untuk guru yang mengurus perpustakaan`: the people it is for are known.
      !(reading.words[w.at - 1]?.standard === "untuk" && reading.audiences.length > 0) &&
      // `saya guru ...`
      !(reading.words[w.at - 1]?.standard === "saya" && reading.audiences.length > 0),
  );
  if (words.length === 0 || isListAfterStory(reading, index)) return null;
  // `kelas bisnis`: nearly the same as a topic here.
  const { topic } = reading;
  if (topic !== null && words.every((w) => index.similar.get(w.standard)?.includes(topic))) return null;
  const isConditional = reading.time.period !== null || reading.audiences.length > 0 || reading.fee !== null;
  // `saya guru, bisa ikut pelatihan apa?`: what there is for such people.
  if (named.length === 0 && isConditional && asksForList(reading)) return null;
  const nearIds = hits.slice(0, 3).flatMap((h) => courseAt(h, surroundings) ?? []);
  // `Saya penjahit di Kumai. Ada pelatihan menjahit kebaya?`
  const ofQuestion = words.filter((w) => reading.isInEnd(w.at));
  const subject = ofQuestion.length > 0 ? ofQuestion : words;
  return { kind: "unknown-class", subject: `${leading(reading, subject)}${subjectText(subject, index)}`, nearIds };
}

/** `Kalau ada kelas persiapan ujian masuk ... Kelas seperti itu ada?`: what follows the class that was told of. */
const ofClassTold = ({ subject, mentions, words, isInEnd }: Reading): readonly SubjectWord[] => {
  const at = mentions.findLast((m) => m.meaning === "talk:class" && !isInEnd(m.start))?.end ?? Infinity;
  return subject.filter((w) => w.at >= at && w.at < at + 3 && words[w.at]?.clause === words[at - 1]?.clause);
};

/** `kelas di aula utama`, `kelas untuk nelayan`: a place or people that nothing here knows. */
const leading = ({ words }: Reading, [first]: readonly SubjectWord[]): string => {
  const before = [1, 2].map((back) => words[(first?.at ?? 0) - back]);
  const at = before.findIndex((w) => w?.standard === "di" || w?.standard === "untuk");
  const said = at < 0 ? [] : before.slice(0, at + 1).reverse();
  return said.map((w) => `${w?.standard ?? ""} `).join("");
};

export const subjectText = (words: readonly SubjectWord[], index: UnderstandingIndex): string => {
  const first = words[0];
  if (!first) return "";
  const together = words.filter((w, i) => i === 0 || w.at - (words[i - 1]?.at ?? 0) === 1).slice(0, 3);
  return together.map((w) => saidAs(w, index)).join(" ");
};
