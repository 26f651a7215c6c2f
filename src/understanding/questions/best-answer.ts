/** Which answer of the library (Tanya Jawab) a message is nearest to, by its words and by the matters they say. */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import { type Found, isAboutClass } from "./step.ts";
import type { MatterSaid } from "../matters.ts";
import { range } from "../reading/meanings.ts";
import type { Reading } from "../read-message.ts";
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
  let best: Found["answer"] = null;
  const mostParticular = Math.max(-1, ...[...said.values()].map((s) => s.order));
  for (const hit of withMatters(hits, said)) {
    const answer = index.snapshot.answers[hit.position];
    if (!answer) continue;
    const own = index.answerWords[hit.position];
    const foreign = (["talk:competition", "talk:mobile"] as const).some(
      (m) => reading.has(m) && !own?.has(otherTalk[m]) && !isAimedAt(m, reading),
    );
    const named = asksInTheEnd ? Math.max(hit.named, toldKeyword(hit.position, reading.said, index)) : hit.named;
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
  const { words, mentions, isInEnd } = reading;
  const matters = index.matters(words, reading.said);
  if (matters.length === 0) return matters;
  const isAsked = ({ at }: MatterSaid) => at.size > 1 && [...at].every(isInEnd);
  // What a story tells of classes before it asks for something else.
  const asksForClass = reading.hasInEnd("talk:class");
  const outside = mentions.filter((m) => m.meaning === "outside" && (!reading.isLong || isInEnd(m.start)));
  return (
    matters
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
const asksOnlyHow = ({ words, time, isInEnd }: Reading, { everyday }: UnderstandingIndex): boolean =>
  words.every((w, at) => !isInEnd(at) || everyday.has(w.standard) || time.used.has(at));

/** Words of the longest keyword of several words that are all told, however far apart; 0 for none. */
const toldKeyword = (position: number, told: ReadonlySet<string>, index: UnderstandingIndex): number =>
  Math.max(
    0,
    ...(index.answerKeywords[position] ?? []).map((k) => (k.length > 1 && k.every((w) => told.has(w)) ? k.length : 0)),
  );

/** `untuk lomba`, `saat kelas`: only what the thing asked about is for. */
export const isAimedAt = (meaning: Meaning, { mentions, words }: Reading): boolean => {
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
      reading.must.every((w) => opening.has(w.standard)) &&
      !reading.has("talk:competition") &&
      !reading.has("talk:mobile") &&
      reading.words.some((w) => opening.has(w.standard))));
const opening = new Set(["buka", "tutup", "libur"]);
