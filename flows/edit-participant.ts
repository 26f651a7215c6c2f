/** One participant: what is kept of them, each part changed by itself; or removed from the account. */
import type { ParticipantId } from "../src/platform/ids.ts";
import type { Participant, Relation } from "../src/residents/resident.ts";
import type { ParticipantChange } from "../src/residents/residents-store.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import { choiceButton } from "./choose-from-list.ts";
import { readBirthYear, readName, readPhone, readPlaceName } from "./person-input.ts";
import { ask, oneOf, readChoice } from "./prompts.ts";
import type { Visit } from "./visit.ts";

const typedParts = ["name", "year", "phone", "from"] as const;
type TypedPart = (typeof typedParts)[number];
/** Parts that need not be known. */
const optional: readonly TypedPart[] = ["phone", "from"];
const relations = ["child", "parent", "pupil", "neighbour", "other"] as const satisfies readonly Relation[];

/** Until the resident goes back to the others. */
export async function editParticipant(visit: Visit, id: ParticipantId): Promise<void> {
  const { deps, conversation, t, dialogue } = visit;
  const { residentId } = conversation;
  const change = async (what: ParticipantChange) => {
    await conversation.external(() => deps.residents.changeParticipant(residentId, id, what));
    conversation.say({ text: t("participants-saved") });
  };
  for (;;) {
    const person = await conversation.external(
      async () => (await deps.residents.read(residentId)).participants.find((p) => p.id === id) ?? null,
    );
    if (!person) return;
    const choices = [...typedParts, "relation", "remove", "back"] as const;
    const answer = await ask(
      conversation,
      () => card(visit, person),
      (n) => oneOf(readChoice(n, dialogue), choices),
    );
    if (answer === "back") return;
    if (answer === "remove") await askToRemove(visit, person);
    else if (answer === "relation") {
      const relation = await askRelation(visit, person);
      if (relation !== "back") await change({ relation });
    } else {
      const typed = await askPart(visit, person, answer);
      if (typed !== "back") await change(typed);
    }
  }
}

function card(visit: Visit, person: Participant): MessageContent {
  const { t } = visit;
  const { name, birthYear, relation, phone, from, guardianConsentAt } = person;
  const button = (choice: string, label: string) => choiceButton(visit, label, choice);
  return {
    text: t("participants-card", {
      name,
      birthYear: String(birthYear),
      relation,
      phone: phone ?? "none",
      from: from ?? "none",
      consent: guardianConsentAt === undefined ? "none" : t.format.date(guardianConsentAt),
    }),
    buttons: [
      [button("name", t.plain("participants-name-button")), button("year", t.plain("participants-year-button"))],
      [button("phone", t.plain("participants-phone-button")), button("from", t.plain("participants-from-button"))],
      ...(relation === "self" ? [] : [[button("relation", t.plain("participants-relation-button"))]]),
      [button("remove", t.plain("participants-remove-button"))],
      [button("back", t.plain("participants-back-button"))],
    ],
  };
}

async function askPart(
  visit: Visit,
  { name, phone, from }: Participant,
  part: TypedPart,
): Promise<ParticipantChange | "back"> {
  const { conversation, t, dialogue } = visit;
  const isKnown = (part === "phone" ? phone : from) !== undefined;
  const clear = choiceButton(visit, t.plain("participants-clear-button"), "clear");
  const back = choiceButton(visit, t.plain("dialogue-cancel-button"), "back");
  const buttons = optional.includes(part) && isKnown ? [[clear, back]] : [[back]];
  return ask(
    conversation,
    () => ({ text: t(`participants-ask-${part}`, { name }), hint: t(`participants-hint-${part}`), buttons }),
    (n): ParticipantChange | "back" | undefined => {
      const choice = oneOf(readChoice(n, dialogue), ["back", "clear"]);
      if (choice === "back") return choice;
      if (choice === "clear") return part === "phone" ? { phone: null } : { from: null };
      return readPart(visit, part, n.message?.text ?? "");
    },
  );
}

function readPart({ deps: { clock, local } }: Visit, part: TypedPart, text: string): ParticipantChange | undefined {
  switch (part) {
    case "name": {
      const name = readName(text);
      return name === undefined ? undefined : { name };
    }
    case "year": {
      const birthYear = readBirthYear(text, Number(local.dateOf(clock.now()).slice(0, 4)));
      return birthYear === undefined ? undefined : { birthYear };
    }
    case "phone": {
      const phone = readPhone(text);
      return phone === undefined ? undefined : { phone };
    }
    case "from": {
      const from = readPlaceName(text);
      return from === undefined ? undefined : { from };
    }
  }
}

function askRelation(visit: Visit, { name }: Participant) {
  const { conversation, t, dialogue } = visit;
  const button = (relation: (typeof relations)[number]) =>
    choiceButton(visit, t.plain("participants-relation", { relation }), relation);
  const buttons = [
    [button("child"), button("parent")],
    [button("pupil"), button("neighbour")],
    [button("other"), choiceButton(visit, t.plain("dialogue-cancel-button"), "back")],
  ];
  return ask(
    conversation,
    () => ({ text: t("participants-ask-relation", { name }), buttons }),
    (n) => oneOf<(typeof relations)[number] | "back">(readChoice(n, dialogue), [...relations, "back"]),
  );
}

async function askToRemove(visit: Visit, { id, name }: Participant): Promise<void> {
  const { deps, conversation, t, dialogue } = visit;
  const yes = choiceButton(visit, t.plain("participants-remove-yes-button"), "yes");
  const no = choiceButton(visit, t.plain("dialogue-cancel-button"), "back");
  const answer = await ask(
    conversation,
    () => ({ text: t("participants-ask-remove", { name }), buttons: [[yes, no]] }),
    (n) => oneOf(readChoice(n, dialogue), ["yes", "back"]),
  );
  if (answer === "back") return;
  const booked = await conversation.external(async () => {
    const outcome = await deps.registration.removeParticipant({
      residentId: conversation.residentId,
      participantId: id,
    });
    if (outcome.kind === "removed") return null;
    const { course, meeting } = outcome.registration;
    return { course: course.title, date: t.format.date(meeting.startsAt) };
  });
  conversation.say({
    text: booked ? t("participants-registered", { name, ...booked }) : t("participants-removed", { name }),
  });
}
