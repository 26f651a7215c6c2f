/** The question of a story read by itself, and what the rest of the story says to it. */
import type { CourseId } from "../platform/ids.ts";
import type { UnderstandingIndex } from "./build-index.ts";
import type { Context } from "./context.ts";
import { decide, find } from "./decide.ts";
import type { Intent } from "./intent.ts";
import { type Found, inName, isAboutClass, isOnlyAbout, type Surroundings } from "./questions/step.ts";
import { type Reading, readWords } from "./read-message.ts";
import { onlyAsked } from "./reading/last-sentence.ts";
import type { Word } from "./recognise.ts";

/** The question of a story by itself. */
export interface OwnQuestion {
  readonly reading: Reading;
  readonly intent: Intent;
  readonly found: Found;
}

/** @returns null where no sentence alone asks */
export function readQuestion(words: readonly Word[] | null, surroundings: Surroundings): OwnQuestion | null {
  if (words === null) return null;
  const reading = readWords(words, surroundings);
  const found = find(reading, surroundings);
  return { reading, found, intent: decide(reading, surroundings, found) };
}

/** The words of the question of a story, or of a message that follows a class; null where it is all of it. */
export function questionOf({ words, isLong, isInEnd }: Reading, { context }: Surroundings): readonly Word[] | null {
  if (words.some((w) => w.asked)) return isLong || followsClass(context) ? onlyAsked(words) : null;
  const end = words.filter((_, at) => isInEnd(at));
  return isLong && end.length < words.length ? end : null;
}

/** `Wah, menarik. Kelasnya hari apa? Soalnya siang saya menjemput anak.` */
const followsClass = ({ topic, courseIds }: Context): boolean => topic === "courses" && courseIds.length > 0;

/**
 * What the question asks, where it says by itself what it asks about: days, people and prices that are told around it
 * are not asked for.
 * @param isLong whether a story is told around it
 */
export function ownIntent(question: OwnQuestion, isLong: boolean, { context, index }: Surroundings): Intent | null {
  const { reading, intent, found } = question;
  const ofLibrary = isOfLibrary(question) ? intent : null;
  if (isLong && isForPeopleNamed(intent, reading, index)) return { ...intent, facets: [] };
  if (asksForSomebody(reading.words)) return isLong ? ofLibrary : null;
  if (isOnlyAbout(reading) && !followsClass(context)) return ofLibrary;
  if (pointsBack(reading.words, index)) return null;
  switch (intent.kind) {
    case "course":
      if (intent.unread || intent.within) return isLong && asksWhetherGiven(reading) ? intent : null;
      // `Ada surat atau syarat yang harus saya urus?`: words of some class, which was not named.
      return (intent.facets.length === 0 ? isLong : (found.courses[0]?.closeness ?? 1) >= inName) ? intent : null;
    case "register":
      return intent.courseId === null ? null : intent;
    case "competition":
      // `Surat atau syarat apa yang harus saya urus?`: a word of a competition, which was not named.
      return intent.facets.length > 0 && (reading.has("talk:competition") || (found.competitions[0]?.named ?? 0) > 1)
        ? intent
        : null;
    case "choose":
      return intent.facets.length > 0 ? intent : null;
    case "unknown-class":
      return isLong && asksWhetherGiven(reading) && !intent.subject.startsWith("untuk ") ? intent : null;
    default:
      return ofLibrary;
  }
}

/** `Adakah kelas khusus untuk pelaku UMKM seperti saya?`: the people are named, and no subject. */
const isForPeopleNamed = (
  intent: Intent,
  reading: Reading,
  index: UnderstandingIndex,
): intent is Extract<Intent, { kind: "list" }> =>
  intent.kind === "list" &&
  intent.conditions.audiences.length > 0 &&
  intent.facets.every((f) => f === "requirements" || f === "bring") &&
  isAboutClass(reading) &&
  !reading.words.some((w) => isPointing(w, index));

/** `Bisakah bukunya dikembalikan waktu perpustakaan tutup?`: its words say a matter of the library. */
const isOfLibrary = ({ intent, found }: OwnQuestion): boolean =>
  intent.kind === "library-answer" && (found.answer?.said.size ?? 0) > 1;

/** `pelatihan itu`, `kelasnya`: of what was told before. */
const pointsBack = (question: readonly Word[], index: UnderstandingIndex): boolean =>
  question.some(
    (word, at) =>
      index.classWords.has(word.standard) &&
      (isPointing(question[at + 1], index) || (word.text !== word.standard && word.text.endsWith("nya"))),
  );

const isPointing = (word: Word | undefined, { time }: UnderstandingIndex): boolean =>
  time.roles.get(word?.standard ?? "")?.has("that") === true;

/** Also where a word of the subject is one of time: `kelas reparasi jam tangan`. */
const asksWhetherGiven = ({ words, facets }: Reading): boolean =>
  (facets.length === 0 || (facets.every((f) => f === "when") && !words.some((w) => asksForTime.has(w.standard)))) &&
  words.some((w) => giving.has(w.standard) || giving.has(w.text));
const giving = new Set(["ada", "mengadakan", "membuka", "menyediakan", "menyelenggarakan"]);
const asksForTime = new Set(["kapan", "berapa", "hari", "tanggal", "jadwal"]);

/** Whether somebody may come depends on who it is; `boleh tahu` asks for something else. */
const asksForSomebody = (question: readonly Word[]): boolean =>
  question.some(
    ({ standard }, at) =>
      mayWords.has(standard) &&
      !asksToKnow.has(question[at + 1]?.standard ?? "") &&
      // `kelas apa yang bisa mengajari saya ...`
      question[at - 1]?.standard !== "yang",
  );
const mayWords = new Set(["boleh", "bisa", "cocok", "dapat"]);
const asksToKnow = new Set(["tahu", "tanya", "minta", "info", "diberi", "dibantu", "saya"]);

/** `Anak saya kelas 5 SD. Kelas melukis kapan?`: which of the two is asked, where what is told speaks for her sister. */
export function sisterTold(
  asked: Extract<Intent, { kind: "course" }>,
  whole: Intent,
  { index }: Surroundings,
): Intent | null {
  if (whole.kind !== "course" || whole.courseId === asked.courseId) return null;
  const titleOf = (id: CourseId) => {
    const course = index.snapshot.courseById.get(id);
    return course ? index.titleOf(course).words.map((w) => w.standard) : [];
  };
  const sister = new Set(titleOf(whole.courseId));
  if (!titleOf(asked.courseId).every((w) => sister.has(w))) return null;
  const { facets, conditions } = asked;
  return { kind: "choose", purpose: "ask", courseIds: [whole.courseId, asked.courseId], facets, conditions };
}

/** `masuk pagi dari Senin sampai Sabtu ... Untuk minggu depan, kelas malam apa saja?`: the day and hours that the question names. */
export function withOwnPeriod(
  whole: Intent,
  { isLong, time }: Reading,
  question: OwnQuestion | null,
  index: UnderstandingIndex,
): Intent {
  if (!isLong || whole.kind !== "list" || whole.conditions.period !== time.period) return whole;
  const own = question?.reading;
  const period = own?.time.period;
  // `Kamis saya rapat. ... Sore itu ada kelas apa?`
  if (
    !period ||
    own.words.some((w) => isPointing(w, index)) ||
    period.past ||
    !own.has("talk:class") ||
    !period.windows.every((w) => w.hours)
  )
    return whole;
  return { ...whole, conditions: { ...whole.conditions, period } };
}
