/** The words of the vocabulary that tell days and hours, made ready for look-ups. */
import type { Vocabulary } from "../vocabulary.ts";
import { beginningRoles, months, type TimeRole, timeRoles, weekdays } from "./roles.ts";

/** `HH:MM`, from included, to excluded. */
export interface DayPart {
  readonly from: string;
  readonly to: string;
}

export interface DayPartName {
  readonly words: readonly string[];
  readonly part: DayPart;
}
interface SpecialDay {
  readonly words: readonly string[];
  readonly monthDay: string;
}
type ByFirst<Phrase> = ReadonlyMap<string, readonly Phrase[]>;

/** All words are standard words. */
export interface TimeWords {
  readonly roles: ReadonlyMap<string, ReadonlySet<TimeRole>>;
  /** 0 = Sunday … 6. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
  /** By their first word, the longest phrases first. */
  readonly dayParts: ByFirst<DayPartName>;
  readonly specialDays: ByFirst<SpecialDay>;
  /** With one of them everything that tells a time begins. */
  readonly beginnings: ReadonlySet<string>;
  /** Words of days, months and parts of the day: in the name of a class they are no time. */
  readonly names: ReadonlySet<string>;
}

export function compileTimeWords(vocabulary: Vocabulary, standard: (text: string) => string[]): TimeWords {
  const said = vocabulary.time;
  const words = (list: readonly string[]) => list.flatMap((text) => standard(text));
  const roles = new Map<string, Set<TimeRole>>();
  for (const role of timeRoles)
    for (const word of words(said[role])) roles.set(word, new Set([...(roles.get(word) ?? []), role]));
  const weekdayOf = new Map(
    weekdays.flatMap((name, i) => words(vocabulary.weekdays[name]).map((w) => [w, i] as const)),
  );
  const monthOf = new Map(months.flatMap((name, i) => words(vocabulary.months[name]).map((w) => [w, i + 1] as const)));
  const numbers = new Map(
    Object.entries(vocabulary.numbers).flatMap(([value, list]) => words(list).map((w) => [w, Number(value)] as const)),
  );
  const dayParts = byFirst<DayPartName>(
    Object.values(vocabulary["day parts"]).flatMap(({ from, to, said: names }) =>
      names.map((text) => ({ words: standard(text), part: { from, to } })),
    ),
  );
  const specialDays = byFirst<SpecialDay>(
    Object.entries(vocabulary["special days"]).flatMap(([monthDay, names]) =>
      names.map((text) => ({ words: standard(text), monthDay })),
    ),
  );
  const dayPartWords = new Set([...dayParts.values()].flat().flatMap((p) => p.words));
  return {
    roles,
    weekdays: weekdayOf,
    months: monthOf,
    numbers,
    dayParts,
    specialDays,
    beginnings: new Set([
      ...dayParts.keys(),
      ...specialDays.keys(),
      ...weekdayOf.keys(),
      ...monthOf.keys(),
      ...numbers.keys(),
      ...beginningRoles.flatMap((role) => words(said[role])),
    ]),
    names: new Set([...dayPartWords, ...weekdayOf.keys(), ...monthOf.keys()]),
  };
}

function byFirst<Phrase extends { readonly words: readonly string[] }>(list: readonly Phrase[]): ByFirst<Phrase> {
  const phrases = new Map<string, Phrase[]>();
  for (const phrase of [...list].sort((a, b) => b.words.length - a.words.length)) {
    const [first] = phrase.words;
    if (first !== undefined) phrases.set(first, [...(phrases.get(first) ?? []), phrase]);
  }
  return phrases;
}
