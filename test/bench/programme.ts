/** Programmes of any size: the project's sample, and invented ones with as many classes and meetings as wanted. */
import type { Course, Meeting } from "../../src/catalogue/catalogue.ts";
import { parseTables } from "../../src/catalogue/parse-tables.ts";
import { planImport } from "../../src/catalogue/plan-import.ts";
import { readWorkbook } from "../../src/catalogue/read-workbook.ts";
import { sampleFolder } from "../../src/catalogue/sample.ts";
import type { CatalogueSnapshot } from "../../src/catalogue/snapshot.ts";
import { emptyCatalogue, type StoredCatalogue } from "../../src/catalogue/stored-catalogue.ts";
import type { CourseId, MeetingId } from "../../src/platform/ids.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { buildIndex, type UnderstandingIndex } from "../../src/understanding/build-index.ts";
import { readVocabularyFile } from "../../src/understanding/vocabulary-file.ts";

export const local = createLocalTime("Asia/Jakarta");
const vocabularyFile = new URL("../../locales/id/vocabulary.json", import.meta.url);
export const vocabulary = readVocabularyFile(vocabularyFile);

export const readIndex = (snapshot: CatalogueSnapshot): UnderstandingIndex => buildIndex(snapshot, vocabulary);

/** @param folder a catalogue in CSV tables; the project's sample by default */
export async function readProgramme(now: number, folder = sampleFolder): Promise<StoredCatalogue> {
  const read = await readWorkbook(folder);
  const parsed = read.kind === "read" ? parseTables(read.tables, local) : read;
  if (parsed.kind === "problems") throw new Error(`${folder} has problems`);
  return planImport(emptyCatalogue, parsed.programme, now, local).next;
}

const doing = ["Belajar", "Membuat", "Merawat", "Dasar", "Lanjutan", "Praktik", "Mengenal", "Merancang"];
const things = [
  "kue basah", "kebaya", "robot", "layang-layang", "anyaman rotan", "sasirangan", "sabun", "lilin hias", "kerupuk", "madu",
  "kompos", "hidroponik", "batik tulis", "gitar", "kaligrafi", "podcast", "aplikasi kasir", "peta digital", "kursi bambu", "roti",
  "keramik", "wayang kertas", "sepeda", "mesin perahu", "tempe", "kopi", "pidato", "drama", "puisi", "tari dayak",
]; // prettier-ignore
const forWhom = [
  "pemula", "remaja", "keluarga", "usaha rumahan", "guru", "nelayan", "petani", "lansia", "kader desa", "wisata",
]; // prettier-ignore
const places = ["Ruang Baca", "Aula", "Dapur Belajar", "Lab Komputer", "Taman Baca", "Ruang Audio"];
const dayMs = 86_400_000;

/**
 * @param from `courses` classes (no two with one title) and `meetings` meetings, `aDay` on each day, as many before `now` as after it
 */
export function inventProgramme(from: {
  courses: number;
  meetings: number;
  now: number;
  aDay: number;
}): StoredCatalogue {
  const { now, aDay } = from;
  const pick = <A>(list: readonly A[], n: number): A => list[n % list.length] as A;
  const courses = Array.from({ length: from.courses }, (_, i): Course => {
    const round = Math.floor(i / (things.length * doing.length));
    const thing = pick(things, i);
    const subject = `${thing} ${pick(forWhom, round)}`;
    return {
      id: `c${i + 1}` as CourseId,
      title: `${pick(doing, Math.floor(i / things.length))} ${subject}`,
      description: `Peserta belajar tentang ${subject} dari awal sampai selesai.`,
      community: "",
      audiences: [pick(["umum", "anak", "pelajar", "perempuan", "umkm"] as const, i * 7)],
      topics: [thing],
      aliases: [],
      requirements: "",
      bring: i % 3 === 0 ? "Alat tulis" : "",
      feeRupiah: i % 4 === 0 ? 25_000 : 0,
      minAge: null,
    };
  });
  const today = local.dateOf(now);
  const meetings = Array.from({ length: from.meetings }, (_, i): Meeting => {
    const day = local.addDays(today, Math.floor((i - from.meetings / 2) / aDay));
    const startsAt = local.at(day, "08:00") + (i % aDay) * 1_800_000 * Math.min(1, 20 / aDay);
    return {
      id: `m${i + 1}` as MeetingId,
      courseId: pick(courses, i).id,
      startsAt,
      endsAt: startsAt + dayMs / 12,
      place: pick(places, i),
      quota: 10_000,
      revision: 0,
    };
  });
  const counters = { course: courses.length, meeting: meetings.length, competition: 0 };
  return { ...emptyCatalogue, courses, meetings, counters };
}
