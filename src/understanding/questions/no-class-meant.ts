/** Whether a class that resembles a message is not what it is about: only touched by a word, told of in a story, or beside what is asked. */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Facet } from "../intent.ts";
import type { Reading } from "../read-message.ts";
import { range } from "../reading/meanings.ts";
import { aside } from "../reading/subject.ts";
import type { Hit } from "../text-search.ts";
import { teaching } from "./beyond.ts";
import {
  type Surroundings,
  asksForList,
  inName,
  inText,
  isAboutClass,
  isListAfterStory,
  isSubject,
  meansWhatWasTold,
  wantsToRegister,
} from "./step.ts";
import { narrow, isNamedInQuestion } from "./which-classes.ts";

/** The message has a word or two of what is written about the class, and asks nothing of a class. */
export function isTouchedByWord(hit: Hit, reading: Reading, untold: boolean, index: UnderstandingIndex): boolean {
  const asksNothing = reading.facets.length === 0 && !wantsToRegister(reading);
  const isOfClass = isAboutClass(reading);
  // `Ponsel saya jatuh ke got ... Bagaimana cara memperbaikinya?`
  const isOfStory = reading.isLong && hit.named < 2 && reading.must.length === 0 && !isOfClass;
  if (isOfStory && asksNothing && !reading.has("wish:take part")) return true;
  if (!reading.isLong && !isOfClass && hit.coverage < 0.5 && hit.named < 2) return true;
  if (hit.named > 0) return false;
  if (meansWhatWasTold(reading) && hit.score < aside * inText) return true;
  // `hitungin 17 kali 23`: a word of a description, and nothing is said of a class.
  if (hit.closeness < inText && !reading.has("talk:class") && !hasSubject(hit, reading, index) && asksNothing)
    return true;
  // `harga cengkeh kering`; `boleh bawa makanan ke dalam`: a matter of the library, though a class tells of one of its words.
  return hit.closeness < inName && !isOfClass && (untold || reading.words.some((w) => w.standard === "harga"));
}

/** The class stands in what is told, and the question is for what there is on a day or for people. */
export function isOfToldClass(hit: Hit, reading: Reading, surroundings: Surroundings): boolean {
  const { index } = surroundings;
  if (isListAfterStory(reading, index)) return true;
  if (meansWhatWasTold(reading)) return false;
  if (isListForPeople(hit, reading)) return true;
  const isDescribed =
    reading.isLong && hit.named === 0 && !hasSubject(hit, reading, index) && !isNamedInQuestion(hit, reading);
  if (!isDescribed || (reading.audiences.length === 0 && !reading.time.period)) return false;
  // `beternak ayam ... ikut pelatihannya hari Selasa ini. Apa yang perlu saya bawa?`: the class of that day that was told of.
  const isOfDay =
    reading.time.period !== null &&
    reading.facets.some((f) => ofOneClass.has(f)) &&
    narrow([hit], reading, surroundings).length > 0;
  return !isOfDay;
}

/** What is asked about lies beside the classes, or nothing is asked. */
export function isBesideClasses(hit: Hit, reading: Reading, index: UnderstandingIndex): boolean {
  if (isOfLibrary(hit, reading, index) || isOutside(hit, reading)) return true;
  const subject = hasSubject(hit, reading, index);
  // `pengin bisa jualan`
  const wishes = reading.words.some((w, at) => w.standard === "mau" && reading.words[at + 1]?.standard === "bisa");
  const asksToLearn = wishes || isAboutClass(reading) || reading.words.some((w) => teaching.has(w.standard));
  const ofTitle = subject && hit.closeness >= inName && reading.facets.length > 0;
  if (reading.has("outside") && !asksToLearn && hit.named < 1 && !ofTitle) return true;
  const asks =
    asksToLearn ||
    wantsToRegister(reading) ||
    (reading.has("wish:take part") && hit.closeness >= inName) ||
    reading.facets.length > 0 ||
    reading.words.length <= 6 ||
    ((subject || hit.coverage > mostlyRead) && reading.words.some((w) => w.standard === "ada"));
  return !asks && hit.named === 0;
}

const hasSubject = (hit: Hit, reading: Reading, index: UnderstandingIndex): boolean =>
  [...hit.found].some((i) => {
    const word = reading.subject[i];
    return word !== undefined && isSubject(word, index);
  });

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

const mostlyRead = 0.85;
