/** Free text of a resident → Intent. Pure: same text, index, moment and context give the same Intent. */
import { contextAfter } from "./context-after.ts";
import type { Context } from "./context.ts";
import type { Intent } from "./intent.ts";
import { courses } from "./questions/about-classes.ts";
import { community } from "./questions/about-communities.ts";
import { competitions } from "./questions/about-competitions.ts";
import { bestAnswer, libraryAnswer } from "./questions/about-library.ts";
import { ownRegistrations } from "./questions/about-registrations.ts";
import { list } from "./questions/about-schedule.ts";
import { stops } from "./questions/about-stops.ts";
import { outside, unknownSubject } from "./questions/beyond.ts";
import { followUp } from "./questions/follow-up.ts";
import { smallTalk } from "./questions/small-talk.ts";
import type { Found, Step, Surroundings } from "./questions/step.ts";
import { person } from "./questions/to-a-person.ts";
import { type Reading, readMessage } from "./read-message.ts";

export interface Understood {
  readonly intent: Intent;
  /** To be kept for the chat's next message. */
  readonly context: Context;
}

export function understand(text: string, surroundings: Surroundings): Understood {
  const { index, now, local, context } = surroundings;
  const reading = readMessage(text, index, now, local);
  const whole = severalQuestions(text, reading, surroundings) ?? decide(reading, surroundings);
  const asking = whole.kind === "not-understood" ? askingSentence(text) : null;
  const alone = asking === null ? whole : decide(readMessage(asking, index, now, local), surroundings);
  // What is vaguer than one fact of one thing leaves the message not understood.
  const intent = isClear(alone) || alone.kind === "list" ? alone : whole;
  return { intent, context: contextAfter(intent, context, text, reading) };
}

/** `Kalau biayanya berapa? Nanti saya sampaikan.`: the only question among several sentences. */
function askingSentence(text: string): string | null {
  const sentences = text.split(/(?<=[.?!\n])\s+/u).filter((part) => /\p{L}/u.test(part));
  const questions = sentences.filter((part) => part.trimEnd().endsWith("?"));
  return sentences.length > 1 && questions.length === 1 ? (questions[0] ?? null) : null;
}

const mostHits = 8;

/** The first that recognises its kind of question decides. */
const steps: readonly Step[] = [
  stops,
  ownRegistrations,
  community,
  competitions,
  libraryAnswer,
  person,
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
    answer: bestAnswer(reading, surroundings.index),
  };
  for (const step of steps) {
    const intent = step(reading, surroundings, found);
    if (intent) return intent;
  }
  return notUnderstood;
}

/** `kapan kelas drum dan jam buka perpustakaan?`: two questions of different kinds, each clear by itself. */
function severalQuestions(text: string, reading: Reading, surroundings: Surroundings): Intent | null {
  if (reading.words.length > mostWordsOfTwo || reading.words.length < leastWordsOfTwo) return null;
  const parts = text.split(between).filter((part) => /\p{L}/u.test(part));
  if (parts.length !== 2) return null;
  const { index, now, local } = surroundings;
  const intents = parts.map((part) => decide(readMessage(part, index, now, local), surroundings));
  const [first, second] = intents as [Intent, Intent];
  return isClear(first) && isClear(second) && subjectOf(first) !== subjectOf(second)
    ? { kind: "several", intents }
    : null;
}

const between = /[?\n]+|\s(?:dan|sama|serta|terus|trus|trs|sekalian|plus)\s/iu;
const leastWordsOfTwo = 5;
const mostWordsOfTwo = 24;

/** Asks for one fact of one thing. */
const isClear = (intent: Intent): boolean =>
  intent.kind === "library-answer" ||
  ((intent.kind === "course" || intent.kind === "competition") && intent.facets.length > 0) ||
  (intent.kind === "stops" && (intent.period !== null || intent.district !== null || intent.place !== null));

/** Two answers of the library, or two facts of one class, are better found together. */
const subjectOf = (intent: Intent): string => (intent.kind === "course" ? intent.courseId : intent.kind);
