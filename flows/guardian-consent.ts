/** The consent of the adult who registers somebody under 18, asked before anything about them is kept. */
import { lacksGuardianConsent } from "../src/residents/consent-receipts.ts";
import type { Participant } from "../src/residents/resident.ts";
import type { Visit } from "./visit.ts";
import { ask, choiceData, oneOf, readChoice } from "./prompts.ts";

type Person = Omit<Participant, "id">;

/**
 * Asks once for all of them who need it.
 * @returns the people, those with a new consent marked so; undefined when it was refused and the dialogue ended here
 */
export async function askGuardianConsent<P extends Person>(
  { deps, conversation, t, dialogue }: Visit,
  people: readonly P[],
): Promise<readonly P[] | undefined> {
  const needed = await conversation.external(() => {
    const today = deps.local.dateOf(deps.clock.now());
    return people.map((person) => lacksGuardianConsent(person, today));
  });
  const minors = people.filter((_, i) => needed[i]);
  if (minors.length === 0) return people;
  const names = minors.map((p) => p.name).join(", ");
  const self = minors.some((p) => p.relation === "self") ? "yes" : "no";
  const answer = await ask(
    conversation,
    () => ({
      text: t("registration-guardian", { names, self }),
      buttons: [
        [{ label: t.plain("registration-guardian-yes"), data: choiceData(dialogue, "yes") }],
        [{ label: t.plain("registration-guardian-no"), data: choiceData(dialogue, "no") }],
      ],
    }),
    (next) => oneOf(readChoice(next, dialogue), ["yes", "no"]),
  );
  if (answer === "no") {
    conversation.say({ text: t("registration-guardian-refused", { names }) });
    return undefined;
  }
  const guardianConsentAt = await conversation.external(() => deps.clock.now());
  return people.map((person, i) => (needed[i] ? { ...person, guardianConsentAt } : person));
}
