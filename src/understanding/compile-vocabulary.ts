/** The vocabulary made ready for look-ups, once in a process: no catalogue changes it. */
import type { Audience } from "../catalogue/catalogue.ts";
import type { Facet } from "./intent.ts";
import { createMatterFinder, type MatterFinder } from "./matters.ts";
import { createPhraseFinder, type Phrase, type PhraseFinder } from "./phrases.ts";
import { createSmallTalkFinder, type SaidAlone, type SmallTalkFinder } from "./said-alone.ts";
import { createRecogniser, type KnownWords, knowWords, type Word } from "./recognise.ts";
import { compileTimeWords, type TimeWords } from "./time/time-words.ts";
import type { conditionWords, talkSubjects, Vocabulary, wishes } from "./vocabulary.ts";

export type Meaning =
  | `ask:${Facet}`
  | `talk:${(typeof talkSubjects)[number]}`
  | `wish:${(typeof wishes)[number]}`
  | `if:${(typeof conditionWords)[number]}`
  | `for:${Audience}`
  | `school:${string}`
  | "outside"
  /** Looks like a question and is none. */
  | "nothing";

export interface CompiledVocabulary {
  readonly known: KnownWords;
  readonly meanings: PhraseFinder<Meaning>;
  /** Standard words that mean something by themselves. */
  readonly telling: ReadonlySet<string>;
  /** Greetings and thanks alone. */
  readonly courtesies: PhraseFinder<Meaning>;
  readonly matters: MatterFinder;
  readonly smallTalk: SmallTalkFinder;
  readonly time: TimeWords;
  /** Standard words that say nothing about a subject. */
  readonly everyday: ReadonlySet<string>;
  /** Those of other languages alone. */
  readonly elsewhere: ReadonlySet<string>;
  /** Standard words that only accompany a request. */
  readonly polite: ReadonlySet<string>;
  /** Words as typed by which somebody tells the bot to do something: `buatkan`. */
  readonly errands: ReadonlySet<string>;
  /** Standard words for whom a greeting speaks to, where nothing else follows: `pengelola perpustakaan`. */
  readonly addressed: ReadonlySet<string>;
  /** Words as typed that begin a sentence where nobody wrote a full stop. */
  readonly sentenceOpeners: ReadonlySet<string>;
  /** Words that name a subject somewhere, taught here or not. */
  readonly subjects: ReadonlySet<string>;
  readonly classWords: ReadonlySet<string>;
  /** Words for people of whom an audience holds many others: `lansia`. */
  readonly particularPeople: ReadonlySet<string>;
  /** Words for kinds of communities. */
  readonly communityWords: ReadonlySet<string>;
  /** Words of a level → `level:lanjutan`. */
  readonly levels: ReadonlyMap<string, string>;
  /** Words that mean nearly the same. */
  readonly similar: Words;
  /** Words for what is alike and not the same: `gitar`, `ukulele`. */
  readonly near: Words;
}

const compiled = new WeakMap<Vocabulary, CompiledVocabulary>();

export function compileVocabulary(vocabulary: Vocabulary): CompiledVocabulary {
  let compiledWords = compiled.get(vocabulary);
  if (!compiledWords) compiled.set(vocabulary, (compiledWords = compile(vocabulary)));
  return compiledWords;
}

function compile(vocabulary: Vocabulary): CompiledVocabulary {
  const { wishes, courtesy } = vocabulary;
  const known = knowWords({
    spelling: vocabulary.spelling,
    texts: vocabularyTexts(vocabulary),
    particles: [...courtesy, ...wishes.greeting, ...wishes.thanks, ...wishes.acknowledge],
    everyday: vocabulary.everyday,
    exact: vocabulary["everyday elsewhere"],
  });
  const recogniser = createRecogniser(known, []);
  const standard = (text: string) => recogniser.phrase(text);
  const standardSet = (words: readonly string[]) =>
    new Set(words.flatMap((w) => (w.includes(" ") ? [] : [w, ...standard(w)])));
  const said = phrases(vocabulary, standard);
  return {
    known,
    meanings: createPhraseFinder(said),
    telling: new Set(
      said.flatMap(({ words: [word, ...more] }) => (word !== undefined && more.length === 0 ? [word] : [])),
    ),
    courtesies: createPhraseFinder(said.filter((p) => p.meaning === "wish:greeting" || p.meaning === "wish:thanks")),
    matters: createMatterFinder(
      Object.entries(vocabulary["library matters"]).flatMap(([matter, said], order) =>
        said.map((text) => ({ matter, order, words: standard(text) })),
      ),
    ),
    smallTalk: smallTalkFinder(vocabulary, (text) => recogniser.words(text)),
    time: compileTimeWords(vocabulary, standard),
    everyday: standardSet([...vocabulary.everyday, ...vocabulary["everyday elsewhere"]]),
    elsewhere: only(vocabulary["everyday elsewhere"], standardSet(vocabulary.everyday)),
    polite: standardSet(vocabulary.courtesy),
    errands: new Set(vocabulary.errands),
    addressed: standardSet(vocabulary.addressed),
    sentenceOpeners: new Set(vocabulary["sentence openers"]),
    subjects: standardSet(vocabulary["well known subjects"]),
    classWords: standardSet(vocabulary["subjects of talk"].class),
    communityWords: standardSet([...vocabulary["subjects of talk"].community, ...vocabulary["kinds of communities"]]),
    particularPeople: standardSet(vocabulary["particular people"]),
    levels: new Map(
      Object.entries(vocabulary.levels).flatMap(([level, said]) =>
        [...standardSet(said)].map((word) => [word, `level:${level}`] as const),
      ),
    ),
    similar: similarWords(vocabulary, standard),
    near: nearWords(vocabulary, standard),
  };
}

const only = (words: readonly string[], others: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(words.filter((w) => !others.has(w)));

function phrases(vocabulary: Vocabulary, standard: (text: string) => string[]): Phrase<Meaning>[] {
  const all = (prefix: string, group: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(group).flatMap(([name, said]) =>
      said.map((text) => ({ meaning: `${prefix}:${name}` as Meaning, words: standard(text) })),
    );
  return [
    ...all("ask", vocabulary.questions),
    ...all("talk", vocabulary["subjects of talk"]),
    ...all("wish", vocabulary.wishes),
    ...all("if", vocabulary.conditions),
    ...all("for", vocabulary.audiences),
    ...all("school", vocabulary.schools),
    ...vocabulary["no questions"].map((text) => ({ meaning: "nothing" as const, words: standard(text) })),
    ...vocabulary.outside.map((text) => ({ meaning: "outside" as const, words: standard(text) })),
  ];
}

/** @param read words of a text; one that only resembles a known word stays as it is: `males` is no `malam` */
function smallTalkFinder(vocabulary: Vocabulary, read: (text: string) => readonly Word[]): SmallTalkFinder {
  const standard = (text: string) => read(text).map((w) => (w.slipped || w.doubtful ? w.text : w.standard));
  const { greeting, identity, thanks, acknowledge, help } = vocabulary.wishes;
  const phrases = (kind: SaidAlone, texts: readonly string[], fills: boolean) =>
    texts.flatMap((text) => {
      const [own, typed] = [standard(text), text.split(/[\s-]+/)];
      return (own.join(" ") === typed.join(" ") ? [own] : [own, typed]).map((words) => ({ kind, words, fills }));
    });
  return createSmallTalkFinder(
    [
      ...Object.entries(vocabulary["said alone"]).flatMap(([kind, said]) => phrases(kind as SaidAlone, said, false)),
      ...phrases("greeting", [...greeting, ...identity], true),
      ...phrases("thanks", thanks, true),
      ...phrases("acknowledge", acknowledge, true),
      ...phrases("help", help, true),
    ],
    new Set(vocabulary.courtesy.flatMap((text) => (text.includes(" ") ? [] : [text, ...standard(text)]))),
  );
}

type Words = ReadonlyMap<string, readonly string[]>;
type AddWords = (word: string, others: Iterable<string>) => void;

/** Words that mean nearly the same, and the members of a field of knowledge. */
const similarWords = (vocabulary: Vocabulary, standard: (text: string) => string[]): Words =>
  collect((add) => {
    for (const group of vocabulary.similar) addGroup(group, standard, add);
    // A field leads to what belongs to it, not the other way: archery is no yoga.
    for (const [field, members] of Object.entries(vocabulary.fields))
      for (const word of new Set([field, ...standard(field)])) add(word, wordsOf(members, standard));
    // What is made or used belongs to its craft and no other thing of it: `gamis` is sewn, and no `kebaya`.
    for (const [craft, things] of Object.entries(vocabulary.crafts)) {
      const names = new Set([craft, ...standard(craft), ...sameAs(craft, vocabulary.similar)]);
      const words = wordsOf([...names], standard);
      for (const thing of wordsOf(things, standard)) add(thing, words);
      for (const name of words) add(name, wordsOf(things, standard));
    }
  });

const sameAs = (word: string, groups: readonly (readonly string[])[]): readonly string[] =>
  groups.flatMap((group) => (group.includes(word) ? group : []));

const nearWords = (vocabulary: Vocabulary, standard: (text: string) => string[]): Words =>
  collect((add) => {
    for (const group of vocabulary.near) addGroup(group, standard, add);
  });

function addGroup(group: readonly string[], standard: (text: string) => string[], add: AddWords): void {
  const words = wordsOf(group, standard);
  for (const word of words) add(word, words);
}

const wordsOf = (texts: readonly string[], standard: (text: string) => string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => (text.includes(" ") ? [] : [text, ...standard(text)])));

/** Word → the standard words it leads to. */
function collect(fill: (add: AddWords) => void): Words {
  const groups = new Map<string, Set<string>>();
  fill((word, others) => {
    const own = groups.get(word) ?? new Set();
    for (const other of others) if (other !== word) own.add(other);
    groups.set(word, own);
  });
  return new Map([...groups].map(([word, others]) => [word, [...others]]));
}

function vocabularyTexts(v: Vocabulary): string[] {
  const groups = [
    v.questions,
    v["subjects of talk"],
    v.wishes,
    v.conditions,
    v.audiences,
    v.schools,
    v["special days"],
    v.levels,
    v["library matters"],
    v.crafts,
    { kinds: v["kinds of communities"], people: v["particular people"] },
    v.time,
    v.weekdays,
    v.months,
    v.numbers,
  ];
  return [
    ...groups.flatMap((group) => Object.values(group).flat()),
    ...Object.values(v["day parts"]).flatMap((p) => p.said),
    ...Object.keys(v.fields),
    ...Object.keys(v.crafts),
    ...v.similar.flat(),
    ...v.near.flat(),
    ...v["well known subjects"],
    ...v.outside,
    ...v["no questions"],
    ...v.everyday,
    ...v.courtesy,
    ...v["sentence openers"],
  ];
}
