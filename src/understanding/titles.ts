/** What the names of a class say: its words, and what sets it apart from its sisters. */
import type { Course } from "../catalogue/catalogue.ts";
import type { CourseId } from "../platform/ids.ts";
import type { CompiledVocabulary } from "./compile-vocabulary.ts";
import type { Recogniser, Word } from "./recognise.ts";

/** `level:lanjutan`, `for:anak`, `number:2` */
export type Mark = string;

export interface TitleRead {
  readonly words: readonly Word[];
  /** Levels of the title and the other names. */
  readonly levels: ReadonlySet<Mark>;
  /** These levels, and the people and numbers of the title. */
  readonly marks: ReadonlySet<Mark>;
}

/** Reads the names of each class once, when they are first asked for. */
export function createTitles(
  recogniser: Recogniser,
  vocabulary: Pick<CompiledVocabulary, "meanings" | "levels">,
): (course: Course) => TitleRead {
  const titles = new Map<CourseId, TitleRead>();
  const read = ({ title, aliases }: Course): TitleRead => {
    const words = recogniser.words(title);
    const levels = [title, ...aliases].flatMap((name) => levelsIn(recogniser.words(name), vocabulary));
    const people = vocabulary.meanings(words.map((w) => w.standard)).filter((m) => m.meaning.startsWith("for:"));
    return {
      words,
      levels: new Set(levels),
      marks: new Set([...levels, ...people.map((m) => m.meaning), ...numbersIn(words)]),
    };
  };
  return (course) => {
    let title = titles.get(course.id);
    if (!title) titles.set(course.id, (title = read(course)));
    return title;
  };
}

export function levelsIn(words: readonly Word[], vocabulary: Pick<CompiledVocabulary, "levels">): Mark[] {
  const levels: Mark[] = [];
  words.forEach((word, at) => {
    const level = words[at - 1]?.standard === "sekolah" ? undefined : levelOf(word, vocabulary);
    if (level !== undefined) levels.push(level);
  });
  return levels;
}

export const levelOf = ({ text, standard }: Word, { levels }: Pick<CompiledVocabulary, "levels">): Mark | undefined =>
  levels.get(standard) ?? levels.get(text);

export function numbersIn(words: readonly Word[]): Mark[] {
  const numbers: Mark[] = [];
  for (const { text } of words) {
    const number = /^\d{1,2}$/.test(text) ? Number(text) : romans.indexOf(text) + 1 || undefined;
    if (number !== undefined) numbers.push(`number:${number}`);
  }
  return numbers;
}
const romans = ["i", "ii", "iii", "iv"];
