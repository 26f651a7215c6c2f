/** Questions about classes that are named or described. */
import type { CourseId } from "../../platform/ids.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Conditions, Intent } from "../intent.ts";
import type { Reading } from "../read-message.ts";
import type { Hit } from "../text-search.ts";
import { subjectText } from "./beyond.ts";
import { isBesideClasses, isOfToldClass, isTouchedByWord } from "./no-class-meant.ts";
import { contactOfAll, oneCourse } from "./one-class.ts";
import {
  type Found,
  type Surroundings,
  conditionsFor,
  conditionsOf,
  courseAt,
  inText,
  isAboutClass,
  isMeant,
  isOnlyAlike,
  isSubject,
  listOf,
  mustBeside,
  unreadSubject,
  wantsToRegister,
  withoutHits,
} from "./step.ts";
import { otherLevel } from "./told-apart.ts";
import { namedTogether, chooseClasses, type Chosen } from "./which-classes.ts";

export function courses(reading: Reading, surroundings: Surroundings, { courses: all, untold }: Found): Intent | null {
  const { place } = reading;
  // `kelas di lab komputer`: a room, no subject.
  if (place && isAboutClass(reading) && mustBeside(reading, place).length === 0) return null;
  const hits = notLeftOut(all, reading, surroundings);
  const together = namedTogether(hits, reading);
  if (together.length > 1) return several(together, reading, surroundings, conditionsOf(reading));
  const hit = hits[0];
  const { index } = surroundings;
  if (!isMeant(hit, reading, index) || isOnlyAlike(hit, reading, index)) return null;
  if (isTouchedByWord(hit, reading, untold, index) || isOfToldClass(hit, reading, surroundings)) return null;
  if (isBesideClasses(hit, reading, index)) return null;
  return intentOf(chooseClasses(hits, reading, surroundings), hit, reading, surroundings);
}

/** `kelas pijat bayi ... bukan orang kesehatan`: a class is left out unless it is named by more words than are left out. */
function notLeftOut(all: readonly Hit[], reading: Reading, surroundings: Surroundings): Hit[] {
  const barred = new Map(withoutHits(reading, surroundings).map((h) => [h.position, h.named]));
  return all.filter((h) => h.named > (barred.get(h.position) ?? -1));
}

function intentOf(
  { fitting, narrowed, selected, wantsList }: Chosen,
  hit: Hit,
  reading: Reading,
  surroundings: Surroundings,
): Intent {
  const { index, local, now } = surroundings;
  const { facets, must } = reading;
  const ids = selected.flatMap((h) => courseAt(h, surroundings) ?? []);
  const conditions = conditionsFor(ids, reading, local.dateOf(now), reading.place?.value);
  const only = ids.length === 1 ? ids[0] : undefined;
  const unread = reading.isLong && hit.named > 0 ? null : unreadOf(ids, selected, reading, index);
  if (unread !== null && only) return { kind: "course", courseId: only, facets, conditions, alsoIds: [], unread };
  if (unread !== null) return { kind: "unknown-class", subject: unread, nearIds: ids.slice(0, 3) };
  if (only && !(wantsList && fitting.length > 1 && narrowed.length !== 1)) {
    const alsoIds = (reading.time.period || reading.fee ? narrowed : fitting)
      .flatMap((h) => courseAt(h, surroundings) ?? [])
      .filter((id) => id !== only);
    if (!isOnlyTold(hit, reading)) return oneCourse(only, alsoIds, reading, surroundings, conditions);
    return { kind: "course", courseId: only, facets, conditions, alsoIds, within: subjectText(must, index) };
  }
  if (reading.fee || (wantsList && !wantsToRegister(reading)) || conditions.period)
    return listOf(
      conditions.period ? "meeting" : "course",
      { ...conditionsOf(reading), audiences: [], courseIds: ids, period: conditions.period },
      facets,
    );
  const ofAll = contactOfAll(ids, reading, index);
  if (ofAll) return ofAll;
  // `mau daftar les menyanyi`: neither is a class on it.
  if (isOnlyTold(hit, reading) && must.every((w) => isSubject(w, index)))
    return { kind: "unknown-class", subject: subjectText(must, index), nearIds: ids.slice(0, 3) };
  return several(selected, reading, surroundings, conditions);
}

/** A class was asked for and its subject stands in the description of another only. */
const isOnlyTold = (hit: Hit, reading: Reading): boolean =>
  hit.named === 0 &&
  hit.closeness <= inText &&
  !reading.isLong &&
  reading.must.length > 0 &&
  (isAboutClass(reading) || wantsToRegister(reading));

/** What the chosen classes do not account for: words of the subject, or the level that was asked for. */
function unreadOf(
  ids: readonly CourseId[],
  fitting: readonly Hit[],
  reading: Reading,
  index: UnderstandingIndex,
): string | null {
  const subject = unreadSubject(reading, fitting, index);
  const only = ids.length === 1 && ids[0] ? index.snapshot.courseById.get(ids[0]) : undefined;
  if (subject !== null || !only) return subject;
  const level = otherLevel(only, reading, index);
  return level === null ? null : `${subjectText(reading.must, index)} ${level}`.trim();
}

function several(hits: readonly Hit[], reading: Reading, surroundings: Surroundings, conditions: Conditions): Intent {
  return {
    kind: "choose",
    purpose: wantsToRegister(reading) ? "register" : "ask",
    courseIds: hits.flatMap((h) => courseAt(h, surroundings) ?? []),
    facets: reading.facets,
    conditions,
  };
}
