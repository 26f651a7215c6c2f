/** Which button somebody means who types instead of pressing: its label, the beginning of it, or a plain yes or no. */
import type { Button } from "../outbox/message.ts";

/** Words that mean yes or no, separated by `;`, in lower case. */
export interface YesAndNo {
  readonly yes: string;
  readonly no: string;
}

/** How the data of a button ends that says no. A question that has one is answered yes by its first button. */
const noEnds = ":no";

/** @returns the data of the button meant; undefined where none or more than one is */
export function typedChoice(
  text: string,
  buttons: readonly (readonly Button[])[],
  { yes, no }: YesAndNo,
): string | undefined {
  const typed = wordsOf(text);
  if (typed === "") return undefined;
  const choices = buttons.flat().flatMap((b) => ("data" in b ? [{ label: wordsOf(b.label), data: b.data }] : []));
  const exact = choices.filter(({ label }) => label === typed);
  const begun = choices.filter(({ label }) => label.startsWith(`${typed} `));
  const named = exact.length > 0 ? exact : begun;
  if (named.length > 0) return named.length === 1 ? named[0]?.data : undefined;
  const refusal = choices.find(({ data }) => data.endsWith(noEnds));
  if (!refusal) return undefined;
  if (says(typed, no)) return refusal.data;
  return says(typed, yes) ? choices.find((c) => c !== refusal)?.data : undefined;
}

export const says = (typed: string, words: string): boolean => words.split(";").includes(wordsOf(typed));

/** Lower case, without signs and pictures. */
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
