/** What the last question of a chat was about: small plain JSON that the caller keeps for 15 minutes. */
import { z } from "zod";
import type { CompetitionId, CourseId, MeetingId } from "../platform/ids.ts";
import { facets, type Conditions, type Facet, type Intent } from "./intent.ts";

export const contextLifetimeMs = 15 * 60_000;

export interface Context {
  /** What was talked about last. */
  readonly topic: "courses" | "competitions" | "stops" | "answers" | "none";
  readonly courseIds: readonly CourseId[];
  /** It was asked which of the classes is meant, and not answered yet. */
  readonly undecided: boolean;
  readonly competitionIds: readonly CompetitionId[];
  /** Positions of the library's answers that were given last. */
  readonly answers: readonly number[];
  readonly conditions: Conditions | null;
  readonly facets: readonly Facet[];
  /** Meetings shown last, in the order shown: "yang kedua". */
  readonly meetingIds: readonly MeetingId[];
  /** The list whose next page "lainnya" shows. */
  readonly list: Intent | null;
  /** Messages in a row that were not understood. */
  readonly misses: number;
  /** The last message, for the librarians; at most 500 characters. Nothing is understood by it. */
  readonly question: string | null;
}

export const emptyContext: Context = {
  topic: "none",
  courseIds: [],
  undecided: false,
  competitionIds: [],
  answers: [],
  conditions: null,
  facets: [],
  meetingIds: [],
  list: null,
  misses: 0,
  question: null,
};

/** A stored context is ours, yet another release may have written it: its outline is checked. */
const storedContext = z.object({
  topic: z.enum(["courses", "competitions", "stops", "answers", "none"]),
  courseIds: z.array(z.string()),
  undecided: z.boolean(),
  competitionIds: z.array(z.string()),
  answers: z.array(z.number().int()),
  conditions: z
    .object({ audiences: z.array(z.string()), withoutCourseIds: z.array(z.string()) })
    .loose()
    .nullable(),
  facets: z.array(z.enum(facets)),
  meetingIds: z.array(z.string()),
  list: z.object({ kind: z.string() }).loose().nullable(),
  misses: z.number().int(),
  question: z.string().nullable(),
});

/** @returns the empty context where nothing is stored or the stored text is of another release */
export function readContext(stored: string | null): Context {
  if (!stored) return emptyContext;
  let json: unknown;
  try {
    json = JSON.parse(stored);
  } catch {
    return emptyContext;
  }
  return storedContext.safeParse(json).success ? (json as Context) : emptyContext;
}

export const writeContext = (context: Context): string => JSON.stringify(context);
