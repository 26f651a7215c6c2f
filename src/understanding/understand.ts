/** Free text of a resident → Intent. Pure: same text, index, moment and context give the same Intent. */
import { contextAfter } from "./context-after.ts";
import type { Context } from "./context.ts";
import { readCourtesy } from "./courtesy.ts";
import { decide, find, isClear } from "./decide.ts";
import type { Intent } from "./intent.ts";
import { type OwnQuestion, ownIntent, questionOf, readQuestion, sisterTold, withOwnPeriod } from "./own-question.ts";
import { byCommunity } from "./questions/about-communities.ts";
import { onlyNamed } from "./questions/only-named.ts";
import { type Found, isAboutClass, isOnlyAbout, type Surroundings } from "./questions/step.ts";
import { type Reading, readWords } from "./read-message.ts";
import { onlyAsked } from "./reading/last-sentence.ts";
import type { Word } from "./recognise.ts";
import { smallTalkIntent } from "./said-alone.ts";
import { withSentences } from "./sentences.ts";
import { openEnd } from "./time/calendar.ts";
import { severalQuestions } from "./several-questions.ts";

export interface Understood {
  readonly intent: Intent;
  /** To be kept for the chat's next message. */
  readonly context: Context;
}

export function understand(text: string, surroundings: Surroundings): Understood {
  const { index, context } = surroundings;
  const words = withSentences(index.mend(index.recogniser.words(text)), index.sentenceOpeners);
  const { core, said } = readCourtesy(words, index);
  const reading = readWords(core.length > 0 ? core : words, surroundings);
  // `ini apa?` after a class asks about it.
  const followsUp = context.topic !== "none" && reading.facets.length > 0;
  const alone = followsUp ? null : index.smallTalk(reading.words);
  let intent: Intent =
    core.length === 0 && said !== null
      ? { kind: said }
      : alone !== null
        ? smallTalkIntent(said === "thanks" && yieldsToThanks.has(alone) ? "thanks" : alone)
        : decideWhole(reading, surroundings);
  if (said === "thanks" && intent.kind === "help") intent = { kind: said };
  // `halo, sore`
  if (said === "greeting" && reading.words.length === 1 && saysOnlyHours(reading)) intent = { kind: said };
  // `Terima kasih banyak. ... Sampai bertemu di kelas nanti.`
  if (said === "thanks" && intent.kind === "list" && onlyLooksForward(reading)) intent = { kind: said };
  const isVague = intent.kind === "not-understood" || intent.kind === "list";
  if (said !== null && (intent.kind === "acknowledge" || (isVague && asksNothing(reading)))) intent = { kind: said };
  if (intent.kind === "not-understood" || intent.kind === "out-of-scope")
    intent = fromQuestion(reading.words, surroundings, intent.kind === "out-of-scope") ?? intent;
  if (intent.kind === "unknown-class") intent = byCommunity(reading) ?? intent;
  if (intent.kind === "not-understood") intent = onlyNamed(reading, surroundings) ?? intent;
  if (intent.kind === "not-understood" && said === "thanks" && onlyTells(reading)) intent = { kind: said };
  return { intent, context: contextAfter(intent, context, text, reading) };
}

const onlyLooksForward = (reading: Reading): boolean =>
  reading.facets.length === 0 &&
  reading.time.period === null &&
  reading.fee === null &&
  !reading.has("wish:all") &&
  !reading.words.some((w) => w.asked || w.standard === "ada" || w.standard === "apa");

const saysOnlyHours = ({ time, words }: Reading): boolean =>
  time.used.size === words.length &&
  !/\d/.test(words[0]?.text ?? "") &&
  time.period?.windows.every((w) => w.hours !== null && w.to === openEnd) === true;

/** `Baik, saya ucapkan terima kasih.` */
const yieldsToThanks = new Set(["help", "praise", "acknowledge", "greeting"]);

/** What is left beside a greeting or thanks changes nothing: `mksh bnyk bgtt`, or a story without a question. */
const asksNothing = (reading: Reading): boolean =>
  (isOnlyAbout(reading) || reading.words.length <= mostLeftOver || reading.isLong) &&
  !isAboutClass(reading) &&
  (reading.time.period === null || reading.isLong) &&
  reading.fee === null &&
  (reading.audiences.length === 0 || reading.isLong) &&
  (!reading.words.some((w) => w.asked) || (isOnlyAbout(reading) && reading.words.length <= mostLeftOver)) &&
  reading.facets.every((f) => f === "contact" || f === "about");
const mostLeftOver = 2;

/** `Terima kasih, penjelasannya sangat jelas.` */
const onlyTells = ({ words, facets }: Reading): boolean =>
  words.length <= mostThanked && facets.length === 0 && !words.some((w) => w.asked);
const mostThanked = 8;

/** `Kalau biayanya berapa? Nanti saya sampaikan.`: the only question among several sentences, where it is clear. */
function fromQuestion(words: readonly Word[], surroundings: Surroundings, isOutside: boolean): Intent | null {
  const question = readQuestion(onlyAsked(words), surroundings);
  if (question === null) return null;
  const { reading, intent } = question;
  // `Kartu ATM tertelan. Saya harus menelepon ke mana?`
  if (isOutside && !reading.mentions.some((m) => m.meaning.startsWith("talk:"))) return null;
  // What is vaguer than one fact of one thing leaves the message not understood.
  return isClear(intent) || intent.kind === "list" || intent.kind === "choose" ? intent : null;
}

/** A message is read as a whole, unless its question says by itself what it asks about. */
function decideWhole(reading: Reading, surroundings: Surroundings): Intent {
  const question = readQuestion(questionOf(reading, surroundings), surroundings);
  const asked = question && ownIntent(question, reading.isLong, surroundings);
  if (asked?.kind === "register" || asked?.kind === "competition") return asked;
  const found = find(reading, surroundings);
  const whole = severalQuestions(reading, surroundings) ?? decide(reading, surroundings, found);
  // `Kelasnya hari apa? Soalnya siang saya menjemput anak.`
  if (question && isOfClassBefore(question.intent, surroundings) && (found.courses[0]?.named ?? 0) === 0)
    return question.intent;
  if (
    asked === null ||
    tellsMore(whole, asked, isOfAnswer(question, found)) ||
    isNamedBefore(whole, asked, found, question)
  )
    return withOwnPeriod(whole, reading, question, surroundings.index);
  return (asked.kind === "course" && sisterTold(asked, whole, surroundings)) || asked;
}

/** The question alone asks for facts of the class that was talked about. */
const isOfClassBefore = (intent: Intent, { context }: Surroundings): boolean =>
  intent.kind === "course" &&
  intent.facets.length > 0 &&
  context.topic === "courses" &&
  context.courseIds.length === 1 &&
  context.courseIds[0] === intent.courseId;

/** `Dia minta ikut latihan takraw. Ada surat yang harus dibuat?`: the class that is named, and not one that tells of letters. */
const isNamedBefore = (whole: Intent, asked: Intent, found: Found, question: OwnQuestion | null): boolean =>
  asked.kind === "course" &&
  whole.kind === "course" &&
  whole.courseId !== asked.courseId &&
  (found.courses[0]?.named ?? 0) > 0 &&
  question?.found.courses[0]?.named === 0;

/** `Saya pernah ikut kelas rias. ... Bagaimana cara menjadi pengajar di perpustakaan?`: the question and the whole say one answer. */
const isOfAnswer = (question: OwnQuestion | null, whole: Found): boolean => {
  const answer = question?.found.answer;
  return answer != null && answer.named > 1 && answer.strength >= surely && answer.position === whole.answer?.position;
};
/** An answer of the library this strong is not meant by chance. */
const surely = 3;

/** Whether the story around a question answers it better than the question by itself. */
function tellsMore(whole: Intent, asked: Intent, isAnswer: boolean): boolean {
  switch (asked.kind) {
    // `Anak saya kelas 5 SD. Kelas gamelan kapan?`: what is told may tell sisters apart.
    case "choose":
      return (
        (whole.kind === "course" || whole.kind === "register") &&
        whole.courseId !== null &&
        asked.courseIds.includes(whole.courseId)
      );
    case "course":
      return asked.facets.length === 0 && !asked.within && whole.kind !== "list";
    case "library-answer":
      return whole.kind !== "library-answer" && !isAnswer;
    default:
      return false;
  }
}
