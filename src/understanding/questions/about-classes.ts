/** Questions about classes that are named or described. */
import type { CourseId } from "../../platform/ids.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Facet, Intent } from "../intent.ts";
import {
  type Found,
  type Surroundings,
  alsoFits,
  asksForList,
  conditionsFor,
  conditionsOf,
  courseAt,
  inName,
  isAboutClass,
  isListAfterStory,
  isMeant,
  isOnlyAlike,
  isSubject,
  listOf,
  meansWhatWasTold,
  mustBeside,
  unreadSubject,
  wantsToRegister,
  withoutHits,
} from "./step.ts";
import { subjectText, teaching } from "./beyond.ts";
import { contactOfAll, oneCourse } from "./one-class.ts";
import { marksSaid, otherLevel, toldApart } from "./told-apart.ts";
import { decisive, namedTogether, narrow, withKind } from "./which-classes.ts";
import type { Reading } from "../read-message.ts";
import { range } from "../reading/meanings.ts";
import { aside } from "../reading/subject.ts";
import type { Hit } from "../text-search.ts";

export function courses(reading: Reading, surroundings: Surroundings, { courses: all, untold }: Found): Intent | null {
  const { index, local } = surroundings;
  const barred = new Map(withoutHits(reading, surroundings).map((h) => [h.position, h.named]));
  // `kelas pijat bayi ... bukan orang kesehatan`: the class is named by more words than are left out.
  const hits = all.filter((h) => h.named > (barred.get(h.position) ?? -1));
  const asTold = meansWhatWasTold(reading);
  const { must } = reading;
  const { place } = reading;
  // `kelas di lab komputer`: a room, no subject.
  if (place && isAboutClass(reading) && mustBeside(reading, place).length === 0) return null;
  const together = namedTogether(hits, reading);
  if (together.length > 1) return several(together, reading, surroundings);
  const hit = hits[0];
  if (!isMeant(hit, reading, index) || isOnlyAlike(hit, reading, index)) return null;
  // `Ponsel saya jatuh ke got ... Bagaimana cara memperbaikinya?`
  const asksNothing = reading.facets.length === 0 && !wantsToRegister(reading) && !reading.has("wish:take part");
  if (reading.isLong && hit.named < 2 && must.length === 0 && asksNothing && !isAboutClass(reading)) return null;
  // `harga cengkeh kering`: a word of a description.
  const isTouchedOnly = hit.named === 0 && hit.closeness < inName && !isAboutClass(reading);
  if (isTouchedOnly && reading.words.some((w) => w.standard === "harga")) return null;
  if (asTold && hit.named === 0 && hit.score < aside * inText) return null;
  if (isOfLibrary(hit, reading, index)) return null;
  // `boleh bawa makanan ke dalam`: a matter of the library, though a class tells of one of its words.
  if (untold && hit.named === 0 && hit.closeness < inName && !isAboutClass(reading)) return null;
  const subject = [...hit.found].some((i) => {
    const word = reading.subject[i];
    return word !== undefined && isSubject(word, index);
  });
  const isNamedInQuestion = [...hit.found].some((i) => reading.subject[i]?.inPlace && reading.subject[i].weight >= 1);
  const described = reading.isLong && hit.named === 0 && !subject && !isNamedInQuestion;
  // `beternak ayam ... ikut pelatihannya hari Selasa ini. Apa yang perlu saya bawa?`: the class of that day that was told of.
  const isOfDay =
    reading.time.period !== null &&
    reading.facets.some((f) => ofOneClass.has(f)) &&
    narrow([hit], reading, surroundings).length > 0;
  if (described && (reading.audiences.length > 0 || reading.time.period) && !isOfDay && !asTold) return null;
  if (isListAfterStory(reading, index) || (isListForPeople(hit, reading) && !asTold)) return null;
  // `pengin bisa jualan`
  const wishes = reading.words.some((w, at) => w.standard === "mau" && reading.words[at + 1]?.standard === "bisa");
  const asksToLearn = wishes || isAboutClass(reading) || reading.words.some((w) => teaching.has(w.standard));
  const about =
    asksToLearn ||
    wantsToRegister(reading) ||
    (reading.has("wish:take part") && hit.closeness >= inName) ||
    reading.facets.length > 0 ||
    reading.words.length <= 6 ||
    ((subject || hit.coverage > mostlyRead) && reading.words.some((w) => w.standard === "ada"));
  if (isOutside(hit, reading)) return null;
  const ofTitle = subject && hit.closeness >= inName && reading.facets.length > 0;
  if (reading.has("outside") && !asksToLearn && hit.named < 1 && !ofTitle) return null;
  if (!about && hit.named === 0) return null;
  // `hitungin 17 kali 23`: a word of a description, and nothing is said of a class.
  const isTouched = hit.named === 0 && hit.closeness < inText && !reading.has("talk:class") && !subject;
  if (isTouched && !wantsToRegister(reading) && reading.facets.length === 0) return null;
  if (!reading.isLong && !isAboutClass(reading) && hit.coverage < 0.5 && hit.named < 2) return null;
  const asksForKinds =
    reading.isLong &&
    (reading.hasInEnd("wish:all") || reading.words.some((w, at) => reading.isInEnd(at) && w.text === "apa"));
  const isMarked = marksSaid(reading, index).size > 0;
  const fitting = toldApart(
    withKind(
      reading,
      surroundings,
      hits.filter(
        (h) =>
          h.score + h.named * 0.1 >= alsoFits * (hit.score + hit.named * 0.1) ||
          // `AutoCAD Lanjutan`, though the rest of a story resembles AutoCAD Dasar.
          (isMarked && h.named > 0 && h.named >= hit.named),
      ),
    ),
    (h) => index.snapshot.courses[h.position],
    // `Cucu saya suka lagu ... ada kelas musik apa saja?`: all there are, and not those for the people told of.
    asksForKinds && isNamedInQuestion ? { ...reading, audiences: [] } : reading,
    index,
  );
  const longest = Math.max(...fitting.map((h) => h.named));
  const named =
    longest > 0
      ? decisive(
          fitting.filter((h) => h.named === longest),
          fitting,
          reading,
          surroundings,
        )
      : [];
  const wantsList = reading.has("wish:all") && asksForList(reading);
  const narrowed = narrow(fitting, reading, surroundings);
  const chosen = !wantsList && named.length === 1 ? narrow(named, reading, surroundings) : narrowed;
  const selected = chosen.length > 0 ? chosen : narrowed.length > 0 ? narrowed : named.length === 1 ? named : fitting;
  const ids = selected.flatMap((h) => courseAt(h, surroundings) ?? []);
  const conditions = conditionsFor(ids, reading, local.dateOf(surroundings.now), place?.value);
  const only = ids[0];
  const unread = reading.isLong && hit.named > 0 ? null : unreadOf(ids, selected, reading, index);
  if (unread !== null && ids.length === 1 && only)
    return { kind: "course", courseId: only, facets: reading.facets, conditions, alsoIds: [], unread };
  if (unread !== null) return { kind: "unknown-class", subject: unread, nearIds: ids.slice(0, 3) };
  if (only && ids.length === 1 && !(wantsList && fitting.length > 1 && narrowed.length !== 1)) {
    const alsoIds = (reading.time.period || reading.fee ? narrowed : fitting)
      .flatMap((h) => courseAt(h, surroundings) ?? [])
      .filter((id) => id !== only);
    if (isOnlyTold(hit, reading))
      return {
        kind: "course",
        courseId: only,
        facets: reading.facets,
        conditions,
        alsoIds,
        within: subjectText(reading.must, index),
      };
    return oneCourse(only, alsoIds, reading, surroundings, conditions);
  }
  if (reading.fee || (wantsList && !wantsToRegister(reading)) || conditions.period)
    return listOf(
      conditions.period ? "meeting" : "course",
      { ...conditionsOf(reading), audiences: [], courseIds: ids, period: conditions.period },
      reading.facets,
    );
  const ofAll = contactOfAll(ids, reading, index);
  if (ofAll) return ofAll;
  // `mau daftar les menyanyi`: neither is a class on it.
  if (isOnlyTold(hit, reading) && must.every((w) => isSubject(w, index)))
    return { kind: "unknown-class", subject: subjectText(must, index), nearIds: ids.slice(0, 3) };
  return {
    kind: "choose",
    purpose: wantsToRegister(reading) ? "register" : "ask",
    courseIds: ids,
    facets: reading.facets,
    conditions,
  };
}

/** `terjemahkan ke bahasa korea`: what is asked lies outside, and the class tells only the rest of the words. */
function isOutside(hit: Hit, reading: Reading): boolean {
  // `servis mesin cuci bengkelnya di mana`
  if (hit.named > 1) return false;
  if (!reading.has("outside") || reading.isLong || isAboutClass(reading)) return false;
  if (wantsToRegister(reading) || reading.has("wish:take part")) return false;
  if (reading.facets.some((f) => ofClasses.has(f))) return false;
  const explained = new Set([...hit.found].map((i) => reading.subject[i]?.at));
  const beyond = reading.mentions.filter((m) => m.meaning === "outside");
  return beyond.length > 0 && beyond.every((m) => range(m.start, m.end).every((at) => !explained.has(at)));
}

/** What is asked of one class rather than of a day's. */
const ofOneClass: ReadonlySet<Facet> = new Set<Facet>(["bring", "requirements", "teacher", "seats", "fee", "age"]);

/** What is asked of classes and of little else. */
const ofClasses: ReadonlySet<Facet> = new Set<Facet>(["seats", "teacher", "requirements", "age", "duration"]);

/** `saya guru, bisa ikut pelatihan apa?`: what there is for people or on a day, and a class only tells of another word. */
const isListForPeople = (hit: Hit, reading: Reading): boolean =>
  hit.named === 0 &&
  hit.closeness < inText &&
  asksForList(reading) &&
  (reading.audiences.length > 0 ||
    (reading.time.period !== null && ![...hit.found].some((i) => reading.subject[i]?.inPlace)));

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

/** `buku ketumpahan kopi`, `bawa kopi ke ruang baca`: what is talked about is the library. */
const isOfLibrary = (hit: Hit, reading: Reading, { titleOf, snapshot }: UnderstandingIndex): boolean => {
  if (!reading.has("talk:library") || reading.isLong || isAboutClass(reading) || hit.named > 1) return false;
  if (wantsToRegister(reading)) return false;
  const explained = new Set([...hit.found].map((i) => reading.subject[i]?.at));
  const { mentions } = reading;
  // `akreditasi perpus tgl brp` says the title.
  const course = hit.named > 0 ? snapshot.courses[hit.position] : undefined;
  const title = course ? titleOf(course).words : [];
  const isOfTitle = (at: number) => title.some((w) => w.standard === reading.words[at]?.standard);
  const isPartOf = (start: number, end: number) =>
    mentions.some((m) => m.meaning !== "talk:library" && m.start <= start && end <= m.end);
  // `hair spa di perpus berapa`
  const isPlace = (at: number) =>
    reading.words[at]?.standard === "perpustakaan" && reading.words[at - 1]?.standard === "di";
  return mentions.some(
    ({ meaning, start, end }) =>
      meaning === "talk:library" &&
      !isPlace(start) &&
      !explained.has(start) &&
      !isOfTitle(start) &&
      !isPartOf(start, end),
  );
};

/** Said as it stands in a topic. */
const inText = 0.8;
const mostlyRead = 0.85;

function several(hits: readonly Hit[], reading: Reading, surroundings: Surroundings): Intent {
  return {
    kind: "choose",
    purpose: wantsToRegister(reading) ? "register" : "ask",
    courseIds: hits.flatMap((h) => courseAt(h, surroundings) ?? []),
    facets: reading.facets,
    conditions: conditionsOf(reading),
  };
}
