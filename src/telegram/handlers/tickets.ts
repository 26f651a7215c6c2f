/** Tickets: shown to whom they belong, checked in by those who keep the door, silent to everybody else. And the six digits that participants type. */
import { Composer } from "grammy";
import { ticketPayload, type Attendee } from "../../attendance/attendance.ts";
import { doorData, missingData, missingPattern, ticketPattern } from "../../attendance/attendance-callbacks.ts";
import type { TicketOutcome } from "../../attendance/check-in.ts";
import { drawTicket } from "../../attendance/draw-ticket.ts";
import type { MessageContent } from "../../outbox/message.ts";
import type { ParticipantId, RegistrationCode } from "../../platform/ids.ts";
import type { T } from "../../platform/texts.ts";
import type { OwnRegistration } from "../../registration/my-registrations.ts";
import { meetingOfCode } from "../../registration/registration.ts";
import type { Participant } from "../../residents/resident.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { replace, reply, replyWithPicture } from "../reply.ts";
import { keepsDoor } from "./door-keepers.ts";

/** The number of a ticket as people type it. */
export const sixDigits = /^\s*(\d{3})[\s.-]?(\d{3})\s*$/;

export function tickets(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(ticketPattern, (ctx) => showTicket(deps, ctx, ctx.match[1] as RegistrationCode));
  composer.callbackQuery(missingPattern, async (ctx, next) => {
    const code = ctx.match[1] as RegistrationCode;
    if (!(await keepsDoor(deps, ctx, meetingOfCode(code)))) return next();
    await deps.attendance.mark({ code, participantId: `p${ctx.match[2]}` as ParticipantId }, false);
    await replace(ctx, { text: ctx.t("check-in-taken-back"), buttons: [[doorButton(ctx.t, code)]] });
  });
  composer.hears(sixDigits, async (ctx, next) => {
    const typed = `${ctx.match[1]}${ctx.match[2]}`;
    const answer = await answerDigits(deps, ctx, typed);
    return answer ? reply(ctx, answer) : next();
  });
  return composer;
}

/** `t.me/<bot>?start=t_M12-7KQ4ZT` was opened, by whomever. */
export async function openTicket(deps: BotDeps, ctx: BotContext, code: RegistrationCode): Promise<void> {
  const own = await findOwn(deps, ctx, code);
  if (own) return sendTicket(deps, ctx, own);
  if (!(await keepsDoor(deps, ctx, meetingOfCode(code)))) return reply(ctx, { text: ctx.t("ticket-unknown") });
  await reply(ctx, arrival(ctx.t, code, await deps.attendance.checkInByTicket(code)));
}

async function showTicket(deps: BotDeps, ctx: BotContext, code: RegistrationCode): Promise<void> {
  const own = await findOwn(deps, ctx, code);
  await (own ? sendTicket(deps, ctx, own) : reply(ctx, { text: ctx.t("ticket-unknown") }));
}

const findOwn = async (deps: BotDeps, { session }: BotContext, code: RegistrationCode) =>
  (await deps.registration.mine(session.resident.id)).find((own) => own.code === code);

async function sendTicket(deps: BotDeps, ctx: BotContext, own: OwnRegistration): Promise<void> {
  const { t, me, session } = ctx;
  if (own.position !== null || own.heldUntil !== null) return reply(ctx, { text: t("ticket-waiting") });
  const { meeting, course, code, participantIds } = own;
  const name = namesOf(session.resident.participants.filter((p) => participantIds.includes(p.id)));
  const about = {
    course: course.title,
    date: t.format.date(meeting.startsAt),
    time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
    place: meeting.place,
  };
  const png = await drawTicket({
    ...about,
    library: deps.libraryName,
    heading: t.plain("ticket-heading"),
    people: name,
    code,
    url: `https://t.me/${me.username}?start=${ticketPayload(code)}`,
    hint: t.plain("ticket-hint"),
  });
  await replyWithPicture(
    ctx,
    { bytes: png, filename: `${code}.png` },
    { text: t("ticket-caption", { ...about, name, code }) },
  );
}

function arrival(t: T, code: RegistrationCode, outcome: TicketOutcome): MessageContent {
  if (outcome.kind === "not-valid") return { text: t("check-in-not-valid") };
  const { meeting, course, participants } = outcome;
  const name = namesOf(participants);
  const date = t.format.date(meeting.startsAt);
  const about = { name, course: course.title, time: t.format.timeSpan(meeting.startsAt, meeting.endsAt) };
  switch (outcome.kind) {
    case "checked-in":
      return {
        text: t("check-in-done", about),
        buttons: [...whoIsMissing(t, code, participants), [doorButton(t, code)]],
      };
    case "already":
      return {
        text: t("check-in-already", { ...about, since: t.format.time(outcome.cameAt) }),
        buttons: [[doorButton(t, code)]],
      };
    case "other-day":
      return { text: t("check-in-other-day", { course: course.title, date }) };
    case "waiting":
      return { text: t("check-in-waiting", { name, course: course.title }), buttons: [[doorButton(t, code)]] };
  }
}

/** Only where several came on one ticket; more than a few are taken back in the list. */
const whoIsMissing = (t: T, code: RegistrationCode, participants: readonly Participant[]) =>
  participants.length < 2 || participants.length > 6
    ? []
    : participants.map((p) => {
        const attendee: Attendee = { code, participantId: p.id };
        return [{ label: t.plain("check-in-missing-button", { name: p.name }), data: missingData(attendee) }];
      });

const doorButton = (t: T, code: RegistrationCode) => ({
  label: t.plain("door-open-button"),
  data: doorData(meetingOfCode(code)),
});

/** @returns undefined where six digits mean something else: nobody of theirs has a seat today */
async function answerDigits(deps: BotDeps, ctx: BotContext, typed: string): Promise<MessageContent | undefined> {
  const { t, session } = ctx;
  const outcome = await deps.attendance.checkInByCode({ residentId: session.resident.id, typed });
  switch (outcome.kind) {
    case "no-meeting-today":
      return undefined;
    case "wrong-code":
      return { text: t("code-wrong") };
    case "too-many-tries":
      return { text: t("code-too-many", { time: t.format.time(outcome.againAt) }) };
    case "checked-in":
    case "already": {
      const name = namesOf(outcome.arrived.flatMap(({ participants }) => participants));
      const course = outcome.arrived.map((arrived) => arrived.course.title).join(", ");
      return { text: t(outcome.kind === "checked-in" ? "code-done" : "code-already", { name, course }) };
    }
  }
}

const namesOf = (participants: readonly Participant[]): string =>
  [...new Set(participants.map((p) => p.name))].join(", ");
