/** Free text of a resident → Intent. Pure: same text, index, moment and context give the same Intent. */
import type { CourseId } from "../platform/ids.ts";
import { contextAfter } from "./context-after.ts";
import type { Context } from "./context.ts";
import { readCourtesy } from "./courtesy.ts";
import type { Intent } from "./intent.ts";
import { courses } from "./questions/about-classes.ts";
import { byCommunity, community } from "./questions/about-communities.ts";
import { competitions } from "./questions/about-competitions.ts";
import { askedInFull, libraryAnswer } from "./questions/about-library.ts";
import { bestAnswer } from "./questions/best-answer.ts";
import { ownRegistrations } from "./questions/about-registrations.ts";
import { list } from "./questions/about-schedule.ts";
import { stops } from "./questions/about-stops.ts";
import { errand, outside, unknownSubject } from "./questions/beyond.ts";
import { followUp } from "./questions/follow-up.ts";
import { onlyNamed } from "./questions/only-named.ts";
import { smallTalk } from "./questions/small-talk.ts";
import { type Found, isAboutClass, isOnlyAbout, mustWords, type Step, type Surroundings } from "./questions/step.ts";
import { person } from "./questions/to-a-person.ts";
import { type Reading, readWords } from "./read-message.ts";
import type { Word } from "./recognise.ts";
import { smallTalkIntent } from "./said-alone.ts";
import { withSentences } from "./sentences.ts";

export interface Understood {
  readonly intent: Intent;
  /** To be kept for the chat's next message. */
  readonly context: Context;
}

export function understand(text: string, surroundings: Surroundings): Understood {
  const { index, context } = surroundings;
  const words = withSentences(index.mend(index.recogniser.words(text)), index.sentenceOpeners);
  const { core, said } = readCourtesy(
    words,
    index.meanings(words.map((w) => w.standard)),
    index.polite,
    index.addressed,
  );
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
  const isVague = intent.kind === "not-understood" || intent.kind === "list";
  if (said !== null && (intent.kind === "acknowledge" || (isVague && asksNothing(reading)))) intent = { kind: said };
  if (intent.kind === "not-understood" || intent.kind === "out-of-scope")
    intent = fromQuestion(reading.words, surroundings) ?? intent;
  if (intent.kind === "unknown-class") intent = byCommunity(reading, surroundings) ?? intent;
  if (intent.kind === "not-understood") intent = onlyNamed(reading, surroundings) ?? intent;
  if (intent.kind === "not-understood" && said === "thanks" && onlyTells(reading)) intent = { kind: said };
  return { intent, context: contextAfter(intent, context, text, reading) };
}

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
function fromQuestion(words: readonly Word[], surroundings: Surroundings): Intent | null {
  const asked = words.filter((w) => w.asked);
  if (asked.length === 0 || asked.length === words.length || asked[0]?.sentence !== asked.at(-1)?.sentence) return null;
  const intent = decide(readWords(asked, surroundings), surroundings);
  // What is vaguer than one fact of one thing leaves the message not understood.
  return isClear(intent) || intent.kind === "list" || intent.kind === "choose" ? intent : null;
}

/** A message is read as a whole, unless its question says by itself what it asks about. */
function decideWhole(reading: Reading, surroundings: Surroundings): Intent {
  const asked = ownQuestion(reading, surroundings);
  if (asked?.kind === "register" || asked?.kind === "competition") return asked;
  const whole = severalQuestions(reading, surroundings) ?? decide(reading, surroundings);
  if (asked?.kind === "course") return sisterTold(asked, whole, surroundings) ?? asked;
  // What is told may tell sisters apart: `Anak saya kelas 5 SD. Kelas gamelan kapan?`
  const isOneOfThem =
    (whole.kind === "course" || whole.kind === "register") &&
    whole.courseId !== null &&
    asked?.courseIds.includes(whole.courseId);
  return asked && !isOneOfThem ? asked : whole;
}

/** `Anak saya kelas 5 SD. Kelas melukis kapan?`: which of the two is asked, where what is told speaks for her sister. */
function sisterTold(asked: Extract<Intent, { kind: "course" }>, whole: Intent, { index }: Surroundings): Intent | null {
  if (whole.kind !== "course" || whole.courseId === asked.courseId) return null;
  const titleOf = (id: CourseId) =>
    index.recogniser.words(index.snapshot.courseById.get(id)?.title ?? "").map((w) => w.standard);
  const sister = new Set(titleOf(whole.courseId));
  if (!titleOf(asked.courseId).every((w) => sister.has(w))) return null;
  const { facets, conditions } = asked;
  return { kind: "choose", purpose: "ask", courseIds: [whole.courseId, asked.courseId], facets, conditions };
}

type AboutNamed = Extract<Intent, { kind: "course" | "register" | "competition" | "choose" }>;

/**
 * The question of a story, where it names what it asks about: days, people and prices that are told around it are not
 * asked for.
 */
function ownQuestion({ words, isLong }: Reading, surroundings: Surroundings): AboutNamed | null {
  const { context } = surroundings;
  // `Wah, menarik. Kelasnya hari apa? Soalnya siang saya menjemput anak.`
  const follows = context.topic === "courses" && context.courseIds.length > 0;
  const asked = words.filter((w) => w.asked);
  const sentence = (asked.length > 0 ? asked : words).at(-1)?.sentence;
  const question = words.filter((w) => w.sentence === sentence);
  if (!isLong && (!follows || asked.length === 0)) return null;
  if (question.length === words.length || asked.some((w) => w.sentence !== sentence)) return null;
  if (asksForSomebody(question)) return null;
  const reading = readWords(question, surroundings);
  if (mustWords(reading).length === 0 && !follows) return null;
  const intent = decide(reading, surroundings);
  switch (intent.kind) {
    case "course":
      return intent.facets.length > 0 && !intent.unread && !intent.within ? intent : null;
    case "register":
      return intent.courseId === null ? null : intent;
    case "competition":
    case "choose":
      return intent.facets.length > 0 ? intent : null;
    default:
      return null;
  }
}

/** Whether somebody may come depends on who it is; `boleh tahu` asks for something else. */
const asksForSomebody = (question: readonly Word[]): boolean =>
  question.some(({ standard }, at) => asksWhether.has(standard) && !asksToKnow.has(question[at + 1]?.standard ?? ""));
const asksWhether = new Set(["boleh", "bisa", "cocok", "dapat"]);
const asksToKnow = new Set(["tahu", "tanya", "minta", "info", "diberi", "dibantu", "saya"]);

const mostHits = 8;

/** The first that recognises its kind of question decides. */
const steps: readonly Step[] = [
  stops,
  ownRegistrations,
  askedInFull,
  community,
  competitions,
  libraryAnswer,
  person,
  errand,
  courses,
  smallTalk,
  followUp,
  outside,
  unknownSubject,
  list,
];

function decide(reading: Reading, surroundings: Surroundings): Intent {
  const notUnderstood: Intent = { kind: "not-understood", times: surroundings.context.misses + 1 };
  if (reading.words.length === 0) return notUnderstood;
  const around = new Set(reading.words.map((w) => w.standard));
  const found: Found = {
    courses: surroundings.index.courses.search(reading.subject, mostHits, around),
    competitions: surroundings.index.competitions.search(reading.subject, mostHits, around),
    ...bestAnswer(reading, surroundings.index),
  };
  for (const step of steps) {
    const intent = step(reading, surroundings, found);
    if (intent) return intent;
  }
  return notUnderstood;
}

/** `kapan kelas drum dan jam buka perpustakaan?`: two questions of different kinds, each clear by itself. */
function severalQuestions(reading: Reading, surroundings: Surroundings): Intent | null {
  const { words } = reading;
  if (words.length > mostWordsOfTwo || words.length < leastWordsOfTwo) return null;
  const parts: Word[][] = [[]];
  words.forEach((word, i) => {
    const before = words[i - 1];
    if (before && word.sentence !== before.sentence) parts.push([]);
    if (!between.has(word.standard)) parts.at(-1)?.push(word);
    else if (i > 0) parts.push([]);
  });
  const said = parts.filter((part) => part.length > 0);
  if (said.length !== 2) return null;
  const readings = said.map((part) => readWords(part, surroundings));
  if (!readings.every(saysOfWhat)) return null;
  const intents = readings.map((part) => decide(part, surroundings));
  const [first, second] = intents as [Intent, Intent];
  return isClear(first) && isClear(second) && subjectOf(first) !== subjectOf(second)
    ? { kind: "several", intents }
    : null;
}

/** `dan sampai jam berapa` goes on with what was asked about. */
const saysOfWhat = (part: Reading): boolean =>
  mustWords(part).length > 0 ||
  part.has("talk:library") ||
  part.has("talk:mobile") ||
  part.has("talk:competition") ||
  !part.facets.every((f) => f === "when" || f === "duration");

const between = new Set(["dan", "dengan", "terus", "trus", "trs", "sekalian"]);
const leastWordsOfTwo = 5;
const mostWordsOfTwo = 24;

/** Asks for one fact of one thing. */
const isClear = (intent: Intent): boolean =>
  intent.kind === "library-answer" ||
  ((intent.kind === "course" || intent.kind === "competition") && intent.facets.length > 0) ||
  (intent.kind === "stops" && (intent.period !== null || intent.district !== null || intent.place !== null));

/** Two answers of the library, or two facts of one class, are better found together. */
const subjectOf = (intent: Intent): string => (intent.kind === "course" ? intent.courseId : intent.kind);
