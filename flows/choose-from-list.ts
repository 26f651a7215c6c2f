/** Choosing one of many by buttons, a page at a time; or leaving the dialogue. */
import type { Button } from "../src/outbox/message.ts";
import type { Html } from "../src/platform/markup.ts";
import type { T } from "../src/platform/texts.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { FlowContext, FlowConversation } from "../src/telegram/context.ts";
import { ask, choiceData, readChoice } from "./prompts.ts";

/** What the steps of a librarian's dialogue share. */
export interface Visit {
  readonly deps: BotDeps;
  readonly conversation: FlowConversation;
  /** Texts in the librarian's language. */
  readonly t: T;
  /** Tells the buttons of this dialogue from those of an older one. */
  readonly dialogue: string;
}

export interface Choice {
  readonly choice: string;
  readonly label: string;
}

const pageSize = 12;
const longestLabel = 40;

export async function chooseFromList(
  visit: Visit,
  text: Html,
  choices: readonly Choice[],
  leave: Button = cancelButton(visit),
): Promise<{ answer: string | undefined; ctx: FlowContext }> {
  const { conversation, t, dialogue } = visit;
  for (let from = 0; ;) {
    const next = from + pageSize < choices.length ? from + pageSize : 0;
    const known = [...choices.map((c) => c.choice), "more", "cancel"];
    const page = choices.slice(from, from + pageSize).map((c) => choiceButton(visit, c.label, c.choice));
    const more = choices.length > pageSize ? [choiceButton(visit, t.plain("broadcast-more-button"), "more")] : [];
    const buttons = [...page, ...more, leave].map((button) => [button]);
    const answered = await ask(conversation, { text, buttons }, (n) => oneOf(readChoice(n, dialogue), known));
    if (answered.answer !== "more")
      return { answer: answered.answer === "cancel" ? undefined : answered.answer, ctx: answered.ctx };
    from = next;
  }
}

export const choiceButton = ({ dialogue }: Visit, label: string, choice: string): Button => ({
  label: label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1)}…`,
  data: choiceData(dialogue, choice),
});

export const cancelButton = (visit: Visit): Button =>
  choiceButton(visit, visit.t.plain("dialogue-cancel-button"), "cancel");

export const oneOf = <C extends string>(value: string | undefined, choices: readonly C[]): C | undefined =>
  choices.find((choice) => choice === value);
