/** Classes of one family told apart by what their titles add to the same subject: a level, an age, a number. */
import type { Audience, Course } from "../../catalogue/catalogue.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Reading } from "../read-message.ts";
import type { Word } from "../recognise.ts";

/** `level:lanjutan`, `for:anak`, `number:2` */
type Mark = string;

/** Those that carry a mark which is said; all where none does. */
export function toldApart<C>(
  candidates: readonly C[],
  courseOf: (candidate: C) => Course | undefined,
  reading: Reading,
  index: UnderstandingIndex,
): readonly C[] {
  if (candidates.length < 2) return candidates;
  const aimed = candidates.filter((c) => !isForAny(courseOf(c), reading.notFor, index));
  if (reading.notFor.length > 0 && aimed.length > 0 && aimed.length < candidates.length)
    return toldApart(aimed, courseOf, { ...reading, notFor: [] }, index);
  const said = marksSaid(reading, index);
  // `latihan rebab yang dewasa`: of Latihan Rebab and Latihan Rebab Anak the first.
  const isForAdults = said.has("for:umum") && !said.has("for:anak") && !reading.isLong;
  const others = isForAdults ? candidates.filter((c) => !isForAny(courseOf(c), ["anak"], index)) : [];
  if (others.length > 0 && others.length < candidates.length) return toldApart(others, courseOf, reading, index);
  if (said.size === 0) return candidates;
  const counts = candidates.map((c) => {
    const course = courseOf(c);
    return course ? [...marksOf(course, index)].filter((mark) => said.has(mark)).length : 0;
  });
  const most = Math.max(...counts);
  return most === 0 ? candidates : candidates.filter((_, i) => counts[i] === most);
}

/** Whether the class says in its title that it is for one of these. */
export const isForAny = (
  course: Course | undefined,
  people: readonly Audience[],
  index: UnderstandingIndex,
): boolean => {
  if (course === undefined || people.length === 0) return false;
  const own = marksOf(course, index);
  return people.some((p) => own.has(`for:${p}`));
};

export const marksSaid = (reading: Reading, index: UnderstandingIndex): ReadonlySet<Mark> =>
  new Set([
    ...levelsAsked(reading, index),
    ...(reading.ageYears === null ? reading.audiences.map((a) => `for:${a}`) : []),
    ...numbersIn(reading.words.filter((_, at) => !reading.time.used.has(at))),
  ]);

/** `sudah ikut yang dasar. Yang lanjutan kapan?`: the level of the last sentence, where it names one. */
function levelsAsked({ words, isInEnd }: Reading, index: UnderstandingIndex): Mark[] {
  const inEnd = levelsIn(
    words.filter((_, at) => isInEnd(at)),
    index,
  );
  return inEnd.length > 0 ? inEnd : levelsIn(words, index);
}

/** The level that was asked for, in the words of the message, where the class says another one: `excel lanjutan` for Excel Dasar. */
export function otherLevel(course: Course, reading: Reading, index: UnderstandingIndex): string | null {
  const said = levelsIn(reading.words, index);
  const own = new Set(namesOf(course).flatMap((name) => levelsIn(index.recogniser.words(name), index)));
  if (said.length === 0 || own.size === 0 || said.some((level) => own.has(level))) return null;
  return reading.words.find((w) => levelOf(w, index) !== undefined)?.text ?? null;
}

export const hasLevel = (course: Course, levels: readonly Mark[], index: UnderstandingIndex): boolean => {
  const own = marksOf(course, index);
  return levels.some((level) => own.has(level));
};

export const levelsIn = (words: readonly Word[], index: UnderstandingIndex): Mark[] =>
  words.flatMap((word, at) => (words[at - 1]?.standard === "sekolah" ? [] : (levelOf(word, index) ?? [])));

function marksOf(course: Course, index: UnderstandingIndex): ReadonlySet<Mark> {
  const title = index.recogniser.words(course.title);
  const people = index.meanings(title.map((w) => w.standard)).filter((m) => m.meaning.startsWith("for:"));
  const levels = namesOf(course).flatMap((name) => levelsIn(index.recogniser.words(name), index));
  return new Set([...levels, ...people.map((m) => m.meaning), ...numbersIn(title)]);
}

const namesOf = ({ title, aliases }: Course): string[] => [title, ...aliases];

const levelOf = ({ text, standard }: Word, { levels }: UnderstandingIndex): Mark | undefined =>
  levels.get(standard) ?? levels.get(text);

const numbersIn = (words: readonly Word[]): Mark[] =>
  words.flatMap(({ text }) => {
    const number = /^\d{1,2}$/.test(text) ? Number(text) : romans.indexOf(text) + 1 || undefined;
    return number === undefined ? [] : [`number:${number}`];
  });
const romans = ["i", "ii", "iii", "iv"];
