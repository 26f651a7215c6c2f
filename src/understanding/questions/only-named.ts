/** What is not understood but names something: that is told of, with all its facts, rather than nothing. */
import type { Intent } from "../intent.ts";
import type { Reading } from "../read-message.ts";
import { competitionFacets } from "./about-competitions.ts";
import { subjectText } from "./beyond.ts";
import { inName, isExplained, isSubject, mustBeside, type Surroundings } from "./step.ts";

/** Longer messages tell of much that they do not ask about. */
const mostWords = 12;

export function onlyNamed(reading: Reading, { index, context }: Surroundings): Intent | null {
  if (reading.words.length > mostWords || reading.has("outside")) return null;
  const must = reading.must;
  const { community } = reading;
  // `dapur babasal ngajarin apa aja`, `yang bisa dihubungi di dapur babasal siapa`
  if (community?.full && mustBeside(reading, community).length === 0)
    return { kind: "community", title: community.value.title, facets: reading.facets };
  // `jahit baju kapan buka`: a subject that is taught in many places, and not here.
  const subject = must.filter((w) => isSubject(w, index));
  if (subject.length > 0 && reading.facets.length > 0 && index.courses.search(reading.subject).length === 0)
    return { kind: "unknown-class", subject: subjectText(must, index), nearIds: [] };
  const follows = context.topic === "competitions";
  const hit = index.competitions.search(reading.subject)[0];
  const isNamed = hit !== undefined && (hit.named > 0 || (follows && hit.closeness >= inName));
  const id = isNamed ? index.snapshot.competitions[hit.position]?.id : undefined;
  if (!hit || !id || !isExplained(reading, hit)) return null;
  // `esai sejarah batasnya kapan`, `lomba esai berapa kata`, and `kalau esai?` after another competition
  if (!follows && !reading.has("talk:competition") && reading.facets.length === 0) return null;
  const asked = competitionFacets(reading);
  return {
    kind: "competition",
    competitionId: id,
    facets: asked.length > 0 || !follows ? asked : context.facets,
    enter: false,
  };
}
