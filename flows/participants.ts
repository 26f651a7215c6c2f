/** Who takes the seats: somebody known, somebody new by name and year of birth, several together, or a pasted list of names. */
import type { MessageContent } from "../src/outbox/message.ts";
import type { ParticipantId } from "../src/platform/ids.ts";
import type { Html } from "../src/platform/markup.ts";
import type { T } from "../src/platform/texts.ts";
import type { Participant, Relation } from "../src/residents/resident.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { isQuestion } from "../src/telegram/handlers/questions.ts";
import type { Visit } from "./visit.ts";
import { askGuardianConsent } from "./guardian-consent.ts";
import { ask, choiceData, oneOf, readChoice } from "./prompts.ts";
import { readName, readBirthYear, readNameList, type NameList } from "./person-input.ts";

type Chosen = readonly Participant[] | undefined;

/** How many may come, and what is said to who wants more. */
export interface Room {
  readonly most: number;
  readonly tooMany: () => Html;
}

/** @returns at least one participant, and no more than there is room for; undefined when the dialogue ended here and the resident was told why */
export async function askParticipants(
  visit: Visit,
  known: readonly Participant[],
  question: () => Html,
  room: Room,
): Promise<Chosen> {
  const { deps, conversation } = visit;
  const chosen = await chooseParticipants(visit, known, question, room);
  if (!chosen?.some((p) => known.includes(p))) return chosen;
  // Somebody who was kept before this consent was asked, or who is asked for the first time as one of several.
  const consented = await askGuardianConsent(visit, chosen);
  if (!consented) return undefined;
  const added = consented.filter((person, i) => person !== chosen[i]);
  const consentedAt = added[0]?.guardianConsentAt;
  if (consentedAt !== undefined)
    await conversation.external(() =>
      deps.residents.saveGuardianConsent(
        conversation.residentId,
        added.map((p) => p.id),
        consentedAt,
      ),
    );
  return consented;
}

async function chooseParticipants(
  visit: Visit,
  known: readonly Participant[],
  question: () => Html,
  room: Room,
): Promise<Chosen> {
  const { conversation, t, dialogue } = visit;
  const own = known.find((p) => p.relation === "self");
  const button = (label: string, choice: string) => [{ label, data: choiceData(dialogue, choice) }];
  const choices = [...known.map((p) => p.id as string), ...(own ? [] : ["self"]), ...others, "several"];
  const choice = await ask(
    conversation,
    () => ({
      text: question(),
      hint: t("registration-tap-who"),
      buttons: [
        ...(own ? [] : [button(t.plain("registration-myself"), "self")]),
        ...known.slice(0, shownAtMost).map((p) => button(p.name, p.id)),
        [...button(t.plain("registration-my-child"), "child"), ...button(t.plain("registration-my-parent"), "parent")],
        [
          ...button(t.plain("registration-neighbour"), "neighbour"),
          ...button(t.plain("registration-someone-else"), "other"),
        ],
        button(t.plain("registration-several"), "several"),
      ],
    }),
    (next) =>
      oneOf(readChoice(next, dialogue), choices) ?? readNameList(next.message?.text ?? "", thisYear(visit.deps)),
  );
  if (typeof choice === "object") return takeList(visit, known, choice, room);
  if (choice === "several") return askSeveral(visit, known, room);
  const chosen = known.find((p) => p.id === choice) ?? (await askNew(visit, choice as Relation));
  return chosen && [chosen];
}

/** A list sent before "several" was pressed; where it is not clear or too long, they are chosen one by one. */
async function takeList(visit: Visit, known: readonly Participant[], list: NameList, room: Room): Promise<Chosen> {
  const listed = await addListed(visit, list, room);
  if (listed === "refused") return undefined;
  return listed === "unclear" ? askSeveral(visit, known, room) : listed;
}

/** More do not fit a phone screen; the others are found under "several". */
const shownAtMost = 6;

/** Who can be added beside the resident, each by a button of their own. */
const others = ["child", "parent", "neighbour", "other"] as const satisfies readonly Relation[];

/** Ticks those who come together, adds new ones, or takes a pasted list. */
async function askSeveral(visit: Visit, known: readonly Participant[], room: Room): Promise<Chosen> {
  const { deps, conversation, t, dialogue } = visit;
  let people = [...known];
  const ticked = new Set<ParticipantId>();
  for (;;) {
    const offered = people;
    const answer = await ask(
      conversation,
      () => severalQuestion(t, dialogue, offered, ticked),
      (n) => {
        const choices = [...offered.map((p) => p.id as string), "self", ...others, "done"];
        const choice = oneOf(readChoice(n, dialogue), choices);
        if (choice) return { choice };
        const listed = readNameList(n.message?.text ?? "", thisYear(deps));
        return listed && { listed };
      },
    );
    if ("listed" in answer) {
      const taken = await addListed(visit, answer.listed, room);
      if (taken === "refused") return undefined;
      if (taken === "unclear") continue;
      for (const p of taken) ticked.add(p.id);
      people = [...people, ...taken.filter((p) => !people.some((q) => q.id === p.id))];
    } else if (isRelation(answer.choice)) {
      const added = await askNew(visit, answer.choice);
      if (!added) return undefined;
      ticked.add(added.id);
      if (!people.some((p) => p.id === added.id)) people = [...people, added];
    } else if (answer.choice === "done") {
      const chosen = people.filter((p) => ticked.has(p.id));
      if (chosen.length > 0) return chosen;
      conversation.say({ text: t("registration-several-none") });
    } else {
      const id = answer.choice as ParticipantId;
      if (!ticked.delete(id)) ticked.add(id);
    }
    if (ticked.size > room.most) {
      conversation.say({ text: room.tooMany() });
      for (const id of [...ticked].slice(room.most)) ticked.delete(id);
    }
  }
}

const isRelation = (choice: string): choice is "self" | (typeof others)[number] =>
  choice === "self" || others.some((relation) => relation === choice);

const severalQuestion = (
  t: T,
  dialogue: string,
  people: readonly Participant[],
  ticked: ReadonlySet<ParticipantId>,
): MessageContent => ({
  text: t("registration-several-question", { count: ticked.size }),
  buttons: [
    ...people.map((p) => [{ label: `${ticked.has(p.id) ? "✅" : "⬜️"} ${p.name}`, data: choiceData(dialogue, p.id) }]),
    ...(people.some((p) => p.relation === "self")
      ? []
      : [[{ label: t.plain("registration-several-self"), data: choiceData(dialogue, "self") }]]),
    [
      { label: t.plain("registration-several-child"), data: choiceData(dialogue, "child") },
      { label: t.plain("registration-several-parent"), data: choiceData(dialogue, "parent") },
    ],
    [
      { label: t.plain("registration-several-neighbour"), data: choiceData(dialogue, "neighbour") },
      { label: t.plain("registration-several-other"), data: choiceData(dialogue, "other") },
    ],
    ...(ticked.size > 0
      ? [[{ label: t.plain("registration-several-done", { count: ticked.size }), data: choiceData(dialogue, "done") }]]
      : []),
  ],
});

/** A teacher's list: all of it is kept, or nothing and the lines that are not clear are named. Who finds no room in the account is named too. */
async function addListed(
  visit: Visit,
  { people, unclear }: NameList,
  room: Room,
): Promise<NonNullable<Chosen> | "unclear" | "refused"> {
  const { deps, conversation, t } = visit;
  if (unclear.length > 0) {
    conversation.say({ text: t("registration-list-unclear", { lines: unclear.slice(0, 10).join("\n") }) });
    return "unclear";
  }
  if (people.length > room.most) {
    conversation.say({ text: room.tooMany() });
    return "unclear";
  }
  const pupils = people.map((person) => ({ ...person, relation: "pupil" as const }));
  const consented = await askGuardianConsent(visit, pupils);
  if (!consented) return "refused";
  const { taken, left, limit } = await conversation.external(async () => {
    // Somebody who stands in the list twice is one person.
    const taken = new Map<ParticipantId, Participant>();
    const left: string[] = [];
    let limit = 0;
    for (const person of consented) {
      const outcome = await deps.residents.addParticipant(conversation.residentId, person);
      if (outcome.kind === "too-many") {
        left.push(person.name);
        limit = outcome.limit;
      } else taken.set(outcome.participant.id, outcome.participant);
    }
    return { taken: [...taken.values()], left, limit };
  });
  if (left.length > 0) conversation.say({ text: t("registration-list-left", { limit, names: left.join(", ") }) });
  return taken.length > 0 ? taken : "unclear";
}

/** A new participant by name and year of birth. */
async function askNew(visit: Visit, relation: Relation): Promise<Participant | undefined> {
  const { deps, conversation, t } = visit;
  const name = await askName(visit, relation);
  const birthYear = await askBirthYear(visit, name, relation);
  const person = { name, birthYear, relation };
  const consented = await askGuardianConsent(visit, [person]);
  if (!consented) return undefined;
  const added = await conversation.external(() =>
    deps.residents.addParticipant(conversation.residentId, consented[0] ?? person),
  );
  if (added.kind !== "too-many") return added.participant;
  conversation.say({ text: t("registration-too-many-participants", { limit: added.limit }) });
  return undefined;
}

async function askName({ deps, conversation, t, dialogue }: Visit, relation: Relation): Promise<string> {
  const question = { self: "registration-ask-own-name", child: "registration-ask-child-name" } as const;
  const { from } = conversation;
  const telegramName = relation === "self" ? [from?.first_name, from?.last_name].filter(Boolean).join(" ") : "";
  const offered = readName(telegramName);
  return ask(
    conversation,
    () => ({
      text: t(relation === "self" || relation === "child" ? question[relation] : "registration-ask-other-name"),
      hint: t("registration-bad-name"),
      buttons: offered
        ? [[{ label: t.plain("registration-use-name", { name: offered }), data: choiceData(dialogue, "name") }]]
        : [],
    }),
    (next) => {
      if (offered && readChoice(next, dialogue) === "name") return offered;
      const text = next.message?.text;
      return text === undefined || isQuestion(deps, text) ? undefined : readName(text);
    },
  );
}

function askBirthYear({ deps, conversation, t }: Visit, name: string, relation: Relation): Promise<number> {
  const example = exampleYear(relation);
  return ask(
    conversation,
    () => ({
      text: t("registration-ask-birth-year", { name, example }),
      hint: t("registration-bad-birth-year", { example }),
    }),
    (next) => readBirthYear(next.message?.text ?? "", thisYear(deps)),
  );
}

const exampleYear = (relation: Relation): string => (relation === "child" || relation === "pupil" ? "2014" : "1985");

const thisYear = ({ local, clock }: BotDeps): number => Number(local.dateOf(clock.now()).slice(0, 4));
