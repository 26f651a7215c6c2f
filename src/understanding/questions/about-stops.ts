/** Questions about the mobile library. */
import type { Intent } from "../intent.ts";
import { type Found, type Surroundings, isAboutClass, mustWords } from "./step.ts";
import type { Reading } from "../read-message.ts";

export function stops(reading: Reading, { index, context }: Surroundings, { courses: hits }: Found): Intent | null {
  const follows =
    context.topic === "stops" &&
    !isAboutClass(reading) &&
    !reading.has("talk:competition") &&
    reading.words.length <= 8;
  const named = reading.has("talk:mobile");
  if (!named && !follows) return null;
  if (isAboutClass(reading) && hits[0] && hits[0].named > 0 && mustWords(reading).length > 0) return null;
  const words = reading.words.filter(
    (w, i) => !reading.time.used.has(i) && !["perpustakaan", "keliling"].includes(w.standard),
  );
  const district = index.districts.find(words);
  const stop = index.stops.find(words);
  if (!named && !district && !stop && !reading.time.period && reading.facets.length === 0) return null;
  if (!named && !district?.full && !stop && mustWords(reading).length > 0) return null;
  const byStop = stop && (!district?.full || stop.used.length > district.used.length) ? stop.value.place : null;
  const elsewhere = district || stop ? null : unknownPlace(reading);
  return {
    kind: "stops",
    period: reading.time.period,
    district: byStop === null ? (district?.value ?? null) : null,
    place: byStop ?? elsewhere,
    offset: 0,
  };
}

/** `ke Batu Ampar`: where the mobile library does not go. */
function unknownPlace(reading: Reading): string | null {
  const words = mustWords(reading).filter((w) => !w.known);
  const first = words.find((w) => before.has(reading.words[w.at - 1]?.standard ?? ""));
  if (!first) return null;
  const name = reading.words.slice(first.at, first.at + 2).filter((w, i) => i === 0 || !w.known);
  return name.map((w) => w.text.charAt(0).toUpperCase() + w.text.slice(1)).join(" ");
}
const before = new Set(["ke", "di", "desa", "kecamatan", "kelurahan", "kampung", "dusun"]);
