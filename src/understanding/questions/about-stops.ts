/** Questions about the mobile library. */
import type { UnderstandingIndex } from "../build-index.ts";
import type { Facet, Intent } from "../intent.ts";
import { type Found, type Surroundings, isAboutClass, mustBeside } from "./step.ts";
import type { Reading } from "../read-message.ts";
import type { Hit } from "../text-search.ts";

export function stops(reading: Reading, { index, context }: Surroundings, { courses: hits }: Found): Intent | null {
  const follows =
    context.topic === "stops" &&
    !isAboutClass(reading) &&
    !reading.has("talk:competition") &&
    reading.words.length <= 8;
  const named =
    (reading.has("talk:mobile") && !isToldOfElse(reading, hits)) ||
    isOnlyAStop(reading, index) ||
    isVisited(reading, index);
  if (!named && !follows) return null;
  if (isAboutClass(reading) && hits[0] && hits[0].named > 0 && reading.must.length > 0) return null;
  const words = reading.words.filter(
    (w, i) => !reading.time.used.has(i) && !["perpustakaan", "keliling"].includes(w.standard),
  );
  const district = index.districts.find(words);
  const stop = index.stops.find(words);
  if (!named && !district && !stop && !reading.time.period && reading.facets.length === 0) return null;
  if (!named && !district?.full && !stop && reading.must.length > 0) return null;
  const isStop = stop !== null && (!district?.full || stop.used.length > district.used.length);
  const byStop = isStop ? stop.value.place : district ? null : spelledStop(reading, index);
  const elsewhere = district || byStop !== null ? null : unknownPlace(reading, index.everyday);
  // `jam berapa sampai jam berapa` after some of them
  if (follows && context.list?.kind === "stops" && !district && !stop && elsewhere === null && !reading.time.period)
    return { ...context.list, offset: 0 };
  return {
    kind: "stops",
    period: reading.time.period,
    district: byStop === null ? (district?.value ?? null) : null,
    place: byStop ?? elsewhere,
    offset: 0,
  };
}

/** `Tamu minta diantar keliling. Ada pelatihan untuk itu?`, `ikut kelas lobster, sewa mobilnya patungan. Kursinya masih cukup?` */
function isToldOfElse(reading: Reading, hits: readonly Hit[]): boolean {
  if (!reading.isLong || reading.hasInEnd("talk:mobile")) return false;
  // `dibawa keliling rak`
  const isNamed = reading.mentions.some(
    (m) => m.meaning === "talk:mobile" && reading.words[m.start]?.standard !== "keliling",
  );
  const isOfClass = isAboutClass(reading) || (hits[0]?.named ?? 0) > 1;
  return !isNamed || reading.hasInEnd("talk:class") || (isOfClass && reading.facets.some((f) => ofClasses.has(f)));
}

const ofClasses: ReadonlySet<Facet> = new Set<Facet>(["seats", "fee", "bring", "requirements", "teacher", "age"]);

/** `yang di Taman Replika Istana kapan?`: a stop named in full, where no class meets, and nothing else. */
function isOnlyAStop(reading: Reading, index: UnderstandingIndex): boolean {
  if (reading.isLong || isAboutClass(reading) || !reading.facets.includes("when")) return false;
  const stop = index.stops.find(reading.words);
  if (!stop?.full || stop.used.length < 2 || index.places.find(reading.words)?.full) return false;
  const first = Math.min(...stop.used);
  const name = new Set(index.recogniser.words(stop.value.place).map((w) => w.standard));
  return (
    reading.words.slice(0, first).some((w) => w.standard === "di" || w.standard === "ke") &&
    reading.must.every((w) => name.has(w.standard))
  );
}

/** `kalau Wara Timur didatangi kapan`: a district or stop named in full, and nothing else. */
function isVisited(reading: Reading, index: UnderstandingIndex): boolean {
  if (reading.isLong || isAboutClass(reading) || !reading.words.some((w) => visiting.test(w.text))) return false;
  return [index.districts, index.stops].some((names) => {
    const named = names.find(reading.words);
    return named?.full === true && mustBeside(reading, named).every((w) => visiting.test(w.text));
  });
}
const visiting = /^di(?:datang|kunjung|singgah)/;

/** `di Taman Kota`: part of a name, of words that many names have. */
function spelledStop({ words }: Reading, { snapshot }: UnderstandingIndex): string | null {
  for (const [at, { standard }] of words.entries()) {
    const said = [words[at + 1]?.text, words[at + 2]?.text].join(" ");
    if (!leadsToPlace.has(standard) || words[at + 2] === undefined) continue;
    const found = snapshot.stops.find(({ place }) => place.toLowerCase().includes(said));
    if (found) return found.place;
  }
  return null;
}

/** `ke Batu Ampar`: where the mobile library does not go. */
function unknownPlace(reading: Reading, everyday: ReadonlySet<string>): string | null {
  const { words, time, mentions } = reading;
  // `di mobil perpustakaan keliling`
  const isMobile = (at: number) => mentions.some((m) => m.meaning === "talk:mobile" && m.start <= at && at < m.end);
  const isName = (at: number) => {
    const word = words[at];
    if (word === undefined || time.used.has(at) || isMobile(at)) return false;
    return /^\p{L}{3}/u.test(word.text) && !everyday.has(word.standard);
  };
  const first = words.findIndex((_, at) => isName(at) && leadsToPlace.has(words[at - 1]?.standard ?? ""));
  if (first < 0) return null;
  const name = words.slice(first, first + (isName(first + 1) ? 2 : 1));
  return name.map((w) => w.text.charAt(0).toUpperCase() + w.text.slice(1)).join(" ");
}
const leadsToPlace = new Set(["ke", "di", "desa", "kecamatan", "kelurahan", "kampung", "dusun"]);
