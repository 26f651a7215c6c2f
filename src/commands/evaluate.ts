/** Asks the questions of a set in process, as a new chat for each case with nobody registered, and judges the replies. */
import { answer } from "../answers/answer-intent.ts";
import { rememberShown } from "../answers/remember-shown.ts";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { createSnapshot } from "../catalogue/snapshot.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { T } from "../platform/texts.ts";
import { present, type Reply } from "../telegram/present.ts";
import { buildIndex } from "../understanding/build-index.ts";
import { emptyContext } from "../understanding/context.ts";
import type { Intent } from "../understanding/intent.ts";
import { understand } from "../understanding/understand.ts";
import type { Vocabulary } from "../understanding/vocabulary.ts";
import { type Case, judge } from "./question-set.ts";

export interface Verdict {
  readonly case: Case;
  readonly ok: boolean;
  /** Failed with an answer that does not admit to not having understood. */
  readonly confidentlyWrong: boolean;
  readonly notUnderstood: boolean;
  readonly turns: readonly {
    readonly say: string;
    readonly intent: Intent;
    readonly reply: string;
    readonly fails: readonly string[];
  }[];
}

export interface EvaluationDeps {
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  readonly libraryName: string;
  /** Epoch ms; stands still. */
  readonly now: number;
  readonly local: LocalTime;
  readonly t: T;
}

export async function evaluate(cases: readonly Case[], deps: EvaluationDeps): Promise<Verdict[]> {
  const snapshot = createSnapshot(deps.catalogue, 1);
  const index = buildIndex(snapshot, deps.vocabulary);
  const seats = async () => new Map<never, never>();
  const verdicts: Verdict[] = [];
  for (const one of cases) {
    const turns: Verdict["turns"][number][] = [];
    let context = emptyContext;
    let ok = true;
    let confidentlyWrong = false;
    let notUnderstood = false;
    for (const turn of one.turns) {
      const understood = understand(turn.say, { index, now: deps.now, local: deps.local, context });
      const { intent } = understood;
      const answered = await answer(intent, { ...deps, snapshot, seats });
      context = rememberShown(understood.context, intent, answered);
      const reply = shownText(present(deps.t, answered));
      const fails = judge(turn, reply);
      const honest = intent.kind === "not-understood" || intent.kind === "out-of-scope";
      if (fails.length > 0 && !honest) confidentlyWrong = true;
      notUnderstood ||= intent.kind === "not-understood";
      ok &&= fails.length === 0;
      turns.push({ say: turn.say, intent, reply, fails });
    }
    verdicts.push({ case: one, ok, confidentlyWrong, notUnderstood, turns });
  }
  return verdicts;
}

/** What a person sees: the text without markup and the labels of the buttons. */
export function shownText({ text, buttons = [] }: Reply): string {
  const plain = text
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
  return [plain, ...buttons.flat().map((b) => b.label)].join("\n");
}
