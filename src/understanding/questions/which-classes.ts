/** Which of the classes that were found are meant: by their kind, their names, and the other conditions of the message. */
import type { CourseId } from "../../platform/ids.ts";
import { unaffixed } from "../affixes.ts";
import { feeFulfils, startsIn } from "../conditions.ts";
import type { Reading } from "../read-message.ts";
import type { Hit } from "../text-search.ts";
import { type Surroundings, alsoFits, asksForList, courseAt, inName, kindOnly } from "./step.ts";
import { marksSaid, toldApart } from "./told-apart.ts";

/** `pelatihan komputer` means the training before other classes on computers. */
function withKind(reading: Reading, surroundings: Surroundings, hits: readonly Hit[]): readonly Hit[] {
  const ids = new Set(kindOnly(reading, surroundings));
  const ofKind = hits.filter((h) => ids.has(courseAt(h, surroundings) as CourseId));
  return ofKind.length > 0 && !asksForList(reading) ? ofKind : hits;
}

/** Those of several classes that fulfil the other conditions of the message; of one alone its price is no condition. */
export function narrow(hits: readonly Hit[], reading: Reading, surroundings: Surroundings): readonly Hit[] {
  const { index, now, local } = surroundings;
  const { period } = reading.time;
  const fee = hits.length > 1 ? reading.fee : null;
  return hits.filter((h) => {
    const course = index.snapshot.courses[h.position];
    if (!course || (fee !== null && !feeFulfils(course.feeRupiah, fee))) return false;
    if (!period || period.past) return true;
    return (index.snapshot.meetingsOf.get(course.id) ?? []).some(
      (m) => m.startsAt > now && startsIn(period, m.startsAt, local),
    );
  });
}

/** `menjahit` is not yet `Menjahit Dasar` where there is a `Menjahit Tas` too. */
function decisive(
  named: readonly Hit[],
  fitting: readonly Hit[],
  reading: Reading,
  { index }: Surroundings,
): readonly Hit[] {
  const [only] = named;
  if (!only || named.length > 1 || only.whole) return named;
  const near = fitting.filter((h) => h !== only && h.score >= asClose * only.score);
  if (near.length === 0) return named;
  const said = new Set(reading.must.flatMap((w) => [...unaffixed(w.text), ...unaffixed(w.standard)]));
  const rivals = near.filter(({ position }) => {
    const course = index.snapshot.courses[position];
    const title = course ? index.titleOf(course).words : [];
    return title.some((w) => w.standard.length > 3 && unaffixed(w.standard).some((form) => said.has(form)));
  });
  return rivals.length > 0 ? [only, ...rivals] : named;
}
const asClose = 0.94;

/** `kelas gitar sama merajut`: each of the classes is named by words of its own, and no word is left over. */
export function namedTogether(hits: readonly Hit[], reading: Reading): readonly Hit[] {
  if (reading.isLong || !reading.words.some((w) => ["dan", "dengan", "atau"].includes(w.standard))) return [];
  const open = new Set(reading.subject.flatMap((w, i) => (w.weight >= 1 ? [i] : [])));
  const chosen: Hit[] = [];
  for (const hit of hits) {
    const own = [...hit.found].filter((i) => (reading.subject[i]?.weight ?? 0) >= 1);
    if ((hit.named === 0 && hit.closeness < inName) || own.length === 0 || own.some((i) => !open.has(i))) continue;
    for (const i of own) open.delete(i);
    chosen.push(hit);
  }
  return open.size === 0 ? chosen : [];
}

/** Classes that a message may mean, best first. */
export interface Chosen {
  /** All that fit its words. */
  readonly fitting: readonly Hit[];
  /** Those of them that fulfil its conditions. */
  readonly narrowed: readonly Hit[];
  /** Those that it means. */
  readonly selected: readonly Hit[];
  readonly wantsList: boolean;
}

/** @param hits best first, at least one */
export function chooseClasses(hits: readonly Hit[], reading: Reading, surroundings: Surroundings): Chosen {
  const { index } = surroundings;
  const hit = hits[0] as Hit;
  const isMarked = marksSaid(reading, index).size > 0;
  const close = hits.filter(
    (h) =>
      h.score + h.named * 0.1 >= alsoFits * (hit.score + hit.named * 0.1) ||
      // `AutoCAD Lanjutan`, though the rest of a story resembles AutoCAD Dasar.
      (isMarked && h.named > 0 && h.named >= hit.named),
  );
  const asksForKinds =
    reading.isLong &&
    (reading.hasInEnd("wish:all") || reading.words.some((w, at) => reading.isInEnd(at) && w.text === "apa"));
  // `Cucu saya suka lagu ... ada kelas musik apa saja?`: all there are, and not those for the people told of.
  const forWhom = asksForKinds && isNamedInQuestion(hit, reading) ? { ...reading, audiences: [] } : reading;
  const courseOf = (h: Hit) => index.snapshot.courses[h.position];
  const fitting = toldApart(withKind(reading, surroundings, close), courseOf, forWhom, index);
  const longest = Math.max(...fitting.map((h) => h.named));
  const best = fitting.filter((h) => h.named === longest);
  const named = longest > 0 ? decisive(best, fitting, reading, surroundings) : [];
  const wantsList = reading.has("wish:all") && asksForList(reading);
  const narrowed = narrow(fitting, reading, surroundings);
  const chosen = !wantsList && named.length === 1 ? narrow(named, reading, surroundings) : narrowed;
  const selected = [chosen, narrowed, named.length === 1 ? named : fitting].find((some) => some.length > 0) ?? fitting;
  return { fitting, narrowed, selected, wantsList };
}

/** A word of the class stands where its question names what it is about. */
export const isNamedInQuestion = (hit: Hit, reading: Reading): boolean =>
  [...hit.found].some((i) => reading.subject[i]?.inPlace && reading.subject[i].weight >= 1);
