/** What the last question of a chat was about: small plain JSON that the caller keeps for 15 minutes. */
import { z } from "zod";
import type { CompetitionId, CourseId, MeetingId } from "../platform/ids.ts";
import { keptBriefly } from "../platform/kept-briefly.ts";
import { type Conditions, type Facet, facets, type Intent, noConditions } from "./intent.ts";

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
const storedContext = z
  .object({
    topic: z.enum(["courses", "competitions", "stops", "answers", "none"]),
    courseIds: z.array(z.string()),
    undecided: z.boolean(),
    competitionIds: z.array(z.string()),
    answers: z.array(z.number().int()),
    conditions: z
      .looseObject({ audiences: z.array(z.string()), withoutCourseIds: z.array(z.string()) })
      .partial()
      .nullable(),
    facets: z.array(z.enum(facets)),
    meetingIds: z.array(z.string()),
    list: z.looseObject({ kind: z.string(), conditions: z.looseObject({}).optional() }).nullable(),
    misses: z.number().int(),
    question: z.string().nullable(),
  })
  .partial();

const read = keptBriefly<string, Context>(500);
/** Whose last message is longer wrote a story: it is not held on to. */
const longestKept = 100;

/** @returns the empty context where nothing is stored or the stored text is of another release; one object for the same text */
export function readContext(stored: string | null): Context {
  if (!stored) return emptyContext;
  const known = read.get(stored);
  if (known) return known;
  const context = parseContext(stored);
  if ((context.question?.length ?? 0) <= longestKept) read.set(stored, context);
  return context;
}

function parseContext(stored: string): Context {
  let json: unknown;
  try {
    json = JSON.parse(stored);
  } catch {
    return emptyContext;
  }
  if (!storedContext.safeParse(json).success) return emptyContext;
  const { list = null, ...kept } = json as Partial<Context>;
  const conditions = kept.conditions ? { ...noConditions, ...kept.conditions } : null;
  const context = { ...emptyContext, ...kept, conditions };
  if (list?.kind !== "list") return { ...context, list };
  const own = list.conditions as Conditions | undefined;
  return {
    ...context,
    list: { ...list, conditions: own ? { ...noConditions, ...own } : (conditions ?? noConditions) },
  };
}

/**
 * Only what differs from `emptyContext` and `noConditions`, since it is written at each question and read at the next;
 * a list of what is talked about shares its conditions.
 */
export function writeContext(context: Context): string {
  let text = written.get(context);
  if (text === undefined) written.set(context, (text = contextText(context)));
  return text;
}
const written = new WeakMap<Context, string>();

function contextText(context: Context): string {
  const { conditions, list } = context;
  const brief = (given: Conditions | null) => given && unlike(given, noConditions);
  return JSON.stringify({
    ...unlike(context, emptyContext),
    ...(conditions && { conditions: brief(conditions) }),
    ...(list?.kind === "list" && {
      list: { ...list, conditions: list.conditions === conditions ? undefined : brief(list.conditions) },
    }),
  });
}

/** What of `value` is not as in `usual`. */
function unlike<T extends object>(value: T, usual: T): Partial<T> {
  const found: Partial<T> = {};
  for (const key in value) if (!isLike(value[key], usual[key])) found[key] = value[key];
  return found;
}

const isLike = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === 0 && b.length === 0);
