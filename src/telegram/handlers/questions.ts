/** Questions in free text, and the same questions asked by a command or a button. */
import { emptyContext } from "../../understanding/context.ts";
import type { Intent } from "../../understanding/intent.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { WordsContext } from "../context.ts";
import { present } from "../present.ts";
import { reply } from "../reply.ts";
import { showRegistrations } from "./own-registrations.ts";

export async function answerText(deps: BotDeps, ctx: WordsContext, text: string): Promise<void> {
  const { intent, context } = deps.understandQuestion(text, ctx.session.context);
  deps.metrics.questions.inc({ intent: intent.kind });
  const open = ctx.session.question;
  // `hmm`, `belum tahu` beside an open question is no answer and no question either.
  if (open && (intent.kind === "not-understood" || intent.kind === "acknowledge"))
    return reply(ctx, { text: open.hint ?? ctx.t("dialogue-tap-one") });
  if (intent.kind === "not-understood") await deps.enquiries.countMissed();
  ctx.session.context = context;
  await answerQuestion(deps, ctx, intent);
}

export async function answerQuestion(deps: BotDeps, ctx: WordsContext, intent: Intent): Promise<void> {
  if (intent.kind === "own-registrations" || intent.kind === "cancel-registration") return showRegistrations(deps, ctx);
  const { answer, context } = await deps.answerQuestion(intent, ctx.session.context);
  ctx.session.context = context;
  await reply(ctx, present(ctx.t, answer));
}

/** Whether a text typed where a name is expected is a question rather than a name. */
export function isQuestion(deps: BotDeps, text: string): boolean {
  if (text.includes("?")) return true;
  const { intent } = deps.understand(text, emptyContext);
  return intent.kind === "course" ? intent.facets.length > 0 : asides.has(intent.kind);
}

/** What nobody is called. */
const asides: ReadonlySet<Intent["kind"]> = new Set([
  "help",
  "own-registrations",
  "cancel-registration",
  "talk-to-person",
]);
