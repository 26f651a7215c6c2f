/** What is told of a class that was found: its registration, its community, or the facts that were asked for. */
import type { CourseId } from "../../platform/ids.ts";
import type { UnderstandingIndex } from "../build-index.ts";
import type { Conditions, Facet, Intent } from "../intent.ts";
import { type Surroundings, wantsToRegister } from "./step.ts";
import type { Reading } from "../read-message.ts";

export function oneCourse(
  courseId: CourseId,
  alsoIds: readonly CourseId[],
  reading: Reading,
  { context, index }: Surroundings,
  conditions: Conditions,
): Intent {
  // Who gives a class is reached through the community.
  if (reading.has("ask:contact") && reading.facets.every((f) => f === "contact" || f === "teacher")) {
    const title = index.snapshot.courseById.get(courseId)?.community;
    if (index.snapshot.communities.some((c) => c.title === title && c.contact !== "") && title !== undefined)
      return { kind: "community", title, facets: ["contact"] };
  }
  const asked = reading.facets;
  if (wantsToRegister(reading) && !asked.some((f) => f !== "when" && f !== "opening"))
    if (!asked.includes("when") || reading.has("wish:how to register"))
      return { kind: "register", courseId, conditions };
  const continues =
    asked.length === 0 && !reading.time.period && context.facets.length > 0 && reading.words[0]?.standard === "kalau";
  return {
    kind: "course",
    courseId,
    facets: continues ? context.facets : facetsFor(asked, reading),
    conditions,
    alsoIds,
  };
}

/** An age that is told asks whether it fits; a community is asked for as the teacher. */
const facetsFor = (asked: readonly Facet[], reading: Reading): readonly Facet[] =>
  asked.length === 0 && reading.has("talk:community")
    ? ["teacher"]
    : (reading.ageYears !== null || reading.man) && !asked.includes("age")
      ? ["age", ...asked]
      : asked;

/** `nomor WA-nya berapa` of several classes that one community gives */
export function contactOfAll(
  ids: readonly CourseId[],
  reading: Reading,
  { snapshot }: UnderstandingIndex,
): Intent | null {
  if (!reading.has("ask:contact")) return null;
  const [title, ...more] = new Set(ids.map((id) => snapshot.courseById.get(id)?.community));
  return title && more.length === 0 && snapshot.communities.some((c) => c.title === title)
    ? { kind: "community", title, facets: ["contact"] }
    : null;
}
