/** What the words of a message mean by themselves, without those that only look like a question. */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Meaning } from "../compile-vocabulary.ts";
import { type Facet, facets } from "../intent.ts";
import type { Mention } from "../phrases.ts";
import type { Word } from "../recognise.ts";

/**
 * @param standards the standard words
 * @param owned positions of the words of names: `Senam Pagi` is no morning
 */
export function meaningsIn(
  words: readonly Word[],
  standards: readonly string[],
  owned: ReadonlySet<number>,
  index: UnderstandingIndex,
): readonly Mention<Meaning>[] {
  const all = index.meanings(standards);
  const every = ({ start, end }: Mention<Meaning>, is: (at: number) => boolean) => range(start, end).every(is);
  const says = ({ start, end }: Mention<Meaning>, ...phrase: readonly string[]) =>
    end - start === phrase.length && phrase.every((word, i) => standards[start + i] === word);
  const asksPrice = standards.includes("harga");
  const isName = (at: number) => index.nameWords.has(standards[at] ?? "");
  return withoutNothing(dropGrades(all, words), words).filter(
    (m) =>
      // `Pelatihan Operator Forklift` asks for nobody.
      !(m.meaning === "wish:person" && all.some((c) => c.meaning === "talk:class" && c.end === m.start)) &&
      // `siaga gempa tanggal 26`: beyond the library elsewhere, and here the name of a class. A price is asked of the thing.
      !(m.meaning === "outside" && !asksPrice && every(m, isName)) &&
      // `nomor petugas listrik`
      !(m.meaning === "talk:library" && all.some((o) => o.meaning === "outside" && contains(o, m))) &&
      // `apakah ada biayanya`
      !(
        m.meaning === "wish:all" &&
        says(m, "apa", "ada") &&
        all.some((f) => f.meaning.startsWith("ask:") && f.start === m.end)
      ) &&
      (owned.size === 0 || m.meaning.startsWith("talk:") || !every(m, (at) => owned.has(at))) &&
      // `kelas kristik` is no `kritik`.
      !(
        m.meaning === "wish:complaint" && every(m, (at) => words[at]?.doubtful === true || words[at]?.slipped === true)
      ),
  );
}

/** Whether a mention lies within a longer one. */
export const contains = (outer: Mention<Meaning>, inner: Mention<Meaning>): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;

export function range(from: number, to: number): number[] {
  const numbers: number[] = [];
  for (let i = from; i < to; i++) numbers.push(i);
  return numbers;
}

/** `sudah lama`, `waktu luang`, `pesan kursi`: no questions, though their words may ask. */
function withoutNothing(mentions: readonly Mention<Meaning>[], words: readonly Word[]): readonly Mention<Meaning>[] {
  const ofClass = mentions.some((m) => m.meaning === "talk:class");
  const idle = mentions.filter(({ meaning }) => asksNothing.has(meaning) && !(ofClass && meaning === "wish:identity"));
  const isOrdinal = (m: Mention<Meaning>) =>
    m.meaning === "ask:contact" && m.end - m.start === 1 && /^[1-6]$/.test(words[m.end]?.text ?? "");
  return mentions.filter(
    (m) =>
      !(m.meaning.startsWith("ask:") || m.meaning === "wish:how to register") ||
      (!isOrdinal(m) && !idle.some((i) => i.start <= m.start && m.end <= i.end)),
  );
}

const asksNothing: ReadonlySet<Meaning> = new Set<Meaning>(["nothing", "wish:register", "wish:identity"]);

/** `kelas 5 SD` is a grade at school, no class of the library. */
const dropGrades = (mentions: readonly Mention<Meaning>[], words: readonly Word[]) =>
  mentions.filter(
    ({ meaning, end }) =>
      meaning !== "talk:class" || !/^(?:\d{1,2}|satu|dua|tiga|empat|lima|enam)$/.test(words[end]?.standard ?? ""),
  );

/** In the order of the message. */
export const facetsOf = (
  mentions: readonly Mention<Meaning>[],
  words: readonly Word[],
  said: ReadonlySet<string>,
): Facet[] => {
  const asked = new Set<Facet>();
  for (const { meaning } of mentions) {
    const name = meaning.startsWith("ask:") ? (meaning.slice(4) as Facet) : undefined;
    if (name && facets.includes(name)) asked.add(name);
  }
  // `yang ngajarin drum siapa`, `guru tenun siapa`; `kelas yang mengajari orang tua bercerita` asks for no teacher.
  const ofGuru = () => words.some((w, at) => w.standard === "guru" && words[at - 1]?.standard !== "saya");
  if (said.has("siapa") && (said.has("mengajarkan") || ofGuru())) asked.add("teacher");
  if (asked.size === 0) return [];
  // `masih ada tempat`: seats, no place; `terakhir daftar kapan`: a deadline.
  const seats = mentions.filter((m) => m.meaning === "ask:seats" && m.end - m.start > 1);
  const isOfSeats = (m: Mention<Meaning>) => seats.some((s) => s.start <= m.start && m.end <= s.end);
  if (seats.length > 0 && mentions.every((m) => m.meaning !== "ask:where" || isOfSeats(m))) asked.delete("where");
  // `siapa saja yang dapat ikut`: who may come, and not who teaches.
  const isWhoMay = (m: Mention<Meaning>) =>
    mentions.some((r) => r.meaning === "ask:requirements" && r.start <= m.start && m.end <= r.end);
  if (mentions.every((m) => m.meaning !== "ask:teacher" || isWhoMay(m)) && asked.has("requirements"))
    asked.delete("teacher");
  return [...asked];
};

/** `tanggal 23` names a day and asks for none. */
export const isOnlyTime = ({ meaning, start, end }: Mention<Meaning>, used: ReadonlySet<number>): boolean => {
  if (meaning !== "ask:when") return false;
  for (let i = start; i < end; i++) if (!used.has(i)) return false;
  return true;
};
