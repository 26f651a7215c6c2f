/** The kinds of questions in the order in which they are tried: what a message, or a part of it, asks for. */
import type { Intent } from "./intent.ts";
import { courses } from "./questions/about-classes.ts";
import { community } from "./questions/about-communities.ts";
import { competitions } from "./questions/about-competitions.ts";
import { askedInFull, libraryAnswer } from "./questions/about-library.ts";
import { ownRegistrations } from "./questions/about-registrations.ts";
import { list } from "./questions/about-schedule.ts";
import { stops } from "./questions/about-stops.ts";
import { bestAnswer } from "./questions/best-answer.ts";
import { errand, outside, unknownSubject } from "./questions/beyond.ts";
import { followUp } from "./questions/follow-up.ts";
import { smallTalk } from "./questions/small-talk.ts";
import type { Found, Step, Surroundings } from "./questions/step.ts";
import { person } from "./questions/to-a-person.ts";
import type { Reading } from "./read-message.ts";

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

export function find(reading: Reading, { index }: Surroundings): Found {
  return {
    courses: index.courses.search(reading.subject, mostHits, reading.said),
    competitions: index.competitions.search(reading.subject, mostHits, reading.said),
    ...bestAnswer(reading, index),
  };
}

export function decide(reading: Reading, surroundings: Surroundings, found = find(reading, surroundings)): Intent {
  const notUnderstood: Intent = { kind: "not-understood", times: surroundings.context.misses + 1 };
  if (reading.words.length === 0) return notUnderstood;
  for (const step of steps) {
    const intent = step(reading, surroundings, found);
    if (intent) return intent;
  }
  return notUnderstood;
}

/** Asks for one fact of one thing. */
export const isClear = (intent: Intent): boolean =>
  intent.kind === "library-answer" ||
  ((intent.kind === "course" || intent.kind === "competition") && intent.facets.length > 0) ||
  (intent.kind === "stops" && (intent.period !== null || intent.district !== null || intent.place !== null));
