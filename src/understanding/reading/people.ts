/** For whom something is asked: audiences, the kind of school, an age. */
import { audiences, type Audience } from "../../catalogue/catalogue.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Mention } from "../phrases.ts";
import type { Word } from "../recognise.ts";
import { numberAt, spokenWords } from "../time/numbers.ts";
import type { PeriodReading } from "../time/read-period.ts";
import type { TimeWords } from "../time/time-words.ts";
import { inLastSentence } from "./last-sentence.ts";
import { range } from "./meanings.ts";

/** In a long message the sentence with the question says for whom, where it says so or asks about a day. */
export function ofQuestion(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  time: PeriodReading,
): readonly Mention<Meaning>[] {
  const isInEnd = inLastSentence(words);
  const ofEnd = mentions.filter((m) => isInEnd(m.start));
  // `Keponakan saya ikut pelatihan, dia lupa namanya. Saya juga mau ikut. Ada pelatihan apa saja?`
  const oneself = mentions.some((m) => m.meaning === "if:oneself");
  if (!time.period && (oneself || isForOneself(words.filter((_, at) => isInEnd(at))))) return ofEnd;
  // `... untuk anak seumur dia. Minggu depan ada kelas apa yang cocok?`
  const isFor = ({ start }: Mention<Meaning>) => words[start - 1]?.standard === "untuk";
  if (mentions.some(isFor) && words.some((w, at) => isInEnd(at) && fitting.has(w.standard)))
    return mentions.filter(isFor);
  const endsWithClass = ofEnd.some((m) => m.meaning === "talk:class");
  if (time.period) {
    if (endsWithClass) return ofEnd;
    // `membantu ibu di pasar, jadi saya cari kelas sore`
    const clauses = new Set(
      mentions.flatMap((m) => (m.meaning === "talk:class" ? (words[m.start]?.clause ?? []) : [])),
    );
    return mentions.filter((m) => clauses.has(words[m.start]?.clause ?? -1));
  }
  return endsWithClass && ofEnd.some((m) => m.meaning.startsWith("for:")) ? ofEnd : mentions;
}

const fitting = new Set(["cocok", "sesuai"]);

/** `saya sendiri mau ikut`, `yang cocok buat saya`: the people told of before are others. */
const isForOneself = (question: readonly Word[]): boolean =>
  question.some(
    ({ standard }, at) =>
      standard === "saya" && (question[at + 1]?.standard === "sendiri" || question[at - 1]?.standard === "untuk"),
  );

/** `yang bukan untuk anak-anak`: mentions of people, for whom it shall be and for whom not. */
export function aimedOrNot(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
): { readonly aimed: readonly Mention<Meaning>[]; readonly barred: readonly Mention<Meaning>[] } {
  const ends = mentions.filter((m) => m.meaning === "if:without").map((m) => m.end);
  if (ends.length === 0) return { aimed: mentions, barred: [] };
  const isBarred = ({ meaning, start }: Mention<Meaning>) =>
    meaning.startsWith("for:") &&
    ends.some(
      (end) =>
        start >= end &&
        words.slice(end, start).every((w) => leading.has(w.standard) && w.clause === words[start]?.clause),
    );
  return { aimed: mentions.filter((m) => !isBarred(m)), barred: mentions.filter(isBarred) };
}
const leading = new Set(["yang", "untuk", "kelas"]);

/** Schools whose pupils are no children. */
export const pupils: ReadonlySet<string> = new Set(["smp", "sma", "mahasiswa"]);

export const schoolOf = (mentions: readonly Mention<Meaning>[], words: readonly Word[]): string | null =>
  mentions.find((m) => m.meaning.startsWith("school:"))?.meaning.slice(7) ?? schoolOfGrade(words);

/** `kelas 11`: grades count on through the schools. */
function schoolOfGrade(words: readonly Word[]): string | null {
  const said = words.find(({ text }, at) => words[at - 1]?.standard === "kelas" && /^\d{1,2}$/.test(text));
  const grade = Number(said?.text ?? 0);
  if (grade < 1 || grade > 12) return null;
  return grade <= 6 ? "sd" : grade <= 9 ? "smp" : "sma";
}

export function audiencesOf(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  school: string | null,
  timeWords: ReadonlySet<number>,
): Audience[] {
  const found = new Set<Audience>();
  const people = mentions.filter((m) => m.meaning.startsWith("for:"));
  if (people.length === 0) return [];
  // `anak sekolah` is a pupil, `anak | sekolah dasar` a child.
  const isPart = (m: Mention<Meaning>) =>
    people.some(
      (o) =>
        (o.start <= m.start && m.end <= o.end && o.end - o.start > m.end - m.start) ||
        (o.start > m.start && o.start < m.end && o.end > m.end),
    );
  for (const mention of people) {
    const { meaning, start, end } = mention;
    if (!isPart(mention) && !timeWords.has(start) && !isAddress(words, start, end))
      found.add(meaning.slice(4) as Audience);
  }
  // `anak SMA` is a pupil, `perempuan pelaku usaha` is both.
  const isPupil = school === "smp" || school === "sma";
  if (found.has("anak") && isPupil) found.add("pelajar");
  if (isPupil || school === "mahasiswa") found.delete("anak");
  if (found.has("pustakawan")) return ["pustakawan"];
  if (found.size > 1) found.delete("umum");
  if (found.has("anak") && found.has("perempuan")) found.delete("perempuan");
  return audiences.filter((a) => found.has(a));
}

/** `Bapak/Ibu petugas` is spoken to. */
const isAddress = (words: readonly Word[], start: number, end: number): boolean =>
  end - start === 1 &&
  ["bapak", "ibu"].includes(words[start]?.standard ?? "") &&
  [words[start - 1], words[end]].some(
    (w) => w !== undefined && ["bapak", "ibu", "petugas", "selamat", "pustakawan", "saya"].includes(w.standard),
  );

/** @returns the age that is told, and the positions of its words */
export function readAge(words: readonly Word[], time: TimeWords): { ageYears: number | null; used: number[] } {
  for (const i of words.keys()) {
    const end = endOfAge(words, i);
    const age = end === undefined ? ageInWords(words, i, time) : { ageYears: Number(words[i]?.text), end };
    if (age && !isOfWriter(words, i, age.ageYears)) return { ageYears: age.ageYears, used: range(i, age.end) };
  }
  return { ageYears: null, used: [] };
}

/** Where an age in digits ends: `11 tahun`, `umur 11`, `anak saya baru 11, boleh?`. */
function endOfAge(words: readonly Word[], at: number): number | undefined {
  if (!/^\d{1,2}$/.test(words[at]?.text ?? "")) return undefined;
  const before = words[at - 1]?.standard ?? "";
  if (words[at + 1]?.standard === "tahun") {
    const isAge = !noAge.has(before) && !agoOrAhead.has(words[at + 2]?.standard ?? "");
    return isAge ? at + 2 : undefined;
  }
  const endsClause = words[at + 1]?.clause !== words[at]?.clause;
  const ofChild = before === "baru" && endsClause && [2, 3].some((back) => /^anak/.test(words[at - back]?.text ?? ""));
  return before === "umur" || before === "usia" || ofChild ? at + 1 : undefined;
}

/** `dia baru lima belas tahun`; `sudah tiga tahun berjualan` tells no age. */
function ageInWords(words: readonly Word[], at: number, time: TimeWords) {
  if (!leadsToAge.has(words[at - 1]?.standard ?? "") || !time.numbers.has(words[at]?.standard ?? "")) return undefined;
  const said = numberAt(spokenWords(words, time), at);
  return said && words[said.end]?.standard === "tahun" && !agoOrAhead.has(words[said.end + 1]?.standard ?? "")
    ? { ageYears: said.value, end: said.end + 1 }
    : undefined;
}

/** `saya baru dua tahun berjualan`: nobody so young writes. */
const isOfWriter = (words: readonly Word[], at: number, years: number): boolean =>
  years < youngestWriter && words[at - 1]?.standard === "baru" && writers.has(words[at - 2]?.standard ?? "");
const youngestWriter = 6;
const writers = new Set(["saya", "kami"]);
const noAge = new Set(["sampai", "paling", "selama"]);
const leadsToAge = new Set(["umur", "usia", "baru", "anak"]);
const agoOrAhead = new Set(["lalu", "lagi"]);
