/** Classes of one family told apart by what their titles add to the same subject: a level, an age, a number. */
import type { Audience, Course } from "../../catalogue/catalogue.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Reading } from "../read-message.ts";
import { pupils } from "../reading/people.ts";
import { levelOf, levelsIn, type Mark, numbersIn } from "../titles.ts";

/** Those that carry a mark which is said; all where none does. */
export function toldApart<C>(
  candidates: readonly C[],
  courseOf: (candidate: C) => Course | undefined,
  reading: Reading,
  index: UnderstandingIndex,
): readonly C[] {
  if (candidates.length < 2) return candidates;
  if (reading.notFor.length > 0) {
    const aimed = candidates.filter((c) => !isForAny(courseOf(c), reading.notFor, index));
    if (aimed.length > 0 && aimed.length < candidates.length)
      return toldApart(aimed, courseOf, { ...reading, notFor: [] }, index);
  }
  const said = marksSaid(reading, index);
  // `latihan rebab yang dewasa`: of Latihan Rebab and Latihan Rebab Anak the first.
  const isForAdults = said.has("for:umum") && !said.has("for:anak") && !reading.isLong;
  const isForChildren = (course: Course | undefined) =>
    isForAny(course, ["anak"], index) && !(isPupil(reading) && course?.audiences.includes("pelajar"));
  const others = isForAdults || isPupil(reading) ? candidates.filter((c) => !isForChildren(courseOf(c))) : [];
  if (others.length > 0 && others.length < candidates.length) return toldApart(others, courseOf, reading, index);
  if (said.size === 0) return candidates;
  const counts = candidates.map((c) => {
    const course = courseOf(c);
    return course ? [...index.titleOf(course).marks].filter((mark) => said.has(mark)).length : 0;
  });
  const most = Math.max(...counts);
  return most === 0 ? candidates : candidates.filter((_, i) => counts[i] === most);
}

/** `anak saya kelas 2 SMP`, `umurnya 14 tahun` */
const isPupil = ({ ageYears, school }: Reading): boolean =>
  (ageYears ?? 0) >= youngestPupil || (school !== null && pupils.has(school));
const youngestPupil = 13;

/** Whether the class says in its title that it is for one of these. */
export const isForAny = (
  course: Course | undefined,
  people: readonly Audience[],
  index: UnderstandingIndex,
): boolean => {
  if (course === undefined || people.length === 0) return false;
  const own = index.titleOf(course).marks;
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
  const own = index.titleOf(course).levels;
  if (said.length === 0 || own.size === 0 || said.some((level) => own.has(level))) return null;
  return reading.words.find((w) => levelOf(w, index) !== undefined)?.text ?? null;
}

export const hasLevel = (course: Course, levels: readonly Mark[], index: UnderstandingIndex): boolean => {
  const own = index.titleOf(course).marks;
  return levels.some((level) => own.has(level));
};
