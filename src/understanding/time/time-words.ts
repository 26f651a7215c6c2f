/** The words of the vocabulary that tell days and hours, made ready for look-ups. */
import type { Vocabulary } from "../vocabulary.ts";
import { beginningRoles, months, type TimeRole, timeRoles, weekdays } from "./roles.ts";

/** `HH:MM`, from included, to excluded. */
export interface DayPart {
  readonly from: string;
  readonly to: string;
}

/** All words are standard words. */
export interface TimeWords {
  readonly roles: ReadonlyMap<string, ReadonlySet<TimeRole>>;
  /** 0 = Sunday … 6. */
  readonly weekdays: ReadonlyMap<string, number>;
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
  /** Longest phrases first. */
  readonly dayParts: readonly { readonly words: readonly string[]; readonly part: DayPart }[];
  readonly specialDays: readonly { readonly words: readonly string[]; readonly monthDay: string }[];
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
  const dayParts = longestFirst(
    Object.values(vocabulary["day parts"]).flatMap(({ from, to, said: names }) =>
      names.map((text) => ({ words: standard(text), part: { from, to } })),
    ),
  );
  const specialDays = longestFirst(
    Object.entries(vocabulary["special days"]).flatMap(([monthDay, names]) =>
      names.map((text) => ({ words: standard(text), monthDay })),
    ),
  );
  return {
    roles,
    weekdays: weekdayOf,
    months: monthOf,
    numbers,
    dayParts,
    specialDays,
    beginnings: new Set([
      ...[...dayParts, ...specialDays].map((p) => p.words[0] ?? ""),
      ...weekdayOf.keys(),
      ...monthOf.keys(),
      ...numbers.keys(),
      ...beginningRoles.flatMap((role) => words(said[role])),
    ]),
    names: new Set([...dayParts.flatMap((p) => p.words), ...weekdayOf.keys(), ...monthOf.keys()]),
  };
}

const longestFirst = <P extends { readonly words: readonly string[] }>(list: readonly P[]): P[] =>
  [...list].sort((a, b) => b.words.length - a.words.length);
