/** Complaints and wishes to speak with a person. */
import type { Intent } from "../intent.ts";
import { type Found, type Surroundings, isAboutClass, isMeant } from "./step.ts";
import type { Reading } from "../read-message.ts";

export function person(reading: Reading, { index }: Surroundings, { courses: hits }: Found): Intent | null {
  if (
    reading.has("wish:complaint") &&
    !isAboutClass(reading) &&
    !(hits[0] && hits[0].named > 0) &&
    !reading.has("outside")
  )
    return { kind: "complaint" };
  if (reading.has("wish:identity")) return null;
  if (reading.has("wish:person") && reading.must.length <= 1 && !isMeant(hits[0], reading, index))
    return { kind: "talk-to-person" };
  return null;
}
