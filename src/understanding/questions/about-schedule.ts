/** Questions for the classes of a period, for some people, at some price or place. */
import type { CourseId } from "../../platform/ids.ts";
import type { Intent } from "../intent.ts";
import {
  type Found,
  type Surroundings,
  asksHowToRegister,
  conditionsOf,
  inName,
  isAboutClass,
  isSubject,
  kindOnly,
  listOf,
  mustBeside,
  wantsToRegister,
  withoutIds,
} from "./step.ts";
import type { Reading } from "../read-message.ts";
import { soft } from "../reading/subject.ts";

/** `kelas buat lansia`: the classes that name these people, where there are some. */
function namedFor(reading: Reading, { index }: Surroundings): readonly CourseId[] | null {
  const people = reading.words.filter(({ standard }) => index.particularPeople.has(standard));
  const hits = people.flatMap(({ text, standard }) => index.courses.search([{ text, standard, weight: 1 }]));
  const ids = hits.flatMap((h) => (h.closeness >= inName ? (index.snapshot.courses[h.position]?.id ?? []) : []));
  return reading.audiences.length > 0 && ids.length > 0 ? ids : null;
}
/** A story whose question names something else: `foto wisuda anak hilang. Di mana tempat servis yang bagus?` */
const asksForElse = ({ isLong, subject, isInEnd }: Reading): boolean =>
  isLong && subject.some((w) => w.weight !== soft && isInEnd(w.at));

export function list(reading: Reading, surroundings: Surroundings, { untold }: Found): Intent | null {
  const { index } = surroundings;
  const conditions = conditionsOf(reading);
  const about = isAboutClass(reading);
  const { place } = reading;
  const at = place?.value ?? null;
  const unexplained = mustBeside(reading, place);
  // `Ada dua laki-laki yang mau melamar saya bulan depan. ...`
  const isOfElse = reading.isLong && !reading.has("talk:library") && reading.facets.length === 0;
  if (reading.isLong && reading.hasInEnd("talk:competition") && !reading.hasInEnd("talk:class")) return null;
  if (!about && !reading.has("wish:all") && (isOfElse || asksForElse(reading))) return null;
  // `pustakawan desa dan petugas taman bacaan bisa ikut apa?`: words that tell of the people.
  const asksForPeople = reading.audiences.length > 0 && reading.has("wish:all") && reading.has("wish:take part");
  const tellsOfPeople = asksForPeople && !unexplained.some((w) => isSubject(w, index));
  if (unexplained.length > 0 && !about && !tellsOfPeople) return null;
  if (asksHowToRegister(reading) && !conditions.period) return { kind: "how-to-register" };
  if (
    wantsToRegister(reading) &&
    !reading.has("wish:all") &&
    conditions.period === null &&
    conditions.audiences.length === 0 &&
    !conditions.fee
  ) {
    const ofKind = kindOnly(reading, surroundings);
    if (ofKind) return { kind: "choose", purpose: "register", courseIds: ofKind, facets: [], conditions };
    return { kind: "register", courseId: null, conditions };
  }
  const conditional =
    conditions.fee !== null || conditions.audiences.length > 0 || conditions.ageYears !== null || conditions.man;
  const without = withoutIds(reading, surroundings);
  const asks =
    about ||
    reading.has("wish:all") ||
    reading.words.some((w) => ["ada", "kalau", "apa", "jadwal"].includes(w.standard)) ||
    // `yang lusa itu mulainya jam berapa`
    (conditions.period !== null && reading.facets.length > 0 && reading.words[0]?.standard === "yang");
  // `selain menjahit ada apa`
  const leavesOut = without.length > 0 && reading.has("wish:all");
  if (!about && !conditions.period && !conditional && !leavesOut) return null;
  // `kalau telat datang ke kelas masih boleh masuk`: not every class there is.
  if (untold && !conditional && !conditions.period && !reading.has("wish:all")) return null;
  // `bukunya digigit anak saya`
  if (!asks && !conditions.period && reading.has("talk:library")) return null;
  // `saya cuma bisa hari Sabtu atau Minggu sore`
  const isAllTime = reading.words.every((w, at) => reading.time.used.has(at) || index.time.roles.has(w.standard));
  const saysWhen = reading.facets.length === 0 && (isAllTime || reading.has("if:at leisure"));
  if (!asks && !conditional && reading.words.length > 4 && (reading.isLong || !saysWhen)) return null;
  const courseIds = conditional || conditions.period ? null : kindOnly(reading, surroundings);
  const ofTopic = reading.topic === null ? null : (index.coursesOfTopic.get(reading.topic) ?? null);
  const kind = courseIds ?? (reading.has("wish:all") ? kindOnly(reading, surroundings) : null);
  return listOf(
    conditional && !conditions.period ? "course" : courseIds ? "course" : "meeting",
    {
      ...conditions,
      place: at,
      courseIds: ofTopic ?? namedFor(reading, surroundings) ?? (conditions.audiences.length > 0 ? null : kind),
      withoutCourseIds: without,
    },
    reading.facets,
  );
}
