/** Who takes the seats: somebody known, somebody new by name and year of birth, several together, or a pasted list of names. */
import type { MessageContent } from "../src/outbox/message.ts";
import type { ParticipantId, ResidentId } from "../src/platform/ids.ts";
import type { T } from "../src/platform/texts.ts";
import type { Participant, Relation } from "../src/residents/resident.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { FlowContext } from "../src/telegram/context.ts";
import { isQuestion } from "../src/telegram/handlers/questions.ts";
import type { Questioning } from "./registration-visit.ts";
import { askGuardianConsent } from "./guardian-consent.ts";
import { ask, choiceData, oneOf, readChoice, say } from "./prompts.ts";
import { readName, readBirthYear, readNameList, type NameList } from "./person-input.ts";

type Chosen = { readonly answer: readonly Participant[]; readonly ctx: FlowContext } | undefined;

/** How many may come, and what is said to who wants more. */
export interface Room {
  readonly most: number;
  readonly tooMany: MessageContent["text"];
}

/** @returns at least one participant, and no more than there is room for; undefined when the dialogue ended here and the resident was told why */
export async function askParticipants(
  questioning: Questioning,
  ctx: FlowContext,
  known: readonly Participant[],
  question: MessageContent["text"],
  room: Room,
): Promise<Chosen> {
  const chosen = await chooseParticipants(questioning, known, question, room);
  // Somebody who was kept before this consent was asked, or who is asked for the first time as one of several.
  const consented = chosen && (await askGuardianConsent(questioning, chosen.ctx, chosen.answer));
  if (!chosen || !consented) return undefined;
  const added = consented.answer.filter((person, i) => person !== chosen.answer[i]);
  const consentedAt = added[0]?.guardianConsentAt;
  if (consentedAt !== undefined)
    await questioning.conversation.external(() =>
      questioning.deps.residents.saveGuardianConsent(
        ctx.chatId as ResidentId,
        added.map((p) => p.id),
        consentedAt,
      ),
    );
  return consented;
}

async function chooseParticipants(
  questioning: Questioning,
  known: readonly Participant[],
  question: MessageContent["text"],
  room: Room,
): Promise<Chosen> {
  const { conversation, t, dialogue } = questioning;
  const own = known.find((p) => p.relation === "self");
  const button = (label: string, choice: string) => [{ label, data: choiceData(dialogue, choice) }];
  const choices = [...known.map((p) => p.id as string), ...(own ? [] : ["self"]), ...others, "several"];
  const { answer: choice, ctx: at } = await ask(
    conversation,
    {
      text: question,
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
    },
    (next) =>
      oneOf(readChoice(next, dialogue), choices) ?? readNameList(next.message?.text ?? "", thisYear(questioning.deps)),
    t("registration-tap-who"),
  );
  if (typeof choice === "object") return takeList(questioning, at, known, choice, room);
  if (choice === "several") return askSeveral(questioning, known, room);
  const chosen = known.find((p) => p.id === choice);
  if (chosen) return { answer: [chosen], ctx: at };
  const added = await askNew(questioning, at, choice as Relation);
  return added && { answer: [added.answer], ctx: added.ctx };
}

/** A list sent before "several" was pressed; where it is not clear or too long, they are chosen one by one. */
async function takeList(
  questioning: Questioning,
  ctx: FlowContext,
  known: readonly Participant[],
  list: NameList,
  room: Room,
): Promise<Chosen> {
  const listed = await addListed(questioning, ctx, list, room);
  if (listed === "refused") return undefined;
  return listed === "unclear" ? askSeveral(questioning, known, room) : listed;
}

/** More do not fit a phone screen; the others are found under "several". */
const shownAtMost = 6;

/** Who can be added beside the resident, each by a button of their own. */
const others = ["child", "parent", "neighbour", "other"] as const satisfies readonly Relation[];

/** Ticks those who come together, adds new ones, or takes a pasted list. */
async function askSeveral(questioning: Questioning, known: readonly Participant[], room: Room): Promise<Chosen> {
  const { deps, conversation, t, dialogue } = questioning;
  let people = [...known];
  const ticked = new Set<ParticipantId>();
  for (;;) {
    const question = severalQuestion(t, dialogue, people, ticked);
    const { answer, ctx: next } = await ask(conversation, question, (n) => {
      const choice = oneOf(readChoice(n, dialogue), [...people.map((p) => p.id as string), "self", ...others, "done"]);
      if (choice) return { choice };
      const listed = readNameList(n.message?.text ?? "", thisYear(deps));
      return listed && { listed };
    });
    let at = next;
    if ("listed" in answer) {
      const listed = await addListed(questioning, at, answer.listed, room);
      if (listed === "refused") return undefined;
      if (listed === "unclear") continue;
      at = listed.ctx;
      const taken = listed.answer;
      for (const p of taken) ticked.add(p.id);
      people = [...people, ...taken.filter((p) => !people.some((q) => q.id === p.id))];
    } else if (isRelation(answer.choice)) {
      const added = await askNew(questioning, at, answer.choice);
      if (!added) return undefined;
      at = added.ctx;
      ticked.add(added.answer.id);
      if (!people.some((p) => p.id === added.answer.id)) people = [...people, added.answer];
    } else if (answer.choice === "done") {
      const chosen = people.filter((p) => ticked.has(p.id));
      if (chosen.length > 0) return { answer: chosen, ctx: at };
      say(at, { text: t("registration-several-none") });
    } else {
      const id = answer.choice as ParticipantId;
      if (!ticked.delete(id)) ticked.add(id);
    }
    if (ticked.size > room.most) {
      say(at, { text: room.tooMany });
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
  questioning: Questioning,
  ctx: FlowContext,
  { people, unclear }: NameList,
  room: Room,
): Promise<NonNullable<Chosen> | "unclear" | "refused"> {
  const { deps, conversation, t } = questioning;
  if (unclear.length > 0) {
    say(ctx, { text: t("registration-list-unclear", { lines: unclear.slice(0, 10).join("\n") }) });
    return "unclear";
  }
  if (people.length > room.most) {
    say(ctx, { text: room.tooMany });
    return "unclear";
  }
  const residentId = ctx.chatId as ResidentId;
  const pupils = people.map((person) => ({ ...person, relation: "pupil" as const }));
  const consented = await askGuardianConsent(questioning, ctx, pupils);
  if (!consented) return "refused";
  const { answer, left, limit } = await conversation.external(async () => {
    // Somebody who stands in the list twice is one person.
    const taken = new Map<ParticipantId, Participant>();
    const left: string[] = [];
    let limit = 0;
    for (const person of consented.answer) {
      const outcome = await deps.residents.addParticipant(residentId, person);
      if (outcome.kind === "too-many") {
        left.push(person.name);
        limit = outcome.limit;
      } else taken.set(outcome.participant.id, outcome.participant);
    }
    return { answer: [...taken.values()], left, limit };
  });
  if (left.length > 0) say(consented.ctx, { text: t("registration-list-left", { limit, names: left.join(", ") }) });
  return answer.length > 0 ? { answer, ctx: consented.ctx } : "unclear";
}

/** A new participant by name and year of birth. */
async function askNew(questioning: Questioning, ctx: FlowContext, relation: Relation) {
  const { deps, conversation, t } = questioning;
  const name = await askName(questioning, ctx, relation);
  const birthYear = await askBirthYear(questioning, name.answer, relation);
  const residentId = ctx.chatId as ResidentId;
  const person = { name: name.answer, birthYear: birthYear.answer, relation };
  const consented = await askGuardianConsent(questioning, birthYear.ctx, [person]);
  if (!consented) return undefined;
  const added = await conversation.external(() =>
    deps.residents.addParticipant(residentId, consented.answer[0] ?? person),
  );
  if (added.kind !== "too-many") return { answer: added.participant, ctx: consented.ctx };
  say(consented.ctx, { text: t("registration-too-many-participants", { limit: added.limit }) });
  return undefined;
}

async function askName({ deps, conversation, t, dialogue }: Questioning, ctx: FlowContext, relation: Relation) {
  const question = { self: "registration-ask-own-name", child: "registration-ask-child-name" } as const;
  const telegramName = relation === "self" ? [ctx.from?.first_name, ctx.from?.last_name].filter(Boolean).join(" ") : "";
  const offered = readName(telegramName);
  return ask(
    conversation,
    {
      text: t(relation === "self" || relation === "child" ? question[relation] : "registration-ask-other-name"),
      buttons: offered
        ? [[{ label: t.plain("registration-use-name", { name: offered }), data: choiceData(dialogue, "name") }]]
        : [],
    },
    (next) => {
      if (offered && readChoice(next, dialogue) === "name") return offered;
      const text = next.message?.text;
      return text === undefined || isQuestion(deps, text) ? undefined : readName(text);
    },
    t("registration-bad-name"),
  );
}

const askBirthYear = ({ deps, conversation, t }: Questioning, name: string, relation: Relation) =>
  ask(
    conversation,
    { text: t("registration-ask-birth-year", { name, example: exampleYear(relation) }) },
    (next) => readBirthYear(next.message?.text ?? "", thisYear(deps)),
    t("registration-bad-birth-year", { example: exampleYear(relation) }),
  );

const exampleYear = (relation: Relation): string => (relation === "child" || relation === "pupil" ? "2014" : "1985");

const thisYear = ({ local, clock }: BotDeps): number => Number(local.dateOf(clock.now()).slice(0, 4));
