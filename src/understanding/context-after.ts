/** What a chat's context holds after an Intent was found. */
import type { Context } from "./context.ts";
import { type Intent, noConditions } from "./intent.ts";
import type { Reading } from "./read-message.ts";

const longestQuestion = 500;

export function contextAfter(intent: Intent, context: Context, text: string, reading: Reading): Context {
  const asked = { misses: 0, undecided: false, question: text.slice(0, longestQuestion), facets: reading.facets };
  switch (intent.kind) {
    case "not-understood":
      return { ...context, misses: intent.times, question: asked.question };
    case "course":
    case "register": {
      const courseIds =
        intent.kind === "course" ? [intent.courseId, ...intent.alsoIds] : intent.courseId ? [intent.courseId] : [];
      const kept = intent.kind === "course" ? intent.facets : [];
      return { ...context, ...asked, facets: kept, topic: "courses", courseIds, conditions: null };
    }
    case "choose":
      return { ...context, ...asked, topic: "courses", courseIds: intent.courseIds, undecided: true, conditions: null };
    case "list":
      return { ...context, ...asked, topic: "courses", courseIds: [], conditions: intent.conditions };
    case "competition":
      return { ...context, ...asked, topic: "competitions", competitionIds: [intent.competitionId] };
    case "competitions":
    case "choose-competition":
      return {
        ...context,
        ...asked,
        topic: "competitions",
        competitionIds: intent.kind === "competitions" ? [] : intent.competitionIds,
      };
    case "community": {
      const conditions = { ...noConditions, community: intent.title };
      return { ...context, ...asked, topic: "courses", courseIds: [], conditions };
    }
    case "stops":
      return {
        ...context,
        ...asked,
        topic: "stops",
        conditions: { ...noConditions, period: intent.period },
        list: intent,
      };
    case "library-answer":
      return { ...context, ...asked, topic: "answers", answers: intent.positions };
    case "several":
      return intent.intents.reduce<Context>((kept, one) => contextAfter(one, kept, text, reading), context);
    default:
      return { ...context, misses: 0, question: asked.question };
  }
}
