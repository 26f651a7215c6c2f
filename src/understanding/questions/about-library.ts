/** Questions that the library has answered itself (Tanya Jawab). */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import type { Intent } from "../intent.ts";
import {
  type Found,
  type Surroundings,
  isAboutClass,
  isListAfterStory,
  isMeant,
  isOnlyAbout,
  isSubject,
  mustWords,
  wantsToRegister,
} from "./step.ts";
import type { MatterSaid } from "../matters.ts";
import { range } from "../reading/meanings.ts";
import { aside, type SubjectWord } from "../reading/subject.ts";
import type { Reading } from "../read-message.ts";
import type { Word } from "../recognise.ts";
import type { Hit } from "../text-search.ts";

/** Words of a question that belong to classes, competitions or the mobile library; an answer that lacks them is about something else. */
const otherTalk = { "talk:class": "kelas", "talk:competition": "lomba", "talk:mobile": "keliling" } as const;

/** Days and hours belong to classes before they belong to an answer. */
const dayWeight = 0.3;

export function bestAnswer(reading: Reading, index: UnderstandingIndex): Pick<Found, "answer" | "untold"> {
  const query = reading.words.map((w, i) => ({
    text: w.text,
    standard: w.standard,
    weight: reading.time.used.has(i) ? dayWeight : 1,
  }));
  if (asksForHours(reading)) for (const word of ["jam", "buka"]) query.push({ text: word, standard: word, weight: 1 });
  const timeOnly = (found: ReadonlySet<number>) =>
    [...found].every((i) => {
      const word = reading.words[i];
      return (
        !word || reading.time.used.has(i) || index.everyday.has(word.standard) || index.classWords.has(word.standard)
      );
    });
  const story = reading.isLong || isAboutClass(reading);
  const wished = new Set(
    reading.mentions.flatMap((m) => (m.meaning === "wish:register" ? reading.words.slice(m.start, m.end) : [])),
  );
  /** `mau daftar dj`: not yet a question how to become a member. */
  const isOnlyWish = ({ found, named }: Hit) =>
    named === 0 &&
    wished.size > 0 &&
    [...found].every((i) => {
      const word = reading.words[i];
      return !word || wished.has(word) || index.everyday.has(word.standard);
    });
  const matters = mattersOf(reading, index);
  const said = mattersSaid(matters, index);
  const inMatters = new Set(matters.flatMap(({ at }) => [...at]));
  /** `telat datang ke kelas`: a matter of its own, though another answer knows one of its words. */
  const isOfOther = ({ position, found }: Hit) =>
    matters.length > 0 && said.size === 0 && !said.has(position) && [...found].every((i) => inMatters.has(i));
  const hits = index.answers
    .search(query, 6)
    .filter((hit) => !(story && timeOnly(hit.found)) && !isOnlyWish(hit) && !isOfOther(hit));
  const asksInTheEnd = reading.isLong && asksOnlyHow(reading, index);
  const around = new Set(reading.words.map((w) => w.standard));
  let best: Found["answer"] = null;
  const mostParticular = Math.max(-1, ...[...said.values()].map((s) => s.order));
  for (const hit of withMatters(hits, said)) {
    const answer = index.snapshot.answers[hit.position];
    if (!answer) continue;
    const own = index.answerWords[hit.position];
    const foreign = (["talk:competition", "talk:mobile"] as const).some(
      (m) => reading.has(m) && !own?.has(otherTalk[m]) && !isAimedAt(m, reading),
    );
    const named = asksInTheEnd ? Math.max(hit.named, toldKeyword(hit.position, around, index)) : hit.named;
    const about = said.get(hit.position) ?? nothingSaid;
    const words = Math.max(hit.named, about.at.size);
    const strength =
      (hit.score * (0.6 + 0.4 * Math.min(2, named)) + matterStrength * Math.min(3, about.at.size)) *
      (foreign ? 0.3 : 1) *
      (about.order < mostParticular ? yields : 1);
    if (strength > (best?.strength ?? 0))
      best = {
        position: hit.position,
        named: Math.max(named, about.at.size),
        said: about.at,
        strength: words > 0 || named > 0 || (hit.score >= 1 && hit.coverage >= 0.5) ? strength : strength * 0.4,
      };
  }
  // A matter of which the library tells nothing: what only shares words with it is no answer.
  const untold = matters.length > 0 && said.size === 0;
  return { untold: untold && !best?.named, answer: untold && best?.named === 0 ? null : best };
}

/**
 * Not those of a story about a class, unless its question asks for them, nor those that a matter beyond the library is
 * told with: `perpanjang SIM`.
 */
function mattersOf(reading: Reading, index: UnderstandingIndex): readonly MatterSaid[] {
  const { words, mentions } = reading;
  const last = words.at(-1)?.sentence;
  const isAsked = ({ at }: MatterSaid) => at.size > 1 && [...at].every((i) => words[i]?.sentence === last);
  // What a story tells of classes before it asks for something else.
  const asksForClass = mentions.some((m) => m.meaning === "talk:class" && words[m.start]?.sentence === last);
  const outside = mentions.filter((m) => m.meaning === "outside");
  return (
    index
      .matters(words)
      .filter(
        (said) => !(reading.isLong && isAboutClass(reading)) || isAsked(said) || (said.at.size > 1 && !asksForClass),
      )
      // `Gamelan Anak bawa apa`: a word of a name is no matter.
      .filter(({ at }) => ![...at].some((i) => reading.owned.has(i)))
      .filter(({ at }) => outside.every((m) => range(m.start, m.end).every((i) => at.has(i))))
  );
}

const matterStrength = 0.6;
/** Of an answer whose matter is only what another one is told with. */
const yields = 0.5;
type Said = Pick<MatterSaid, "at" | "order">;
const nothingSaid: Said = { at: new Set(), order: -1 };

/** Answer → the positions of the words that say its matter, and its most particular matter. */
function mattersSaid(matters: readonly MatterSaid[], index: UnderstandingIndex): Map<number, Said> {
  const found = new Map<number, Said>();
  for (const { matter, order, at } of matters)
    for (const position of index.answersOfMatter.get(matter) ?? []) {
      const before = found.get(position) ?? nothingSaid;
      found.set(position, { at: new Set([...before.at, ...at]), order: Math.max(before.order, order) });
    }
  return found;
}

/** Also answers of which no word was said but their matter. */
const withMatters = (hits: readonly Hit[], said: ReadonlyMap<number, Said>): readonly Hit[] => [
  ...hits,
  ...[...said.keys()]
    .filter((position) => !hits.some((h) => h.position === position))
    .map((position) => ({
      position,
      score: 0,
      coverage: 0,
      named: 0,
      whole: false,
      closeness: 0,
      found: nothingSaid.at,
    })),
];

/** `... Bagaimana caranya?`: what is asked stands in the story before. */
function asksOnlyHow({ words, time }: Reading, { everyday }: UnderstandingIndex): boolean {
  const last = words.at(-1)?.sentence;
  return words.every((w, at) => w.sentence !== last || everyday.has(w.standard) || time.used.has(at));
}

/** Words of the longest keyword of several words that are all told, however far apart; 0 for none. */
const toldKeyword = (position: number, told: ReadonlySet<string>, index: UnderstandingIndex): number =>
  Math.max(
    0,
    ...(index.answerKeywords[position] ?? []).map((k) => (k.length > 1 && k.every((w) => told.has(w)) ? k.length : 0)),
  );

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
  const own = index.answerWords[answer.position];
  const said = reading.mentions.filter((m) => m.meaning === meaning);
  if (isAimedAt(meaning, reading)) return true;
  const isOwn = said.some((m) => reading.words.slice(m.start, m.end).some((w) => own?.has(w.standard)));
  return said.length > 0 && answer.named > 1 && !isOwn;
}

/** `untuk lomba`, `saat kelas`: only what the thing asked about is for. */
const isAimedAt = (meaning: Meaning, { mentions, words }: Reading): boolean => {
  const said = mentions.filter((m) => m.meaning === meaning);
  return said.length > 0 && said.every(({ start }) => [1, 2].some((b) => aims.has(words[start - b]?.standard ?? "")));
};
const aims = new Set(["untuk", "saat", "selama", "ketika", "waktu", "sambil"]);

/** `Hari Minggu perpustakaannya melayani?`, `minggu buka ga min` */
const asksForHours = (reading: Reading): boolean =>
  reading.time.period !== null &&
  !reading.has("talk:class") &&
  !reading.has("wish:all") &&
  (reading.has("talk:library") ||
    (reading.words.length <= 6 &&
      mustWords(reading).every((w) => opening.has(w.standard)) &&
      !reading.has("talk:competition") &&
      !reading.has("talk:mobile") &&
      reading.words.some((w) => opening.has(w.standard))));
const opening = new Set(["buka", "tutup", "libur"]);

/** A question or keyword of the library in its own words, with nothing but everyday words before and after it. */
export function askedInFull(reading: Reading, { index, context }: Surroundings): Intent | null {
  const { words } = reading;
  // `alamatnya di mana?` after a class
  const isOfClass = context.topic === "courses" && reading.facets.length > 0 && !reading.has("talk:library");
  if (isOfClass && words.some((w) => w.text.endsWith("nya"))) return null;
  // `hari senin ada kelas apa`: a keyword that is a day.
  const asksForClasses = isAboutClass(reading) || reading.has("wish:all");
  const isContent = ({ standard }: Word) => !index.everyday.has(standard);
  const first = words.findIndex(isContent);
  const last = words.findLastIndex(isContent);
  if (words.length > longestAsked || first < 0) return null;
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
  if (course && asksBeside(course, answer, reading, index))
    return { kind: "library-answer", positions: [answer.position] };
  const conditional = reading.audiences.length > 0 || reading.time.period !== null || reading.fee !== null;
  const isElse = reading.has("wish:complaint") || reading.has("wish:help");
  if (isElse && reading.facets.length === 0 && answer.named < 2) return null;
  // `anak smp bisa ikut apa`, `ikut yoga bisa daftar`: what is asked for is a class; not in `bawa anak saat ikut kelas`.
  const isOfMatter = reading.mentions.every(
    (m) => !m.meaning.startsWith("for:") || range(m.start, m.end).every((at) => answer.said.has(at)),
  );
  if (reading.audiences.length > 0 && !isOfMatter && reading.has("wish:take part") && !reading.has("talk:library"))
    return null;
  // `Rabu depan yang khusus perempuan mulai jam berapa?`
  const isForPeople = reading.audiences.length > 0 && reading.time.period !== null && reading.facets.includes("when");
  if (isForPeople && answer.named < 2 && !reading.has("talk:library")) return null;
  const own = index.answerWords[answer.position];
  const isOwnWord = (w: SubjectWord) => own?.has(w.standard) === true || answer.said.has(w.at);
  const isOwn = answer.said.size > 1 || mustWords(reading).some(isOwnWord);
  if (isAboutClass(reading) && conditional && (reading.has("wish:all") || !isOwn)) return null;
  const others = mustWords(reading).filter((w) => isSubject(w, index) && !isOwnWord(w));
  if (others.length > 0 && answer.named < 2) return null;
  const named = reading.isLong ? 2 : isAboutClass(reading) ? 1 : 0;
  if (answer.named < named) return null;
  const about = isAboutClass(reading) && !(answer.named > 0 && isAimedAt("talk:class", reading));
  const ofClass =
    context.topic === "courses" &&
    (reading.facets.length > 0 || wantsToRegister(reading)) &&
    !reading.has("talk:library");
  // `paling lambat daftar kapan` after a competition
  const ofCompetition =
    context.topic === "competitions" && answer.named < 2 && reading.has("wish:register") && reading.facets.length > 0;
  if (ofClass || (ofCompetition && !reading.has("talk:library"))) return null;
  const needed =
    (about && reading.isLong) || ofClass
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
  const last = reading.words.at(-1)?.sentence;
  // What the visitors of a story have just learnt at school is not what it asks.
  const isTold = (w: SubjectWord) => reading.isLong && answer.said.size > 1 && reading.words[w.at]?.sentence !== last;
  const isForeign = (w: SubjectWord) => w.inPlace && !isOwnWord(w) && !isTold(w) && (answer.named < 2 || !w.known);
  if (isElsewhere && mustWords(reading).some(isForeign)) return null;
  const unexplained = mustWords(reading).filter(
    (w) => !answer.said.has(w.at) && !index.answers.isNameWord(w.text) && !index.answers.isNameWord(w.standard),
  );
  if (unexplained.length > 0 && answer.named === 0 && !isOwn) return null;
  if (unexplained.length > 2 && !reading.isLong && answer.strength < 0.8) return null;
  if (
    context.topic === "courses" &&
    isOnlyAbout(reading) &&
    reading.facets.length > 0 &&
    !reading.has("talk:library") &&
    answer.strength < 0.9
  )
    return null;
  return { kind: "library-answer", positions: [answer.position] };
}
