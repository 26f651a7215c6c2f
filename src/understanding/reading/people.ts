/** For whom something is asked: audiences, the kind of school, an age. */
import { audiences, type Audience } from "../../catalogue/catalogue.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Mention } from "../phrases.ts";
import type { Word } from "../recognise.ts";
import type { PeriodReading } from "../time/read-period.ts";
import { inLastSentence } from "./last-sentence.ts";

/** In a long message the sentence with the question says for whom, where it says so or asks about a day. */
export function ofQuestion(
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  time: PeriodReading,
): readonly Mention<Meaning>[] {
  const isInEnd = inLastSentence(words);
  const ofEnd = mentions.filter((m) => isInEnd(m.start));
  const endsWithClass = ofEnd.some((m) => m.meaning === "talk:class");
  if (time.period) {
    if (endsWithClass) return ofEnd;
    // `membantu ibu di pasar, jadi saya cari kelas sore`
    const clauses = new Set(
      mentions.flatMap((m) => (m.meaning === "talk:class" ? (words[m.start]?.clause ?? []) : [])),
    );
    return mentions.filter((m) => clauses.has(words[m.start]?.clause ?? -1));
  }
  if (isForOneself(words.filter((_, at) => isInEnd(at)))) return ofEnd;
  return endsWithClass && ofEnd.some((m) => m.meaning.startsWith("for:")) ? ofEnd : mentions;
}

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

export function readAge(words: readonly Word[]): { ageYears: number | null; used: number[] } {
  for (let i = 0; i < words.length; i++) {
    const text = words[i]?.text ?? "";
    if (!/^\d{1,2}$/.test(text)) continue;
    const before = words[i - 1]?.standard ?? "";
    const unit = words[i + 1]?.standard === "tahun";
    if (unit && ["sampai", "paling", "selama"].includes(before)) continue;
    if (unit && words[i + 2]?.standard !== "lalu" && words[i + 2]?.standard !== "lagi")
      return { ageYears: Number(text), used: [i, i + 1] };
    if (before === "umur" || before === "usia") return { ageYears: Number(text), used: [i] };
  }
  return { ageYears: null, used: [] };
}
