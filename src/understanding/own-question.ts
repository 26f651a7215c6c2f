/** The question of a story read by itself, and what the rest of the story says to it. */
import type { CourseId } from "../platform/ids.ts";
import type { UnderstandingIndex } from "./build-index.ts";
import { decide } from "./decide.ts";
import type { Intent } from "./intent.ts";
import { bestAnswer } from "./questions/best-answer.ts";
import { inName, isAboutClass, mustWords, type Surroundings } from "./questions/step.ts";
import { type Reading, readWords } from "./read-message.ts";
import { inLastSentence } from "./reading/last-sentence.ts";
import type { Word } from "./recognise.ts";

/** @returns the words of the one sentence that asks; null where none does, or several, or nothing else is said */
export function onlyAsked(words: readonly Word[]): readonly Word[] | null {
  const asked = words.filter((w) => w.asked);
  const isOne = asked.every((w) => w.sentence === asked[0]?.sentence);
  return asked.length > 0 && asked.length < words.length && isOne ? asked : null;
}

/**
 * The question of a story, where it says by itself what it asks about: days, people and prices that are told around it
 * are not asked for.
 */
export function ownQuestion({ words, isLong }: Reading, surroundings: Surroundings): Intent | null {
  const { context, index } = surroundings;
  // `Wah, menarik. Kelasnya hari apa? Soalnya siang saya menjemput anak.`
  const follows = context.topic === "courses" && context.courseIds.length > 0;
  const isAsked = words.some((w) => w.asked);
  if (!isLong && (!follows || !isAsked)) return null;
  const isInEnd = inLastSentence(words);
  const question = isAsked ? onlyAsked(words) : words.filter((_, at) => isInEnd(at));
  if (question === null || question.length === words.length) return null;
  const reading = readWords(question, surroundings);
  const intent = decide(reading, surroundings);
  if (isLong && isForPeopleNamed(intent, reading)) return { ...intent, facets: [] };
  if (asksForSomebody(question)) return isLong && isOfLibrary(intent, reading, index) ? intent : null;
  if (mustWords(reading).length === 0 && !follows) return isOfLibrary(intent, reading, index) ? intent : null;
  if (pointsBack(question, index)) return null;
  switch (intent.kind) {
    case "course":
      if (intent.unread || intent.within) return null;
      // `Ada surat atau syarat yang harus saya urus?`: words of some class, which was not named.
      return (intent.facets.length === 0 ? isLong : isTitled(reading, index)) ? intent : null;
    case "register":
      return intent.courseId === null ? null : intent;
    case "competition":
    case "choose":
      return intent.facets.length > 0 ? intent : null;
    case "unknown-class":
      return isLong && reading.facets.length === 0 && asksWhetherGiven(question) && !intent.subject.startsWith("untuk ")
        ? intent
        : null;
    default:
      return isOfLibrary(intent, reading, index) ? intent : null;
  }
}

/** `Adakah kelas khusus untuk pelaku UMKM seperti saya?`: the people are named, and no subject. */
const isForPeopleNamed = (intent: Intent, reading: Reading): intent is Extract<Intent, { kind: "list" }> =>
  intent.kind === "list" &&
  intent.conditions.audiences.length > 0 &&
  intent.facets.every((f) => f === "requirements" || f === "bring") &&
  isAboutClass(reading) &&
  !reading.words.some((w) => pointing.has(w.standard));

const isTitled = ({ subject }: Reading, { courses }: UnderstandingIndex): boolean =>
  (courses.search(subject, 1)[0]?.closeness ?? 1) >= inName;

/** `Bisakah bukunya dikembalikan waktu perpustakaan tutup?`: its words say a matter of the library. */
const isOfLibrary = (intent: Intent, reading: Reading, index: UnderstandingIndex): boolean =>
  intent.kind === "library-answer" && (bestAnswer(reading, index).answer?.said.size ?? 0) > 1;

/** `pelatihan itu`, `kelasnya`: of what was told before. */
const pointsBack = (question: readonly Word[], { classWords }: UnderstandingIndex): boolean =>
  question.some(
    (word, at) =>
      classWords.has(word.standard) &&
      (pointing.has(question[at + 1]?.standard ?? "") || (word.text !== word.standard && word.text.endsWith("nya"))),
  );
const pointing = new Set(["itu", "tersebut"]);

const asksWhetherGiven = (question: readonly Word[]): boolean => question.some((w) => w.standard === "ada");

/** Whether somebody may come depends on who it is; `boleh tahu` asks for something else. */
const asksForSomebody = (question: readonly Word[]): boolean =>
  question.some(
    ({ standard }, at) =>
      asksWhether.has(standard) &&
      !asksToKnow.has(question[at + 1]?.standard ?? "") &&
      // `kelas apa yang bisa mengajari saya ...`
      question[at - 1]?.standard !== "yang",
  );
const asksWhether = new Set(["boleh", "bisa", "cocok", "dapat"]);
const asksToKnow = new Set(["tahu", "tanya", "minta", "info", "diberi", "dibantu", "saya"]);

/** `Anak saya kelas 5 SD. Kelas melukis kapan?`: which of the two is asked, where what is told speaks for her sister. */
export function sisterTold(
  asked: Extract<Intent, { kind: "course" }>,
  whole: Intent,
  { index }: Surroundings,
): Intent | null {
  if (whole.kind !== "course" || whole.courseId === asked.courseId) return null;
  const titleOf = (id: CourseId) =>
    index.recogniser.words(index.snapshot.courseById.get(id)?.title ?? "").map((w) => w.standard);
  const sister = new Set(titleOf(whole.courseId));
  if (!titleOf(asked.courseId).every((w) => sister.has(w))) return null;
  const { facets, conditions } = asked;
  return { kind: "choose", purpose: "ask", courseIds: [whole.courseId, asked.courseId], facets, conditions };
}

/** `masuk pagi dari Senin sampai Sabtu ... Untuk minggu depan, kelas malam apa saja?`: the day and hours that the question names. */
export function withOwnPeriod(whole: Intent, { words, isLong, time }: Reading, surroundings: Surroundings): Intent {
  if (!isLong || whole.kind !== "list" || whole.conditions.period !== time.period) return whole;
  const question = onlyAsked(words);
  const own = question && readWords(question, surroundings);
  const period = own?.time.period;
  if (!period || period.past || !own.has("talk:class") || !period.windows.every((w) => w.hours)) return whole;
  return { ...whole, conditions: { ...whole.conditions, period } };
}
