/**
 * Forms a word may have been built from: Indonesian affixes, the informal nasal ones (ngerajut, nyetir, mbayar), Banjar ma-/ba-
 * and Javanese -e. Several are returned because the dropped first letter is not known: `menari` gives nari, tari.
 */
const enclitic = /(?:nya|nye|ny|lah|kah|tah|pun|ku|mu|x)$/;
const suffixes = ["kan", "in", "an", "i", "e", "ne", "akan"];
const prefixes = ["di", "ke", "ter", "ber", "ba", "be", "bel", "per", "pe", "me", "ma", "memper", "diper"];
const nasalPrefixes = ["me", "ma", "pe", ""];
const vowel = /^[aiueo]/;

/** To learn, to teach, a pupil and a teacher have one root and are not the same. */
const separate = "ajar";

/** Shortest form that is worth a look-up. */
const shortest = 3;

/** Prefixes written without their vowel: `dsumbangkan`, `brkunjung`, `mnyumbang`, `pndaftaran`, `kpunyaan`. */
const clipped = /^(?:(d)(?=[b-df-hj-np-qstv-z])|([bt]r|[mp][mn])(?=[^aiueor])|(k)(?=[bdgjmp]))/;

const shortestClipped = 6;
const withVowel = (word: string): string | undefined => {
  const [, passive, prefix, abstract] = clipped.exec(word) ?? [];
  if (passive) return `di${word.slice(1)}`;
  if (prefix) return `${prefix[0] ?? ""}e${word.slice(1)}`;
  return abstract && `ke${word.slice(1)}`;
};

/** `mengangkutnya` → `mengangkut` */
export const withoutClitic = (word: string): string => word.replace(enclitic, "");

export function unaffixed(word: string): string[] {
  const forms = new Set([word]);
  const full = word.length >= shortestClipped ? withVowel(word) : undefined;
  if (full !== undefined) forms.add(full);
  for (const form of [...forms]) {
    const bare = withoutClitic(form);
    if (bare.length >= shortest) forms.add(bare);
  }
  for (const form of [...forms])
    for (const suffix of suffixes)
      if (form.endsWith(suffix) && form.length - suffix.length >= shortest) forms.add(form.slice(0, -suffix.length));
  for (const form of [...forms])
    for (const root of withoutPrefix(form)) if (root.length >= shortest && root !== separate) forms.add(root);
  return [...forms];
}

function withoutPrefix(word: string): string[] {
  const roots: string[] = [];
  for (const prefix of prefixes) if (word.startsWith(prefix)) roots.push(word.slice(prefix.length));
  for (const prefix of nasalPrefixes)
    if (word.startsWith(prefix)) roots.push(...withoutNasal(word.slice(prefix.length), prefix));
  return roots;
}

/** The nasal takes the place of k, s, t or p before a vowel and stands before other letters. */
function withoutNasal(rest: string, prefix: string): string[] {
  const roots: string[] = [];
  const restore = (nasal: string, lost: readonly string[], kept: RegExp) => {
    const root = rest.slice(nasal.length);
    if (vowel.test(root)) roots.push(...lost.map((letter) => letter + root));
    if (kept.test(root)) roots.push(root);
  };
  if (rest.startsWith("nge")) roots.push(rest.slice(3));
  if (rest.startsWith("ng")) restore("ng", ["", "k"], /^[ghk]/);
  if (rest.startsWith("ny")) restore("ny", ["s", "c"], /^$/);
  if (rest.startsWith("n")) restore("n", ["t"], /^[cdjtz]/);
  if (rest.startsWith("m")) restore("m", ["p"], /^[bpf]/);
  if (prefix && /^[lrwymn]/.test(rest)) roots.push(rest);
  return roots;
}
