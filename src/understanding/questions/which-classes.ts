/** Which of the classes that were found are meant: by their kind, their names, and the other conditions of the message. */
import type { CourseId } from "../../platform/ids.ts";
import { unaffixed } from "../affixes.ts";
import { feeFulfils, startsIn } from "../conditions.ts";
import { type Surroundings, asksForList, courseAt, inName, kindOnly } from "./step.ts";
import type { Reading } from "../read-message.ts";
import type { Hit } from "../text-search.ts";

/** `pelatihan komputer` means the training before other classes on computers. */
export function withKind(reading: Reading, surroundings: Surroundings, hits: readonly Hit[]): readonly Hit[] {
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
export function decisive(
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
