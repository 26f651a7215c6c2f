/** Choosing one of many by buttons, a page at a time; or leaving the dialogue. */
import type { Button } from "../src/outbox/message.ts";
import type { Html } from "../src/platform/markup.ts";
import { ask, choiceData, oneOf, readChoice } from "./prompts.ts";
import type { Visit } from "./visit.ts";

export interface Choice {
  readonly choice: string;
  readonly label: string;
}

const pageSize = 12;
const longestLabel = 40;

/** @returns undefined where the dialogue is left */
export async function chooseFromList(
  visit: Visit,
  text: () => Html,
  choices: readonly Choice[],
  leave: Button = cancelButton(visit),
): Promise<string | undefined> {
  const { conversation, t, dialogue } = visit;
  for (let from = 0; ;) {
    const next = from + pageSize < choices.length ? from + pageSize : 0;
    const known = [...choices.map((c) => c.choice), "more", "cancel"];
    const page = choices.slice(from, from + pageSize).map((c) => choiceButton(visit, c.label, c.choice));
    const more = choices.length > pageSize ? [choiceButton(visit, t.plain("broadcast-more-button"), "more")] : [];
    const buttons = [...page, ...more, leave].map((button) => [button]);
    const answer = await ask(
      conversation,
      () => ({ text: text(), buttons }),
      (n) => oneOf(readChoice(n, dialogue), known),
    );
    if (answer !== "more") return answer === "cancel" ? undefined : answer;
    from = next;
  }
}

export const choiceButton = ({ dialogue }: Visit, label: string, choice: string): Button => ({
  label: label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1)}…`,
  data: choiceData(dialogue, choice),
});

export const cancelButton = (visit: Visit): Button =>
  choiceButton(visit, visit.t.plain("dialogue-cancel-button"), "cancel");
