/** Questions about what the resident is registered for, and wishes to cancel. */
import { type Intent, noConditions } from "../intent.ts";
import { type Found, type Surroundings, courseAt, isMeant, isOnlyAbout, isSubject } from "./step.ts";
import type { Reading } from "../read-message.ts";

export function ownRegistrations(
  reading: Reading,
  surroundings: Surroundings,
  { courses: hits }: Found,
): Intent | null {
  // `kalau batal ikut, uangnya balik ga` asks what would be.
  const { said } = reading;
  const supposes = (said.has("uang") || said.has("biaya")) && said.has("kalau");
  if (reading.has("wish:cancel") && !reading.has("wish:how to register") && !supposes) {
    const hit = hits[0];
    const courseId = isMeant(hit, reading, surroundings.index) ? courseAt(hit, surroundings) : null;
    if (!courseId && reading.must.some((w) => isSubject(w, surroundings.index))) return null;
    return { kind: "cancel-registration", courseId, conditions: { ...noConditions, period: reading.time.period } };
  }
  // `daftarkan saya` is an order, `pendaftaran saya` a thing.
  const isOrder =
    !said.has("sudah") && reading.words.some((w) => w.standard === "daftar" && /(?:kan|in)$/.test(w.text));
  // `untuk kelas itu saya perlu membawa apa` asks of the class.
  const asksOfClass =
    (reading.isLong && reading.facets.length > 0 && (hits[0]?.named ?? 0) > 1) ||
    reading.facets.some((f) => f !== "when" && f !== "where" && f !== "seats");
  return reading.has("wish:own registrations") &&
    !asksOfClass &&
    !isOrder &&
    isOnlyAbout(reading) &&
    !reading.has("talk:competition") &&
    !said.has("tolong") &&
    !said.has("mau")
    ? { kind: "own-registrations" }
    : null;
}
