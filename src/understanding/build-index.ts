/** What understanding looks up, built once for each snapshot of the catalogue. */
import type { Community, Course, Stop } from "../catalogue/catalogue.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { CourseId } from "../platform/ids.ts";
import { compileVocabulary, type CompiledVocabulary } from "./compile-vocabulary.ts";
import { partsOfPlace } from "./intent.ts";
import { commonWords } from "./common-words.ts";
import type { MatterSaid } from "./matters.ts";
import { createMender, type MendWords } from "./mend-words.ts";
import { createPhraseFinder, type PhraseFinder } from "./phrases.ts";
import { ownNames } from "./own-names.ts";
import { createNameFinder, type NameFinder } from "./places.ts";
import { createRecogniser, type Recogniser } from "./recognise.ts";
import { createTitles, type TitleRead } from "./titles.ts";
import { createTextSearch, type Document, type Language, type TextSearch } from "./text-search.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface UnderstandingIndex extends CompiledVocabulary {
  readonly snapshot: CatalogueSnapshot;
  readonly recogniser: Recogniser;
  /** Undoes slips in words of the titles. */
  readonly mend: MendWords;
  /** Names of classes and competitions that hold words which mean something else by themselves: `Senam Pagi`, `Batik untuk Pemula`. */
  readonly names: PhraseFinder<"name">;
  /** Words of the names of classes and competitions. */
  readonly nameWords: ReadonlySet<string>;
  /** Reads the names of a class of the snapshot. */
  readonly titleOf: (course: Course) => TitleRead;
  /** Every standard word of the titles, also those that tell nothing by themselves. */
  readonly titleWords: ReadonlySet<string>;
  /** Topics of one word → the classes that have them. */
  readonly coursesOfTopic: ReadonlyMap<string, readonly CourseId[]>;
  readonly courses: TextSearch;
  readonly competitions: TextSearch;
  readonly answers: TextSearch;
  /** The questions and keywords of the answers, in standard words → their position. */
  readonly answerOfPhrase: ReadonlyMap<string, number>;
  /** What stands in them from the first word to the last that is no everyday word. */
  readonly answerSubjects: ReadonlySet<string>;
  /** Standard words of each keyword of each answer, without those that carry no subject. */
  readonly answerKeywords: readonly (readonly (readonly string[])[])[];
  /** Matters of the library → the answers that speak of them in their question or keywords. */
  readonly answersOfMatter: ReadonlyMap<string, readonly number[]>;
  /** Standard words of the questions and keywords of each answer. */
  readonly answerWords: readonly ReadonlySet<string>[];
  /** Words for kinds of classes (`pelatihan`) → the classes whose titles say so. */
  readonly coursesOfKind: ReadonlyMap<string, readonly CourseId[]>;
  readonly communities: NameFinder<Community>;
  readonly districts: NameFinder<string>;
  readonly stops: NameFinder<Stop>;
  /** Places of meetings, as written in the catalogue. */
  readonly places: NameFinder<string>;
}

/** Words that stand in many names of places and communities and name none. */
const joiningWords = new Set(["dan", "untuk", "dengan", "dalam", "pada", "dari", "yang", "atau", "oleh", "sampai"]);
const commonPlaceWords = new Set(
  "kantor desa balai lapangan halaman kelurahan kecamatan depan jalan lantai ruang gedung samping belakang komunitas perpustakaan keliling mobil rumah taman dusun kampung kabupaten kota masjid pasar sekolah dan di".split(
    " ",
  ),
);
/** Question words carry no subject of an answer. */
const emptyInAnswers = new Set(
  "apa berapa bagaimana di mana kapan siapa yang ya untuk dengan dan ada apakah bisa boleh tidak kalau saya kakak saja itu ini ke dari jam mau atau sudah masih juga cara perpustakaan tolong minta lagi kelas jika dong sih pada oleh para ikut saat".split(
    " ",
  ),
);

export function buildIndex(snapshot: CatalogueSnapshot, vocabulary: Vocabulary): UnderstandingIndex {
  const compiledWords = compileVocabulary(vocabulary);
  const { classWords, communityWords, similar, near, meanings, time } = compiledWords;
  const own = ownNames(titleWords(snapshot), compiledWords);
  const everyday =
    own.size === 0 ? compiledWords.everyday : new Set([...compiledWords.everyday].filter((w) => !own.has(w)));
  const recogniser = createRecogniser(compiledWords.known, catalogueWords(snapshot), own);
  // Titles, aliases and topics are looked at again and again while the index is built.
  const read = new Map<string, ReturnType<typeof recogniser.words>>();
  const typed = (text: string) => {
    const before = read.get(text);
    if (before) return before;
    const words = recogniser.words(text);
    if (text.length <= longestName) read.set(text, words);
    return words;
  };
  const standard = (text: string) => typed(text).map((w) => w.standard);
  const language = (isEmpty: (word: string) => boolean, wholeNames = false): Language => ({
    words: typed,
    similar: (word) => similar.get(word) ?? [],
    near: (word) => near.get(word) ?? [],
    isEmpty,
    wholeNames,
  });
  const aboutClasses = language((w) => everyday.has(w) || classWords.has(w));
  const aboutCompetitions = language((w) => everyday.has(w) || w === "lomba");
  const names = {
    words: (text: string) => typed(text).map((w) => w.text),
    isEmpty: (w: string) => commonPlaceWords.has(w),
  };
  const isKindOfCommunity = (word: string) =>
    communityWords.has(word) || standard(word).some((w) => communityWords.has(w));
  const finder = <Value>(values: readonly { readonly value: Value; readonly name: string }[]) =>
    createNameFinder(values, names.words, names.isEmpty);
  const districts = [...new Set(snapshot.stops.map((s) => s.district))].filter((d) => d !== "");
  const places = [...new Set(snapshot.meetings.flatMap((m) => [m.place, ...partsOfPlace(m.place)]))];
  const namesOf = (list: readonly { readonly title: string; readonly aliases: readonly string[] }[]) =>
    list
      .flatMap(({ title, aliases }) => [title, ...aliases].map((text) => withoutKind(standard(text), classWords)))
      .filter((words) => words.length > 1 && (words.some((w) => time.names.has(w)) || meanings(words).length > 0));
  const courses = createTextSearch(snapshot.courses.map(courseDocument), aboutClasses);
  const competitions = createTextSearch(snapshot.competitions.map(competitionDocument), aboutCompetitions);
  const index: UnderstandingIndex = {
    ...compiledWords,
    everyday,
    snapshot,
    recogniser,
    mend: createMender(
      [...snapshot.courses, ...snapshot.competitions].flatMap(({ title, aliases }) => [title, ...aliases].map(typed)),
      {
        isKind: (w) => classWords.has(w) || w === "lomba" || joiningWords.has(w),
        isEveryday: (w) => everyday.has(w),
        isCommon: (w) => commonWords.has(w),
        isSubject: (w) => compiledWords.subjects.has(w),
        isFixed: ({ text, standard }) =>
          time.names.has(standard) || compiledWords.subjects.has(text) || compiledWords.telling.has(standard),
      },
    ),
    names: createPhraseFinder(
      [...namesOf(snapshot.courses), ...namesOf(snapshot.competitions)].map((words) => ({ meaning: "name", words })),
    ),
    titleOf: createTitles(recogniser, compiledWords),
    titleWords: new Set(snapshot.courses.flatMap((c) => standard(c.title))),
    coursesOfTopic: coursesOfTopic(snapshot, standard),
    nameWords: new Set([...courses.nameWords, ...competitions.nameWords]),
    courses,
    competitions,
    answers: createTextSearch(
      snapshot.answers.map(answerDocument),
      language((w) => emptyInAnswers.has(w), true),
    ),
    answerOfPhrase: new Map(
      snapshot.answers
        .flatMap((a, i) => [a.question, ...a.keywords].map((text) => [standard(text), i] as const))
        .filter(([words]) => words.some((w) => !everyday.has(w)))
        .map(([words, i]) => [words.join(" "), i] as const),
    ),
    answerSubjects: new Set(
      snapshot.answers.flatMap((a) =>
        [a.question, ...a.keywords].map((text) => subjectIn(standard(text), everyday).join(" ")),
      ),
    ),
    answerKeywords: snapshot.answers.map((a) =>
      a.keywords.map((text) => standard(text).filter((w) => !emptyInAnswers.has(w))),
    ),
    answersOfMatter: answersOfMatter(snapshot, (text) => compiledWords.matters(typed(text))),
    answerWords: snapshot.answers.map((a) => new Set(standard([a.question, ...a.keywords].join(" ")))),
    coursesOfKind: coursesOfKind(snapshot, typed, classWords),
    communities: createNameFinder(
      snapshot.communities.map((c) => ({ value: c, name: c.title })),
      names.words,
      names.isEmpty,
      isKindOfCommunity,
    ),
    districts: finder(districts.map((d) => ({ value: d, name: d }))),
    stops: finder(snapshot.stops.map((s) => ({ value: s, name: s.place }))),
    places: finder(places.map((p) => ({ value: p, name: p }))),
  };
  read.clear();
  return index;
}
/** From the first word to the last that is no everyday word. */
export function subjectIn(words: readonly string[], everyday: ReadonlySet<string>): readonly string[] {
  const isSubject = (word: string) => !everyday.has(word);
  const first = words.findIndex(isSubject);
  return first < 0 ? [] : words.slice(first, words.findLastIndex(isSubject) + 1);
}

/** Longer texts are read once. */
const longestName = 60;

function answersOfMatter(
  { answers }: CatalogueSnapshot,
  mattersIn: (text: string) => readonly MatterSaid[],
): Map<string, readonly number[]> {
  const found = new Map<string, Set<number>>();
  answers.forEach(({ question, keywords }, position) => {
    for (const { matter } of [question, ...keywords].flatMap(mattersIn))
      found.set(matter, (found.get(matter) ?? new Set()).add(position));
  });
  return new Map([...found].map(([matter, positions]) => [matter, [...positions]]));
}

/** `Pelatihan Barista` is also said `barista`. */
function withoutKind(words: readonly string[], classWords: ReadonlySet<string>): readonly string[] {
  const first = words.findIndex((w) => !classWords.has(w) && w !== "lomba");
  return first < 0 ? [] : words.slice(first);
}

function coursesOfKind(
  snapshot: CatalogueSnapshot,
  typed: (text: string) => readonly { readonly standard: string }[],
  classWords: ReadonlySet<string>,
): Map<string, CourseId[]> {
  const kinds = new Map<string, CourseId[]>();
  for (const course of snapshot.courses)
    for (const { standard } of typed(course.title)) {
      if (!classWords.has(standard) || everyClass.has(standard)) continue;
      const ids = kinds.get(standard);
      if (ids) ids.push(course.id);
      else kinds.set(standard, [course.id]);
    }
  return kinds;
}

function coursesOfTopic(snapshot: CatalogueSnapshot, standard: (text: string) => string[]): Map<string, CourseId[]> {
  const ofTopic = new Map<string, CourseId[]>();
  for (const course of snapshot.courses)
    for (const topic of course.topics) {
      const [word, ...more] = standard(topic);
      if (word === undefined || more.length > 0) continue;
      const ids = ofTopic.get(word);
      if (ids) ids.push(course.id);
      else ofTopic.set(word, [course.id]);
    }
  return ofTopic;
}

/** Words that tell no kind of class from another. */
const everyClass = new Set(["kelas", "belajar", "jadwal", "acara", "kegiatan"]);

const courseDocument = (course: CatalogueSnapshot["courses"][number]): Document => ({
  names: [course.title, ...course.aliases],
  texts: [...course.topics.map((text) => ({ text, weight: 0.9 })), { text: course.description, weight: 0.75 }],
});
const competitionDocument = (competition: CatalogueSnapshot["competitions"][number]): Document => ({
  names: [competition.title, ...competition.aliases],
  texts: [{ text: competition.description, weight: 0.75 }],
});
const answerDocument = (answer: CatalogueSnapshot["answers"][number]): Document => ({
  names: answer.keywords,
  texts: [
    { text: answer.question, weight: 0.9 },
    { text: answer.answer, weight: 0.4 },
  ],
});

const writtenWords = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}[\p{L}\d]+|[234]d\b/gu) ?? [];

function* titleWords({ courses, competitions }: CatalogueSnapshot): Iterable<string> {
  for (const { title, aliases } of [...courses, ...competitions]) yield* writtenWords([title, ...aliases].join(" "));
}

function* catalogueWords(snapshot: CatalogueSnapshot): Iterable<string> {
  for (const c of snapshot.courses) yield* writtenWords([c.title, ...c.aliases, ...c.topics, c.description].join(" "));
  for (const c of snapshot.competitions) yield* writtenWords([c.title, ...c.aliases, c.description].join(" "));
  for (const a of snapshot.answers) yield* writtenWords([a.question, ...a.keywords, a.answer].join(" "));
  for (const s of snapshot.stops) yield* writtenWords(`${s.place} ${s.district}`);
  for (const c of snapshot.communities) yield* writtenWords(c.title);
  for (const m of new Set(snapshot.meetings.map((meeting) => meeting.place))) yield* writtenWords(m);
}
