/** Free text of a resident → Intent. Pure: same text, index, moment and context give the same Intent. */
import { contextAfter } from "./context-after.ts";
import type { Context } from "./context.ts";
import { readCourtesy } from "./courtesy.ts";
import type { Intent } from "./intent.ts";
import { courses } from "./questions/about-classes.ts";
import { community } from "./questions/about-communities.ts";
import { competitions } from "./questions/about-competitions.ts";
import { askedInFull, bestAnswer, libraryAnswer } from "./questions/about-library.ts";
import { ownRegistrations } from "./questions/about-registrations.ts";
import { list } from "./questions/about-schedule.ts";
import { stops } from "./questions/about-stops.ts";
import { errand, outside, unknownSubject } from "./questions/beyond.ts";
import { followUp } from "./questions/follow-up.ts";
import { onlyNamed } from "./questions/only-named.ts";
import { smallTalk } from "./questions/small-talk.ts";
import { type Found, isAboutClass, isOnlyAbout, type Step, type Surroundings } from "./questions/step.ts";
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
        : (severalQuestions(reading, surroundings) ?? decide(reading, surroundings));
  const isVague = intent.kind === "not-understood" || intent.kind === "list";
  if (said !== null && (intent.kind === "acknowledge" || (isVague && asksNothing(reading)))) intent = { kind: said };
  if (intent.kind === "not-understood" || intent.kind === "out-of-scope")
    intent = fromQuestion(reading.words, surroundings) ?? intent;
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
  const intents = said.map((part) => decide(readWords(part, surroundings), surroundings));
  const [first, second] = intents as [Intent, Intent];
  return isClear(first) && isClear(second) && subjectOf(first) !== subjectOf(second)
    ? { kind: "several", intents }
    : null;
}

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
