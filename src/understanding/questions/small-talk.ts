/** Greetings, thanks and what is said in passing. */
import type { Intent } from "../intent.ts";
import { type Surroundings, isAboutClass, isOnlyAbout } from "./step.ts";
import type { Reading } from "../read-message.ts";

export function smallTalk(reading: Reading, { context }: Surroundings): Intent | null {
  const asks =
    reading.facets.some((f) => f !== "about" && f !== "teacher") ||
    reading.time.period !== null ||
    isAboutClass(reading) ||
    reading.fee !== null ||
    reading.audiences.length > 0;
  const few = reading.must.length <= 2 && !reading.has("outside");
  if (reading.has("wish:thanks") && few && !asks && reading.facets.length === 0) return { kind: "thanks" };
  // `benar ini perpus Kapuas?`
  const library = reading.words.findIndex((w) => w.standard === "perpustakaan");
  const isItsName = reading.must.every((w) => w.at > library && w.at <= library + 2);
  if (reading.has("wish:identity") && library >= 0 && isItsName && !asks && few) return { kind: "greeting" };
  if (!isOnlyAbout(reading) && !reading.has("wish:help")) return null;
  if (reading.has("wish:help") && !asks && reading.must.length <= 1) return { kind: "help" };
  if (reading.has("wish:register") || reading.has("wish:take part")) return null;
  const closes = reading.words[0]?.standard === "oke" && reading.words.length <= 8;
  if (reading.has("wish:other") && !closes) return null;
  const followsUp = context.topic !== "none" && reading.facets.length > 0;
  if (reading.has("wish:thanks") && !followsUp && !isAboutClass(reading)) return { kind: "thanks" };
  const greets = reading.has("wish:greeting") || isPartOfDayOnly(reading);
  if (
    greets &&
    (!asks ||
      isPartOfDayOnly(reading) ||
      (reading.has("wish:greeting") &&
        !isAboutClass(reading) &&
        reading.facets.length === 0 &&
        reading.words.length <= 5 &&
        reading.audiences.length === 0))
  )
    return { kind: "greeting" };
  if (reading.has("wish:identity") && !asks) return { kind: "greeting" };
  if (
    reading.has("wish:acknowledge") &&
    !reading.has("outside") &&
    !asks &&
    !followsUp &&
    reading.words.length <= 8 &&
    !reading.words.some((w) => ["apa", "ada", "kalau"].includes(w.standard))
  )
    return { kind: "acknowledge" };
  return null;
}

/** `pagi min` */
const isPartOfDayOnly = (reading: Reading): boolean =>
  reading.words.length <= 3 &&
  reading.words.every((w) =>
    ["pagi", "siang", "sore", "malam", "kakak", "selamat", "semua", "ya", "ibu", "bapak"].includes(w.standard),
  ) &&
  reading.words.length > 1;
