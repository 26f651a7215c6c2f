/** Typed words → words that are known: variants, affixes, typing slips, dropped vowels and missing spaces. */
import { unaffixed, withoutClitic } from "./affixes.ts";
import { commonWords } from "./common-words.ts";
import { changesConsonants, createSlips, type SlipTables, slipTables } from "./slips.ts";
import { splitWords, type TypedWord } from "./split-words.ts";

export interface Word extends TypedWord {
  /** The standard word; what was typed where it is not known. */
  readonly standard: string;
  readonly known: boolean;
  /** Only resembles the standard word: another consonant was typed. */
  readonly doubtful: boolean;
  /** Known only as a slip, and of no word of every second message. */
  readonly slipped: boolean;
  /** Known only after its affixes were taken away. */
  readonly derived: boolean;
  /** Spelled like a rarer word, and one key beside a word of every second message: `adwal`, `baut`. */
  readonly mishit: boolean;
}

export interface Recogniser {
  words(message: string): Word[];
  /** The standard words of a phrase of the vocabulary itself. */
  phrase(text: string): string[];
}

/** Unknown words of one message for which slips are looked up; the rest stays unknown. */
const mostSlips = 20;
/** Looking for missing spaces costs most. */
const mostGlued = 5;
const longestVariant = 3;
/** `permen` has no `men` in it, `kekas` no `kas`; `ngecat` has `cat`. */
const shortestRoot = 4;
/** `kelasapa` */
const shortestPair = 8;
/** Letters of affixes around a root in which a slip is looked for. */
const mostAffixed = 4;

/** What the words of the vocabulary give, whatever the catalogue. */
export interface KnownWords {
  readonly standards: ReadonlyMap<string, readonly string[]>;
  readonly preferred: ReadonlySet<string>;
  /** With which a variant of several words begins. */
  readonly firstWords: ReadonlySet<string>;
  /** Standard words that take no affixes: `oke` is not in `memperbaiki`. */
  readonly particles: ReadonlySet<string>;
  /** Words of every second message, which fingers miss most: `apa`, `aja`, `besok`, `gratis`. */
  readonly frequent: ReadonlySet<string>;
  readonly tables: SlipTables;
}

export interface KnownTexts {
  /** Standard word(s) → variants. */
  readonly spelling: Readonly<Record<string, readonly string[]>>;
  /** Words and phrases of the rest of the vocabulary. */
  readonly texts: readonly string[];
  readonly particles: readonly string[];
  /** Words that carry no subject. */
  readonly everyday: readonly string[];
  /** Known as they stand: no slip leads to them. */
  readonly exact: readonly string[];
}

export function knowWords({ spelling, texts, particles, everyday, exact }: KnownTexts): KnownWords {
  const standards = new Map<string, readonly string[]>();
  const splitTexts = texts.map((text) => text.split(/[\s-]+/));
  for (const words of splitTexts) for (const word of words) if (words.length === 1) standards.set(word, [word]);
  // `pengajarnya` of a phrase is the `pengajar` that stands alone elsewhere.
  for (const words of splitTexts)
    for (const word of words) {
      const owned = word.length > shortestOwned && word.endsWith("nya") ? word.slice(0, -3) : undefined;
      if (standards.has(word)) continue;
      if (owned === undefined || !(standards.has(owned) || spelling[owned])) standards.set(word, [word]);
    }
  const preferred = new Set(standards.keys());
  for (const [standard, variants] of Object.entries(spelling)) {
    const words = standard.split(" ");
    for (const variant of variants) standards.set(variant, words);
    if (words.length === 1) standards.set(standard, words);
    for (const word of words) if (!standards.has(word)) standards.set(word, [word]);
  }
  const tables = slipTables(standards.keys());
  for (const text of exact)
    for (const word of text.split(/[\s-]+/)) if (!standards.has(word)) standards.set(word, [word]);
  const particleWords = new Set(particles.flatMap((text) => standards.get(text) ?? []));
  const empty = new Set(everyday);
  const frequent = [...standards].flatMap(([word, [first, ...more]]) =>
    spelling[word] || (more.length === 0 && first !== undefined && spelling[first] && empty.has(first)) ? [word] : [],
  );
  return {
    standards,
    preferred,
    firstWords: new Set([...standards.keys()].flatMap((k) => (k.includes(" ") ? [k.slice(0, k.indexOf(" "))] : []))),
    particles: particleWords,
    frequent: new Set(frequent),
    tables,
  };
}
/** Of shorter words too little would be left without `nya`. */
const shortestOwned = 6;

/**
 * @param catalogueWords words of the catalogue, those of titles first
 * @param own of them, what is here a name whatever the vocabulary says
 */
export function createRecogniser(
  known: KnownWords,
  catalogueWords: Iterable<string>,
  own: ReadonlySet<string> = new Set(),
): Recogniser {
  const added = new Map<string, readonly string[]>();
  for (const word of catalogueWords)
    if ((own.has(word) || !known.standards.has(word)) && !added.has(word)) added.set(word, [word]);
  const slips = createSlips([known.tables, slipTables(added.keys())], {
    isPreferred: (word) => known.preferred.has(word),
    frequent: known.frequent,
  });

  const lookUp = (text: string): readonly string[] | undefined => added.get(text) ?? known.standards.get(text);
  /** Known as it stands or after its affixes are taken away. */
  const derive = (text: string): readonly string[] | undefined => {
    const exact = lookUp(text);
    if (exact) return exact;
    const single = text.replace(/(.)\1/g, "$1");
    for (const form of text === single ? unaffixed(text) : [single, ...unaffixed(text)]) {
      const found = form.length >= 3 ? lookUp(form) : undefined;
      if (form.length < shortestRoot && form !== single && !text.startsWith(form) && !/^(?:me)?nge|^di/.test(text))
        continue;
      if (found && known.particles.has(found[0] ?? "") && !text.startsWith(form) && form !== single) continue;
      if (found && found[0] !== undefined && (form.length >= 4 || text.length - form.length <= 3)) return found;
    }
    return undefined;
  };
  const slip = (text: string): readonly string[] | undefined => {
    const word =
      (text.length < 4 ? undefined : slips.sounding(text)) ??
      slips.nearest(text) ??
      nearestForm(text) ??
      slips.mishit(text);
    return word === undefined ? undefined : lookUp(word);
  };
  const nearestForm = (text: string) => {
    for (const form of unaffixed(text).slice(1)) {
      // What little is left of a long word resembles too much.
      if (form.length < 5 || text.length - form.length > mostAffixed) continue;
      const word = slips.nearest(form);
      // `ngingu` less its prefix is no `mingu` that lost its first letter.
      if (word?.startsWith(form[0] ?? "") && !known.particles.has(lookUp(word)?.[0] ?? "")) return word;
    }
    return undefined;
  };
  /** `kelasapa`: two words as they are typed, one of them a word of every second message. */
  const frequentPair = (text: string): readonly string[] | undefined => {
    for (let i = shortestRoot - 1; i <= text.length - shortestRoot + 1; i++) {
      const [first, second] = [text.slice(0, i), text.slice(i)];
      const [left, right] = [lookUp(first), lookUp(second)];
      if (!left || !right || Math.max(first.length, second.length) <= shortestRoot) continue;
      if (known.frequent.has(first) || known.frequent.has(second)) return [...left, ...right];
    }
    return undefined;
  };
  /** Two or three words written as one. */
  const unglue = (text: string): readonly string[] | undefined => {
    if (text.length < 6 || text.length > 26) return undefined;
    let best: { readonly words: readonly string[]; readonly points: number } | undefined;
    for (let i = 2; i <= text.length - 2; i++) {
      const left = whole(text.slice(0, i));
      const right = whole(text.slice(i));
      if (!left && !right) continue;
      const first = left ?? nearly(text.slice(0, i), text.length - i);
      const second = right ?? nearly(text.slice(i), i);
      const points = first && second ? first.points + second.points : 0;
      if (first && second && points > (best?.points ?? 0)) best = { words: [...first.words, ...second.words], points };
    }
    return best?.words;
  };
  const whole = (text: string) => {
    const exact = text.length >= 3 || text === "di" || text === "ke" ? lookUp(text) : undefined;
    return exact && { words: exact, points: text.length >= 4 ? 3 : 2.2 };
  };
  /** Beside a part that is right: the shorter that is, the more of this one must be right. */
  const nearly = (text: string, beside: number) => {
    if (text.length < 4 || (text.length === 4 && beside < 5)) return undefined;
    const derived = text.length > 4 ? unaffixed(text).find((form) => form.length >= 4 && lookUp(form)) : undefined;
    if (derived !== undefined) return { words: lookUp(derived) as readonly string[], points: 2 };
    const near = text.length > 5 || beside > 3 ? slips.nearest(text) : undefined;
    return near === undefined ? undefined : { words: lookUp(near) as readonly string[], points: 1 };
  };

  const remembered = new Map<string, Recognised>();
  /** What a word typed alone stands for; not remembered where it was not looked up for want of time. */
  const recognise = (text: string, budget: Budget): Recognised => {
    const before = remembered.get(text);
    if (before !== undefined) return before;
    const own = derive(text);
    let standard = own ?? null;
    if (!own && !(/\d/.test(text) || text.length < 3 || isCommon(text))) {
      if (budget.slips-- <= 0) return judge(text, null, false);
      const near = (text.length < shortestPair ? undefined : frequentPair(text)) ?? slip(text);
      const glued = (near && text.length < 9) || budget.glued-- <= 0 ? undefined : unglue(text);
      standard = near ?? glued ?? null;
    }
    const recognised = judge(text, standard, own !== undefined);
    if (remembered.size >= 20_000) remembered.clear();
    remembered.set(text, recognised);
    return recognised;
  };
  const judge = (text: string, standards: readonly string[] | null, isOwn: boolean): Recognised => {
    const only = standards?.length === 1 ? standards[0] : undefined;
    const doubtful = only !== undefined && !isOwn && text !== only && changesConsonants(text, only);
    return {
      standards,
      doubtful,
      slipped: only !== undefined && !isOwn && !known.frequent.has(only),
      derived: isOwn && lookUp(text) === undefined,
      mishit: (!standards || doubtful) && slips.mishit(text) !== undefined,
    };
  };

  function read(typed: readonly TypedWord[]): Word[] {
    const words: Word[] = [];
    const budget: Budget = { slips: mostSlips, glued: mostGlued };
    for (let i = 0; i < typed.length; i++) {
      const { text, sentence, clause, asked, dashed } = typed[i] as TypedWord;
      const variant = known.firstWords.has(text) ? longestVariantAt(typed, i) : undefined;
      const { standards, doubtful, slipped, derived, mishit } = variant ?? recognise(text, budget);
      const isKnown = standards !== null;
      for (const standard of standards ?? [text]) {
        const said = variant || (standards && standards.length > 1) ? standard : text;
        words.push({
          text: said,
          sentence,
          clause,
          asked,
          dashed,
          doubtful,
          slipped,
          derived,
          mishit,
          standard,
          known: isKnown,
        });
      }
      if (variant) i += variant.length - 1;
    }
    return words;
  }

  /** A variant of several words that begins there. */
  function longestVariantAt(typed: readonly TypedWord[], i: number): (Recognised & { length: number }) | undefined {
    const text = (at: number) => typed[at]?.text;
    for (let length = Math.min(longestVariant, typed.length - i); length > 1; length--) {
      const two = `${text(i)} ${text(i + 1)}`;
      const found = known.standards.get(length === 2 ? two : `${two} ${text(i + 2)}`);
      if (found) return { standards: found, doubtful: false, slipped: false, derived: false, mishit: false, length };
    }
    return undefined;
  }

  return {
    words: (message) => read(splitWords(message)),
    phrase: (text) => read(splitWords(text)).map((w) => w.standard),
  };
}

const isCommon = (word: string): boolean => commonWords.has(word) || commonWords.has(withoutClitic(word));

interface Recognised extends Pick<Word, "doubtful" | "slipped" | "derived" | "mishit"> {
  /** Null where the word is not known. */
  readonly standards: readonly string[] | null;
}

/** What may still be tried for words that are not known. */
interface Budget {
  slips: number;
  glued: number;
}
