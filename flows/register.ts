/** Registering one participant for a meeting: consent, for whom, name and year of birth, confirmation; three taps for those who were here before. */
import type { Course, Meeting } from "../src/catalogue/catalogue.ts";
import type { CatalogueSnapshot } from "../src/catalogue/snapshot.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import type { MeetingId, ResidentId } from "../src/platform/ids.ts";
import type { Html } from "../src/platform/markup.ts";
import type { T } from "../src/platform/texts.ts";
import type { Participant, Relation } from "../src/residents/resident.ts";
import type { RegisterOutcome } from "../src/registration/register.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { FlowContext, FlowConversation } from "../src/telegram/context.ts";
import type { Flow } from "./flow.ts";
import { isQuestion } from "../src/telegram/handlers/questions.ts";
import { ask, choiceData, readChoice, say } from "./prompts.ts";

/** Who registers later than this gets no reminder the day before. */
const remindedFromMs = 24 * 3_600_000;

/** What a dialogue about one meeting talks about. */
interface Visit {
  readonly deps: BotDeps;
  readonly conversation: FlowConversation;
  readonly t: T;
  /** Tells the buttons of this dialogue from those of an older one. */
  readonly dialogue: string;
  readonly meeting: Meeting;
  readonly course: Course;
}

export const register = (deps: BotDeps): Flow<[MeetingId]> => ({
  id: "register@1",
  async run(conversation, ctx, meetingId) {
    const residentId = ctx.chatId as ResidentId;
    const { resident, found } = await conversation.external(async () => ({
      resident: await deps.residents.read(residentId),
      found: meetingOf(deps.catalogue(), meetingId) ?? null,
    }));
    const t = deps.texts(resident.language);
    if (!found) return say(ctx, { text: t("registration-gone") });
    const visit = { deps, conversation, t, dialogue: ctx.update.update_id.toString(36), ...found };

    let at = ctx;
    if (resident.consentedAt === null) {
      const consent = await askConsent(visit, at);
      if (consent.answer === "no") return say(consent.ctx, { text: t("registration-consent-refused") });
      at = consent.ctx;
      await conversation.external(() => deps.residents.saveConsent(residentId, deps.clock.now()));
    }
    const who = await askParticipant(visit, at, resident.participants);
    if (!who) return;
    await confirm(visit, who.ctx, residentId, who.answer);
  },
});

function meetingOf({ meetingById, courseById }: CatalogueSnapshot, id: MeetingId) {
  const meeting = meetingById.get(id);
  const course = meeting && courseById.get(meeting.courseId);
  return meeting && course ? { meeting, course } : undefined;
}

const askConsent = ({ conversation, t, dialogue }: Visit, ctx: FlowContext) =>
  ask(
    conversation,
    ctx,
    {
      text: t("registration-consent"),
      buttons: [
        [{ label: t.plain("registration-consent-yes"), data: choiceData(dialogue, "yes") }],
        [{ label: t.plain("registration-consent-no"), data: choiceData(dialogue, "no") }],
      ],
    },
    (next) => oneOf(readChoice(next, dialogue), ["yes", "no"]),
  );

/** Someone known, or a new participant by name and year of birth. */
async function askParticipant(visit: Visit, ctx: FlowContext, known: readonly Participant[]) {
  const { deps, conversation, t, dialogue } = visit;
  const own = known.find((p) => p.relation === "self");
  const button = (label: string, choice: string) => [{ label, data: choiceData(dialogue, choice) }];
  const choices = [...known.map((p) => p.id as string), ...(own ? [] : ["self"]), "child", "other"];
  const { answer: choice, ctx: at } = await ask(
    conversation,
    ctx,
    {
      text: t("registration-for-whom", meetingArguments(visit)),
      buttons: [
        ...(own ? [] : [button(t.plain("registration-myself"), "self")]),
        ...known.map((p) => button(p.name, p.id)),
        button(t.plain("registration-my-child"), "child"),
        button(t.plain("registration-someone-else"), "other"),
      ],
    },
    (next) => oneOf(readChoice(next, dialogue), choices),
  );
  const chosen = known.find((p) => p.id === choice);
  if (chosen) return { answer: chosen, ctx: at };

  const relation = choice as Relation;
  const name = await askName(visit, at, relation);
  const birthYear = await askBirthYear(visit, name.ctx, name.answer);
  const residentId = ctx.chatId as ResidentId;
  const added = await conversation.external(() =>
    deps.residents.addParticipant(residentId, { name: name.answer, birthYear: birthYear.answer, relation }),
  );
  if (added.kind === "too-many") {
    await say(birthYear.ctx, { text: t("registration-too-many-participants", { limit: added.limit }) });
    return undefined;
  }
  return { answer: added.participant, ctx: birthYear.ctx };
}

async function askName({ deps, conversation, t, dialogue }: Visit, ctx: FlowContext, relation: Relation) {
  const question = { self: "registration-ask-own-name", child: "registration-ask-child-name" } as const;
  const telegramName = relation === "self" ? [ctx.from?.first_name, ctx.from?.last_name].filter(Boolean).join(" ") : "";
  const offered = readName(telegramName);
  return ask(
    conversation,
    ctx,
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
  );
}

function askBirthYear({ deps, conversation, t }: Visit, ctx: FlowContext, name: string) {
  const thisYear = () => Number(deps.local.dateOf(deps.clock.now()).slice(0, 4));
  return ask(conversation, ctx, { text: t("registration-ask-birth-year", { name, example: "2014" }) }, (next) =>
    readBirthYear(next.message?.text ?? "", thisYear()),
  );
}

/** The last step, and the wish to wait where the meeting is full (again, if the last seat went meanwhile). */
async function confirm(
  visit: Visit,
  ctx: FlowContext,
  residentId: ResidentId,
  participant: Participant,
): Promise<void> {
  const { deps, conversation, t, dialogue, meeting } = visit;
  const attempt = (agreedToWait: boolean, at: FlowContext) =>
    conversation.external(async () =>
      deps.registration.register({
        requestId: String(at.update.update_id),
        resident: await deps.residents.read(residentId),
        meetingId: meeting.id,
        participants: [participant],
        agreedToWait,
      }),
    );
  let position = await conversation.external(() => deps.registration.placeInLine(meeting.id));
  for (let at = ctx; ;) {
    const yes = position === null ? "yes" : "wait";
    const { answer, ctx: next } = await ask(conversation, at, confirmation(visit, participant, position), (n) =>
      oneOf(readChoice(n, dialogue), [yes, "no"]),
    );
    if (answer === "no") return say(next, { text: t("registration-not-now") });
    const outcome = await attempt(position !== null, next);
    if (outcome.kind !== "full") return say(next, { text: outcomeText(visit, participant, outcome) });
    // The last seat went while the resident was reading.
    position = outcome.position;
    at = next;
  }
}

/** @param position place in line where the meeting is full, else null */
function confirmation(visit: Visit, { name }: Participant, position: number | null): MessageContent {
  const { t, dialogue, meeting, course } = visit;
  const date = t.format.date(meeting.startsAt);
  const fee = course.feeRupiah > 0 ? t.format.money(course.feeRupiah) : t.plain("registration-free");
  const no = { label: t.plain("dialogue-cancel-button"), data: choiceData(dialogue, "no") };
  return position === null
    ? {
        text: t("registration-confirm", { ...meetingArguments(visit), name, fee }),
        buttons: [[{ label: t.plain("registration-confirm-button"), data: choiceData(dialogue, "yes") }, no]],
      }
    : {
        text: t("registration-confirm-waitlist", { course: course.title, date, name, position }),
        buttons: [[{ label: t.plain("registration-waitlist-button"), data: choiceData(dialogue, "wait") }, no]],
      };
}

function outcomeText(visit: Visit, { name }: Participant, outcome: Exclude<RegisterOutcome, { kind: "full" }>): Html {
  const { t, deps, meeting, course } = visit;
  const date = t.format.date(meeting.startsAt);
  switch (outcome.kind) {
    case "seated":
      return t("registration-seated", {
        ...meetingArguments({ t, meeting: outcome.meeting, course: outcome.course }),
        name,
        code: outcome.code,
        bring: outcome.course.bring || "none",
        soon: outcome.meeting.startsAt - deps.clock.now() < remindedFromMs ? "yes" : "no",
      });
    case "waitlisted":
      return t("registration-waitlisted", {
        ...meetingArguments({ t, meeting: outcome.meeting, course: outcome.course }),
        name,
        code: outcome.code,
        position: outcome.position,
      });
    case "already-registered":
      return t("registration-already-registered", { name, course: course.title, date, code: outcome.code });
    case "too-young":
      return t("registration-too-young", { name, course: course.title, minAge: outcome.minAge });
    case "too-many":
      return t("registration-too-many", { course: course.title, quota: outcome.quota });
    case "closed":
      return t("registration-closed", { course: course.title, date });
  }
}

const meetingArguments = ({ t, meeting, course }: Pick<Visit, "t" | "meeting" | "course">) => ({
  course: course.title,
  date: t.format.date(meeting.startsAt),
  time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
  place: meeting.place,
});

const oneOf = <C extends string>(value: string | undefined, choices: readonly C[]): C | undefined =>
  choices.find((choice) => choice === value);

/** A name as given: 2 to 60 letters with spaces, points, hyphens and apostrophes. */
export function readName(text: string): string | undefined {
  const name = text.normalize("NFC").replace(/\s+/gu, " ").trim();
  return name.length >= 2 && name.length <= 60 && /^\p{L}[\p{L}\p{M} .,'’-]*$/u.test(name) ? name : undefined;
}

/** `2014`, or an age (`8`, `8 tahun`, `umur 8 thn`): then the year in which that age is reached. */
export function readBirthYear(text: string, thisYear: number): number | undefined {
  const year = /^\D{0,20}(\d{4})\D{0,10}$/u.exec(text)?.[1];
  const age = /^(?:umur|usia)?\s*(\d{1,2})\s*(?:tahun|thn|th)?$/iu.exec(text.trim())?.[1];
  const born = year ? Number(year) : age ? thisYear - Number(age) : NaN;
  return born > thisYear - 120 && born <= thisYear ? born : undefined;
}
