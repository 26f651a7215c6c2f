/** Questions that the library has answered itself (Tanya Jawab). */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Intent } from "../intent.ts";
import { isAimedAt } from "./best-answer.ts";
import {
  type Found,
  type Surroundings,
  inName,
  isAboutClass,
  isListAfterStory,
  isMeant,
  isOnlyAbout,
  isSubject,
  wantsToRegister,
} from "./step.ts";
import { range } from "../reading/meanings.ts";
import { aside, type SubjectWord } from "../reading/subject.ts";
import type { Reading } from "../read-message.ts";
import type { Word } from "../recognise.ts";
import type { Hit } from "../text-search.ts";

/**
 * `pinjam ruangan untuk rapat komunitas`: what something is for is not what is asked, where the library has an answer of
 * its own.
 */
export function isAnsweredBeside(
  meaning: Meaning,
  reading: Reading,
  { answer }: Found,
  index: UnderstandingIndex,
): boolean {
  if (!answer || answer.named === 0 || reading.time.period !== null) return false;
  // `... membaca koran di depan cermin. Adakah lomba yang sesuai?`: a matter that is only told.
  if (reading.isLong && reading.hasInEnd(meaning) && ![...answer.said].some(reading.isInEnd)) return false;
  const own = index.answerWords[answer.position];
  const said = reading.mentions.filter((m) => m.meaning === meaning);
  if (isAimedAt(meaning, reading)) return true;
  const isOwn = said.some((m) => reading.words.slice(m.start, m.end).some((w) => own?.has(w.standard)));
  return said.length > 0 && answer.named > 1 && !isOwn;
}

/** A question or keyword of the library in its own words, with nothing but everyday words before and after it. */
export function askedInFull(reading: Reading, { index, context }: Surroundings): Intent | null {
  const { words } = reading;
  // `alamatnya di mana?` after a class
  const isOfClass = context.topic === "courses" && reading.facets.length > 0 && !reading.has("talk:library");
  if (isOfClass && words.some((w) => w.text.endsWith("nya") || w.standard === "mereka")) return null;
  // `hari senin ada kelas apa`: a keyword that is a day.
  const asksForClasses = isAboutClass(reading) || reading.has("wish:all");
  const isContent = ({ standard }: Word) => !index.everyday.has(standard);
  const first = words.findIndex(isContent);
  const last = words.findLastIndex(isContent);
  if (words.length > longestAsked || first < 0) return null;
  const subject = words.slice(first, last + 1).map((w) => w.standard);
  if (!index.answerSubjects.has(subject.join(" "))) return null;
  for (let start = 0; start <= first; start++)
    for (let end = words.length; end > last; end--) {
      const phrase = words.slice(start, end);
      const position = index.answerOfPhrase.get(phrase.map((w) => w.standard).join(" "));
      const isOnlyDay = asksForClasses && phrase.every((_, i) => reading.time.used.has(start + i));
      if (position !== undefined && !isOnlyDay) return { kind: "library-answer", positions: [position] };
    }
  return null;
}
const longestAsked = 24;

/** `kelas excel dapat sertifikat?`: nothing is asked of the class that its entry tells, and a keyword of the answer is said. */
function asksBeside(
  course: Hit,
  { position, named, said }: NonNullable<Found["answer"]>,
  reading: Reading,
  index: UnderstandingIndex,
): boolean {
  const keywords = new Set((index.answerKeywords[position] ?? []).flat());
  return (
    named > 0 &&
    reading.facets.every((f) => f === "about") &&
    !wantsToRegister(reading) &&
    reading.subject.some(
      (w, i) => w.weight >= aside && !course.found.has(i) && (keywords.has(w.standard) || said.has(w.at)),
    )
  );
}

/** `kelas kopi, biji kopinya bawa sendiri?`: a class or competition, and what is asked of it, account for every word of the answer. */
export const accountsFor = (hit: Hit, { said }: NonNullable<Found["answer"]>, reading: Reading): boolean =>
  (hit.closeness >= inName || hit.named > 1) &&
  [...said].every(
    (at) =>
      [...hit.found].some((i) => reading.subject[i]?.at === at) ||
      reading.mentions.some((m) => m.meaning.startsWith("ask:") && m.start <= at && at < m.end),
  );

export function libraryAnswer(
  reading: Reading,
  { index, context }: Surroundings,
  { courses: hits, answer }: Found,
): Intent | null {
  // `karena ini yang pertama`: a story chooses from no list.
  if (!answer || (reading.ordinal !== null && !reading.isLong)) return null;
  if (reading.isLong && isAboutClass(reading) && hits[0] && hits[0].named > 0) return null;
  if (reading.has("wish:how to register") && isOnlyAbout(reading) && answer.named < 2 && !reading.has("talk:library"))
    return null;
  if (isListAfterStory(reading, index)) return null;
  // `kulkas rusak ... tukang servis yang buka hari Minggu?`
  const isElsewhereTold = reading.isLong && !reading.has("talk:library");
  if (reading.has("outside") && (answer.strength < 1.2 || isElsewhereTold)) return null;
  const hit = hits[0];
  const course = isMeant(hit, reading, index) ? hit : undefined;
  // `rayap makan buku, ada pelatihannya`
  if (course && isAboutClass(reading) && course.named > 1 && answer.said.size === 0) return null;
  // `kue basah sama kue kering bedanya apa`
  if (answer.said.size > 0 && hits.some((h) => h.named > 1 && accountsFor(h, answer, reading))) return null;
  if (course && asksBeside(course, answer, reading, index))
    return { kind: "library-answer", positions: [answer.position] };
  if (course && isAboutClass(reading) && accountsFor(course, answer, reading)) return null;
  const conditional = reading.audiences.length > 0 || reading.time.period !== null || reading.fee !== null;
  const isElse = reading.has("wish:complaint") || reading.has("wish:help");
  if (isElse && reading.facets.length === 0 && answer.named < 2) return null;
  // `anak smp bisa ikut apa`, `ikut yoga bisa daftar`: what is asked for is a class; not in `bawa anak saat ikut kelas`.
  const isOfMatter = reading.mentions.every(
    (m) => !m.meaning.startsWith("for:") || range(m.start, m.end).some((at) => answer.said.has(at)),
  );
  if (reading.audiences.length > 0 && !isOfMatter && reading.has("wish:take part") && !reading.has("talk:library"))
    return null;
  // `Rabu depan yang khusus perempuan mulai jam berapa?`
  const isForPeople = reading.audiences.length > 0 && reading.time.period !== null && reading.facets.includes("when");
  if (isForPeople && answer.named < 2 && !reading.has("talk:library")) return null;
  const own = index.answerWords[answer.position];
  const isOwnWord = (w: SubjectWord) => own?.has(w.standard) === true || answer.said.has(w.at);
  const isOwn = answer.said.size > 1 || reading.must.some(isOwnWord);
  if (isAboutClass(reading) && conditional && (reading.has("wish:all") || !isOwn)) return null;
  const others = reading.must.filter((w) => isSubject(w, index) && !isOwnWord(w));
  if (others.length > 0 && answer.named < 2) return null;
  const named = reading.isLong ? 2 : isAboutClass(reading) ? 1 : 0;
  if (answer.named < named) return null;
  const about = isAboutClass(reading) && !(answer.named > 0 && isAimedAt("talk:class", reading));
  const ofClass =
    context.topic === "courses" &&
    // `kalau yang bukan anak?`
    (reading.facets.length > 0 || wantsToRegister(reading) || reading.notFor.length > 0) &&
    !reading.has("talk:library");
  // `paling lambat daftar kapan` after a competition
  const ofCompetition =
    context.topic === "competitions" && answer.named < 2 && reading.has("wish:register") && reading.facets.length > 0;
  if (ofClass || (ofCompetition && !reading.has("talk:library"))) return null;
  const needed =
    about && reading.isLong
      ? 1.5
      : course
        ? about || course.named > 0
          ? 1.6 * course.score + 0.4
          : 0.9
        : about
          ? 0.75
          : 0.45;
  if (answer.strength < needed) return null;
  // `kelas eco print`: a subject of classes, though a word of it has an answer.
  const isElsewhere = isAboutClass(reading) && !isAimedAt("talk:class", reading);
  // What the visitors of a story have just learnt at school is not what it asks.
  const isTold = (w: SubjectWord) => reading.isLong && answer.said.size > 1 && !reading.isInEnd(w.at);
  const isForeign = (w: SubjectWord) => w.inPlace && !isOwnWord(w) && !isTold(w) && (answer.named < 2 || !w.known);
  if (isElsewhere && reading.must.some(isForeign)) return null;
  const unexplained = reading.must.filter(
    (w) => !answer.said.has(w.at) && !index.answers.isNameWord(w.text) && !index.answers.isNameWord(w.standard),
  );
  if (unexplained.length > 0 && answer.named === 0 && !isOwn) return null;
  if (unexplained.length > 2 && !reading.isLong && answer.strength < 0.8) return null;
  return { kind: "library-answer", positions: [answer.position] };
}
