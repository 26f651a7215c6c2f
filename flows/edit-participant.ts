/** One participant: what is kept of them, each part changed by itself; or removed from the account. */
import type { ParticipantId, ResidentId } from "../src/platform/ids.ts";
import type { Participant, Relation } from "../src/residents/resident.ts";
import type { ParticipantChange } from "../src/residents/residents-store.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import type { FlowContext } from "../src/telegram/context.ts";
import { choiceButton, type Visit } from "./choose-from-list.ts";
import { readBirthYear, readName, readPhone, readPlaceName } from "./person-input.ts";
import { ask, oneOf, readChoice, say } from "./prompts.ts";

const typedParts = ["name", "year", "phone", "from"] as const;
type TypedPart = (typeof typedParts)[number];
/** Parts that need not be known. */
const optional: readonly TypedPart[] = ["phone", "from"];
const relations = ["child", "parent", "pupil", "neighbour", "other"] as const satisfies readonly Relation[];

/** @returns when the resident goes back to the others */
export async function editParticipant(visit: Visit, ctx: FlowContext, id: ParticipantId): Promise<FlowContext> {
  const { deps, conversation, t, dialogue } = visit;
  const residentId = ctx.chatId as ResidentId;
  const change = async (what: ParticipantChange, at: FlowContext) => {
    await conversation.external(() => deps.residents.changeParticipant(residentId, id, what));
    say(at, { text: t("participants-saved") });
  };
  for (let at = ctx; ;) {
    const person = await conversation.external(
      async () => (await deps.residents.read(residentId)).participants.find((p) => p.id === id) ?? null,
    );
    if (!person) return at;
    const choices = [...typedParts, "relation", "remove", "back"] as const;
    const { answer, ctx: next } = await ask(conversation, card(visit, person), (n) =>
      oneOf(readChoice(n, dialogue), choices),
    );
    at = next;
    if (answer === "back") return at;
    if (answer === "remove") at = await askToRemove(visit, at, person);
    else if (answer === "relation") {
      const chosen = await askRelation(visit, person);
      at = chosen.ctx;
      if (chosen.answer !== "back") await change({ relation: chosen.answer }, at);
    } else {
      const typed = await askPart(visit, person, answer);
      at = typed.ctx;
      if (typed.answer !== "back") await change(typed.answer, at);
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
): Promise<{ answer: ParticipantChange | "back"; ctx: FlowContext }> {
  const { conversation, t, dialogue } = visit;
  const isKnown = (part === "phone" ? phone : from) !== undefined;
  const clear = choiceButton(visit, t.plain("participants-clear-button"), "clear");
  const back = choiceButton(visit, t.plain("dialogue-cancel-button"), "back");
  const buttons = optional.includes(part) && isKnown ? [[clear, back]] : [[back]];
  return ask(
    conversation,
    { text: t(`participants-ask-${part}`, { name }), buttons },
    (n): ParticipantChange | "back" | undefined => {
      const choice = oneOf(readChoice(n, dialogue), ["back", "clear"]);
      if (choice === "back") return choice;
      if (choice === "clear") return part === "phone" ? { phone: null } : { from: null };
      return readPart(visit, part, n.message?.text ?? "");
    },
    t(`participants-hint-${part}`),
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
  return ask(conversation, { text: t("participants-ask-relation", { name }), buttons }, (n) =>
    oneOf<(typeof relations)[number] | "back">(readChoice(n, dialogue), [...relations, "back"]),
  );
}

async function askToRemove(visit: Visit, ctx: FlowContext, { id, name }: Participant): Promise<FlowContext> {
  const { deps, conversation, t, dialogue } = visit;
  const yes = choiceButton(visit, t.plain("participants-remove-yes-button"), "yes");
  const no = choiceButton(visit, t.plain("dialogue-cancel-button"), "back");
  const question = { text: t("participants-ask-remove", { name }), buttons: [[yes, no]] };
  const { answer, ctx: at } = await ask(conversation, question, (n) => oneOf(readChoice(n, dialogue), ["yes", "back"]));
  if (answer === "back") return at;
  const booked = await conversation.external(async () => {
    const outcome = await deps.registration.removeParticipant({
      residentId: ctx.chatId as ResidentId,
      participantId: id,
    });
    if (outcome.kind === "removed") return null;
    const { course, meeting } = outcome.registration;
    return { course: course.title, date: t.format.date(meeting.startsAt) };
  });
  say(at, {
    text: booked ? t("participants-registered", { name, ...booked }) : t("participants-removed", { name }),
  });
  return at;
}
