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

export function readAge(words: readonly Word[], time: TimeWords): { ageYears: number | null; used: number[] } {
  for (let i = 0; i < words.length; i++) {
    const text = words[i]?.text ?? "";
    const before = words[i - 1]?.standard ?? "";
    if (!/^\d{1,2}$/.test(text)) {
      // `dia baru lima belas tahun`; `sudah tiga tahun berjualan` tells no age.
      const said =
        leadsToAge.has(before) && time.numbers.has(words[i]?.standard ?? "") && numberAt(spokenWords(words, time), i);
      if (said && words[said.end]?.standard === "tahun" && !agoOrAhead.has(words[said.end + 1]?.standard ?? ""))
        return { ageYears: said.value, used: range(i, said.end + 1) };
      continue;
    }
    const unit = words[i + 1]?.standard === "tahun";
    if (unit && ["sampai", "paling", "selama"].includes(before)) continue;
    if (unit && !agoOrAhead.has(words[i + 2]?.standard ?? "")) return { ageYears: Number(text), used: [i, i + 1] };
    // `anakku baru 11, boleh?`
    const ofChild =
      before === "baru" && /^anak/.test(words[i - 2]?.text ?? "") && words[i + 1]?.clause !== words[i]?.clause;
    if (before === "umur" || before === "usia" || ofChild) return { ageYears: Number(text), used: [i] };
  }
  return { ageYears: null, used: [] };
}
const leadsToAge = new Set(["umur", "usia", "baru", "anak"]);
const agoOrAhead = new Set(["lalu", "lagi"]);
