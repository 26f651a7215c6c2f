/** Finds what a message is about among the texts of the catalogue: by word, by the word's root, and by words that mean nearly the same. */
import { joining, longestNameSaid, mostPlaces, type Name, type NameSaid, note, type Places } from "./names-said.ts";
import { unaffixed } from "./affixes.ts";
import { createTotals } from "./totals.ts";

export interface Document {
  /** Title and other names: one of them said in full settles what is meant. */
  readonly names: readonly string[];
  /** Texts with how much a word in them counts, 0 to 1. */
  readonly texts: readonly { readonly text: string; readonly weight: number }[];
}

export interface QueryWord {
  readonly text: string;
  readonly standard: string;
  /** 1: must be explained by what is found; less: helps where it fits and is no loss where it does not. */
  readonly weight: number;
}

export interface Hit extends NameSaid {
  readonly position: number;
  /** Weight of the words that were found. */
  readonly score: number;
  /** Share of the words that must be explained, 0 to 1. */
  readonly coverage: number;
  /** The best a word that must be explained was matched with: 1 in a name as it is said, less in texts and by likeness. */
  readonly closeness: number;
  /** Indexes into the query. */
  readonly found: ReadonlySet<number>;
}

export interface TextSearch {
  /**
   * Best first; at most `most`.
   * @param around standard words of the whole message
   */
  search(query: readonly QueryWord[], most?: number, around?: ReadonlySet<string>): Hit[];
  readonly nameWords: ReadonlySet<string>;
  /** Whether the word stands in a name. */
  isNameWord(word: string): boolean;
  /** Whether the word, or one that means nearly the same, stands anywhere. */
  knows(word: string): boolean;
}

export interface Language {
  /** Standard spelling of the words of a text. */
  readonly words: (text: string) => readonly { readonly text: string; readonly standard: string }[];
  /** Words that mean nearly the same. */
  readonly similar: (word: string) => readonly string[];
  /** Words for what is alike and not the same. */
  readonly near: (word: string) => readonly string[];
  /** Words that say nothing about the subject. */
  readonly isEmpty: (word: string) => boolean;
  /** Whether such words too must be said for a name to be said in full: `berapa buku`. */
  readonly wholeNames: boolean;
}

const derived = 0.95;
const nearlySame = 0.8;
const alikeOnly = 0.65;
const shortestRoot = 4;
/** `les` */
const shortestTold = 3;
const nameWeight = 1;

export function createTextSearch(documents: readonly Document[], language: Language): TextSearch {
  const entries = new Map<string, Entry>();
  const byForm = new Map<string, { readonly entry: Entry; readonly quality: number }[]>();
  const nameWords = new Set<string>();
  const names: Name[][] = [];
  const remembered = new Map<string, readonly Form[]>();
  /** The words of a catalogue repeat. */
  const forms = (word: string): readonly Form[] => {
    let found = remembered.get(word);
    if (!found) remembered.set(word, (found = formsOf(word)));
    return found;
  };
  const entryOf = (text: string, standard: string): Entry => {
    const key = text === standard ? text : `${text} ${standard}`;
    const before = entries.get(key);
    if (before) return before;
    const qualities = new Map(forms(text));
    for (const [form, quality] of forms(standard)) if (!qualities.has(form)) qualities.set(form, quality * derived);
    const entry: Entry = { forms: [...qualities.keys()], positions: [], weights: [] };
    for (const [form, quality] of qualities) {
      const list = byForm.get(form);
      if (list) list.push({ entry, quality });
      else byForm.set(form, [{ entry, quality }]);
    }
    entries.set(key, entry);
    return entry;
  };
  const index = (position: number, text: string, weight: number) =>
    language.words(text).flatMap((word) => {
      const empty = language.isEmpty(word.standard) || language.isEmpty(word.text);
      if (empty && !language.wholeNames) return [];
      const entry = entryOf(word.text, word.standard);
      if (!empty) post(entry, position, weight);
      return [entry.forms];
    });
  documents.forEach((document, position) => {
    names.push(
      document.names.map((name) => {
        const words = index(position, name, nameWeight);
        for (const { text, standard } of language.words(name))
          if (!language.isEmpty(standard) && !language.isEmpty(text)) nameWords.add(text).add(standard);
        const rest = language.wholeNames
          ? []
          : language
              .words(name)
              .filter((w) => w.standard.length >= shortestTold && !words.some((own) => own.includes(w.text)))
              .map((w) => w.standard)
              .filter((w) => !joining.has(w));
        return { words, rest };
      }),
    );
    for (const { text, weight } of document.texts) index(position, text, weight);
  });
  remembered.clear();

  const leads = new Map<string, Lead>();
  /** Remembered, since people use the same words. */
  const leadOf = (word: string): Lead => {
    const before = leads.get(word);
    if (before) return before;
    const own = formsOf(word);
    const lead = {
      forms: own.map(([form]) => form),
      entries: own.flatMap(([form, quality]) => entriesOf(form, quality)),
      alike: [
        ...language.near(word).flatMap((other) => entriesOf(other, alikeOnly)),
        ...language.similar(word).flatMap((other) => entriesOf(other, nearlySame)),
      ],
    };
    if (leads.size > 20_000) leads.clear();
    leads.set(word, lead);
    return lead;
  };
  const entriesOf = (form: string, quality: number) =>
    (byForm.get(form) ?? none).map(({ entry, quality: own }) => ({ entry, own, quality }));

  const totals = createTotals(documents.length);
  const rarest = Math.log(1 + documents.length);
  /** How well the word now looked at was found in each document; zero between words. */
  const best = new Float64Array(documents.length);
  /** Of a document that was chosen its rank, from 1; zero between searches. */
  const chosenAt = new Uint16Array(documents.length);
  const look = (found: Lead["entries"], hits: number[]) => {
    for (const { entry, own, quality } of found) {
      const { positions, weights } = entry;
      for (let k = 0; k < positions.length; k++) {
        const position = positions[k] as number;
        const reached = (weights[k] as number) * own * quality;
        const before = best[position] as number;
        if (before >= reached) continue;
        if (before === 0) hits.push(position);
        best[position] = reached;
      }
    }
  };

  /** Where the words of a query and those that mean nearly the same were said. */
  const placesOf = (asked: readonly Asked[]): { readonly said: Places; readonly alike: Places } => {
    const said: Places = new Map();
    const alike: Places = new Map();
    for (const { text, standard, at } of asked) {
      const places = at.slice(0, mostPlaces);
      for (const form of leadOf(text).forms) note(said, form, places);
      if (standard !== text) for (const form of leadOf(standard).forms) note(said, form, places);
      if (language.wholeNames && !language.isEmpty(standard))
        for (const other of language.similar(standard)) note(alike, other, places);
    }
    return { said, alike };
  };

  return {
    nameWords,
    isNameWord: (word) => nameWords.has(word),
    knows: (word) => leadOf(word).entries.length > 0 || language.similar(word).some((other) => byForm.has(other)),
    search(query, most = 8, around = nothing) {
      if (query.length === 0) return [];
      const asked = eachOnce(query);
      let required = 0;
      for (const { text, standard, weight, musts, hits } of asked) {
        if (language.isEmpty(standard)) continue;
        const lead = leadOf(standard);
        if (standard !== text) look(leadOf(text).entries, hits);
        look(lead.entries, hits);
        look(lead.alike, hits);
        const rarity = Math.log(1 + documents.length / Math.max(1, hits.length)) / rarest;
        required += rarity * musts;
        totals.add(hits, best, rarity * weight, rarity * musts);
      }
      const ranked = totals.best(most * 3);
      if (ranked.length === 0) return [];
      const { said, alike } = placesOf(asked);
      const chosen = ranked
        .map(({ position, score, required: explained, closeness }) => ({
          position,
          score,
          coverage: required === 0 ? 1 : explained / required,
          ...longestNameSaid(names[position] ?? none, said, alike, around),
          closeness,
          found: new Set<number>(),
        }))
        .sort((a, b) => b.score + bonus(b) - a.score - bonus(a))
        .slice(0, most);
      for (const [i, { position }] of chosen.entries()) chosenAt[position] = i + 1;
      for (const { at, hits } of asked)
        for (const position of hits) {
          const found = chosen[(chosenAt[position] as number) - 1]?.found;
          if (found) for (const i of at) found.add(i);
        }
      for (const { position } of chosen) chosenAt[position] = 0;
      return chosen;
    },
  };
}

/** A word of a query, however often it was said. */
interface Asked {
  readonly text: string;
  readonly standard: string;
  /** Indexes into the query. */
  readonly at: number[];
  /** Of all of them together. */
  weight: number;
  /** How many of them must be explained. */
  musts: number;
  /** Positions of the documents where it was found. */
  readonly hits: number[];
}

function eachOnce(query: readonly QueryWord[]): readonly Asked[] {
  const words = new Map<string, Asked>();
  query.forEach(({ text, standard, weight }, i) => {
    const key = text === standard ? text : `${text} ${standard}`;
    let asked = words.get(key);
    if (!asked) words.set(key, (asked = { text, standard, at: [], weight: 0, musts: 0, hits: [] }));
    asked.at.push(i);
    asked.weight += weight;
    if (weight >= 1) asked.musts++;
  });
  return [...words.values()];
}

/** A word of the documents: its forms, and where it stands with how much it counts there. */
interface Entry {
  readonly forms: readonly string[];
  readonly positions: number[];
  readonly weights: number[];
}

/** Documents are read in their order, so the last position is the present one if the word stood there before. */
function post({ positions, weights }: Entry, position: number, weight: number): void {
  const last = positions.length - 1;
  if (positions[last] === position) weights[last] = Math.max(weights[last] as number, weight);
  else {
    positions.push(position);
    weights.push(weight);
  }
}

const bonus = ({ named }: Hit) => Math.min(3, named) * 0.15;

const none: readonly never[] = [];
const nothing: ReadonlySet<string> = new Set();

type Form = readonly [form: string, quality: number];

/** A word and its roots with how sure they are. */
const formsOf = (word: string): readonly Form[] =>
  unaffixed(word)
    .filter((form) => form === word || form.length >= shortestRoot)
    .map((form) => [form, form === word ? 1 : derived] as const);

/** What a word of a query leads to. */
interface Lead {
  readonly forms: readonly string[];
  /** Words of the documents with one of its forms: how sure the form is there, and here. */
  readonly entries: readonly { readonly entry: Entry; readonly own: number; readonly quality: number }[];
  /** The same of words that mean nearly the same, or are alike. */
  readonly alike: Lead["entries"];
}
