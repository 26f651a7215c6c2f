/** Names, years of birth and telephone numbers as people type them; pure. */

/** A name as given: 2 to 60 letters with spaces, points, hyphens and apostrophes. */
export function readName(text: string): string | undefined {
  const name = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  return name.length >= 2 && name.length <= 60 && /^\p{L}[\p{L}\p{M} .,'’-]*$/u.test(name) ? name : undefined;
}

/** `2014`, `lahir 2014`, or an age (`8`, `8 tahun`, `umur 8 thn`): then the year in which that age is reached. */
export function readBirthYear(text: string, thisYear: number): number | undefined {
  const year = /^\D{0,20}(\d{4})\D{0,10}$/u.exec(text)?.[1];
  const age = /^(?:umur|usia)?\s*(\d{1,2})\s*(?:tahun|thn|th)?$/iu.exec(text.trim())?.[1];
  const born = year ? Number(year) : age ? thisYear - Number(age) : NaN;
  return born > thisYear - 120 && born <= thisYear ? born : undefined;
}

/** A telephone number of 8 to 15 digits, without what stands between them: `0812-3456-7890` → `081234567890`. */
export function readPhone(text: string): string | undefined {
  const number = text.trim().replace(/[\s().-]/gu, "");
  return /^\+?\d{8,15}$/.test(number) ? number : undefined;
}

/** What a school or village is called: 2 to 80 letters, digits and what stands between them. */
export function readPlaceName(text: string): string | undefined {
  const name = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  return name.length >= 2 && name.length <= 80 && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’/()-]*$/u.test(name)
    ? name
    : undefined;
}

export interface ListedPerson {
  readonly name: string;
  readonly birthYear: number;
}

export interface NameList {
  readonly people: readonly ListedPerson[];
  /** Lines that do not read as a person. */
  readonly unclear: readonly string[];
}

/** Between two people on one line: a comma, semicolon or "dan" after a year or an age. */
const nextOnLine = /(?<=\d(?:\s*(?:tahun|thn|th))?)\s*(?:[,;&]|\bdan\b)\s*(?=\p{L})/iu;

/**
 * A pasted list, one person a line: `1. Ani Lestari, 2015`, `- Budi - 9 tahun`; also `Ani 2015, Budi 2014`.
 * @returns undefined where the text is no list (no line reads as a person)
 */
export function readNameList(text: string, thisYear: number): NameList | undefined {
  const lines = text
    .split("\n")
    .flatMap((line) => line.split(nextOnLine))
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const read = lines.map((line) => ({ line, person: readListed(line, thisYear) }));
  const people = read.flatMap(({ person }) => person ?? []);
  if (people.length === 0) return undefined;
  return { people, unclear: read.flatMap(({ line, person }) => (person ? [] : [line])) };
}

/** `Lala, kelas 6` says no age. */
const schoolClass = /\b(?:kelas|kls)$/iu;

function readListed(line: string, thisYear: number): ListedPerson | undefined {
  const match =
    /^(?:(?:\d{1,3}\s*[.)-]|[-–*•])\s*)?(.+?)[\s,;:()/-]+((?:umur|usia|lahir)?\s*\d{1,4}\s*(?:tahun|thn|th)?)\)?$/iu.exec(
      line,
    );
  const given = (match?.[1] ?? "").replace(/[\s,;:(-]+$/u, "");
  const name = schoolClass.test(given) ? undefined : readName(given);
  const birthYear = match && readBirthYear(match[2] as string, thisYear);
  return name && birthYear ? { name, birthYear } : undefined;
}
