/** A message → words in lower case with the sentence and clause they stand in; reduplication, stretched letters and glued digits undone. */
export interface TypedWord {
  readonly text: string;
  /** Counts full stops, question marks and line breaks before the word. */
  readonly sentence: number;
  /** Counts commas too. */
  readonly clause: number;
  /** Its sentence ends with a question mark. */
  readonly asked: boolean;
  /** A dash stands between the word before and this one: `senin-jumat`. */
  readonly dashed: boolean;
}

/** Longer messages are read at their beginning and end: where people greet and where they ask. */
const mostCharacters = 800;
const mostWords = 120;
const longestWord = 40;

const piece =
  /(?<![\p{L}\d])(?:[a-z]\d[a-z]{0,2}|[234]d)(?![\p{L}\d])|[\p{L}\p{M}]+(?:['’ʼ`][\p{L}\p{M}]+)*(?:-[\p{L}\p{M}]+)*2?(?![\p{L}\d])|\d+(?:[.:,/-]\d+)*|[\p{L}\p{M}]+|[.?!\n;,]/gu;

const endsSentence = new Set([".", "?", "!", "\n", ";"]);

/** `<h1>biola</h1>` says nothing but its text. */
const tag = /<\/?[a-z][^<>]{0,40}>/g;

export function splitWords(message: string): TypedWord[] {
  const text =
    message.length <= mostCharacters
      ? message
      : `${message.slice(0, mostCharacters / 2)}\n${message.slice(-mostCharacters / 2)}`;
  const words: TypedWord[] = [];
  let sentence = 0;
  let clause = 0;
  let begin = 0;
  for (const found of joinLetters(withDashes(text.normalize("NFKC").toLowerCase().replace(tag, " "))).match(piece) ??
    []) {
    if (words.length >= mostWords) break;
    if (endsSentence.has(found)) {
      if (found === "?")
        for (let i = begin; i < words.length; i++) words[i] = { ...(words[i] as TypedWord), asked: true };
      begin = words.length;
      sentence++;
      clause++;
    } else if (found === ",") clause++;
    else
      for (const [part, word] of parts(found).entries())
        words.push({ text: word.slice(0, longestWord), sentence, clause, asked: false, dashed: part > 0 });
  }
  return words;
}

/** `senin - jumat`, `senin–jumat` */
const withDashes = (text: string): string => text.replace(dashBetweenWords, "-");
const dashBetweenWords = /(?<=\p{L}) ?[-–—] ?(?=\p{L})/gu;

/** `e x c e l`: letters set apart are one word. */
const joinLetters = (text: string): string => text.replace(lettersApart, (letters) => letters.replaceAll(" ", ""));
const lettersApart = /(?<![\p{L}\d])\p{L}(?: \p{L}){3,39}(?![\p{L}\d])/gu;

/** P3K, K3, 3D: letter and digit are one word. */
const shortName = /^(?:[a-z]\d[a-z]{0,2}|[234]d)$/;
export const isShortName = (word: string): boolean => shortName.test(word);

/** Most words need no mending. */
const plainWord = /^(?:([a-z])(?!\1\1))+$/;

function parts(found: string): string[] {
  if (plainWord.test(found) || /^\d/.test(found) || shortName.test(found)) return [found];
  const plain = found.replace(/['’ʼ`]/g, "").replace(/(\p{L})\1{2,}/gu, "$1");
  const single = plain.replace(/2$/, "");
  const halves = single.split("-");
  if (halves.length === 1) return [single];
  const [first = "", second = ""] = halves;
  if (
    halves.length === 2 &&
    first.length > 2 &&
    (second.startsWith(first) || first.endsWith(second) || second.startsWith(first.slice(0, 3)))
  )
    return [first];
  // e-library, e-book
  return first.length === 1 ? [halves.join("")] : halves.filter((h) => h !== "");
}
