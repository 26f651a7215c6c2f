/** A resident's own registrations: listed, confirmed, cancelled. */
import { ticketData } from "../../attendance/attendance-callbacks.ts";
import type { ParticipantId, RegistrationCode } from "../../platform/ids.ts";
import type { Button, MessageContent } from "../../outbox/message.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import type { CancelOutcome } from "../../registration/cancel-registration.ts";
import { momentOf } from "../../registration/notice.ts";
import type { OwnRegistration } from "../../registration/my-registrations.ts";
import { cancelData, skipData, takeData } from "../../registration/registration-callbacks.ts";
import type { Participant, Resident } from "../../residents/resident.ts";
import type { BotDeps } from "../bot-deps.ts";
import { encodeAction } from "../callback-data.ts";
import type { BotContext, WordsContext } from "../context.ts";
import { replace, reply } from "../reply.ts";
import { participantsButton } from "./own-participants.ts";

/** More would not fit a phone screen; the others follow when these are over. */
const shownAtMost = 8;

export async function showRegistrations(deps: BotDeps, ctx: WordsContext): Promise<void> {
  const { t, session } = ctx;
  const { id } = session.resident;
  const [mine, attended] = await Promise.all([deps.registration.mine(id), deps.attendance.attendedBy(id)]);
  const own = mine.slice(0, shownAtMost);
  const { participants } = session.resident;
  const certificates = {
    label: t.plain("certificate-mine-button"),
    data: encodeAction({ kind: "my-certificates", args: [] }),
  };
  const more: Button[][] = [
    ...(attended.length > 0 ? [[certificates]] : []),
    ...(participants.length > 0 ? [[participantsButton(t)]] : []),
  ];
  if (own.length === 0) return reply(ctx, { text: t("registration-mine-empty"), buttons: more });
  const list = own.map((r) => registrationText(t, session.resident, r)).join("\n\n") as Html;
  await reply(ctx, {
    text: t("registration-mine", { list: { html: list } }),
    buttons: [
      ...own.flatMap((r) => registrationButtons(t, r, own)),
      [{ label: t.plain("calendar-button"), data: encodeAction({ kind: "whole-calendar", args: [] }) }],
      ...more,
    ],
  });
}

/**
 * Who has an offer takes or skips it; everybody else may cancel. Phones cut long labels: the date says which one is meant,
 * and the class only where two of theirs are on the same day.
 */
function registrationButtons(t: T, registration: OwnRegistration, all: readonly OwnRegistration[]): Button[][] {
  const { course, meeting, code, position, heldUntil } = registration;
  const date = t.format.shortDate(meeting.startsAt);
  const isAlone = all.every((r) => r === registration || t.format.shortDate(r.meeting.startsAt) !== date);
  const subject = { name: isAlone ? "none" : course.title, date };
  if (heldUntil !== null)
    return [
      [
        { label: t.plain("registration-offer-take-button", subject), data: takeData(code) },
        { label: t.plain("registration-offer-skip-button"), data: skipData(code) },
      ],
    ];
  const ticket = { label: t.plain("ticket-list-button", subject), data: ticketData(code) };
  const cancel = { label: t.plain("registration-cancel-button", subject), data: cancelData(code) };
  if (position !== null) return [[cancel]];
  return isAlone ? [[ticket, cancel]] : [[ticket], [cancel]];
}

export async function askToCancel(deps: BotDeps, ctx: BotContext, code: RegistrationCode): Promise<void> {
  const { t, session } = ctx;
  const own = (await deps.registration.mine(session.resident.id)).find((r) => r.code === code);
  if (!own) return reply(ctx, { text: t("registration-cancel-unknown") });
  const yes = encodeAction({ kind: "cancel-for-sure", args: [code] });
  const no = encodeAction({ kind: "keep-registration", args: [code] });
  const keep = { label: t.plain("registration-cancel-no"), data: no };
  const { participantIds } = own;
  if (participantIds.length > 1) {
    const { course, date } = cancelArguments(t, session.resident, own);
    const everybody = t.plain("registration-cancel-all", { count: participantIds.length });
    return reply(ctx, {
      text: t("registration-cancel-who", { course, date }),
      buttons: [[{ label: everybody, data: yes }], ...oneOfSeveral(t, session.resident, own), [keep]],
    });
  }
  ctx.session.asked = { yes, no };
  await reply(ctx, {
    text: t("registration-cancel-confirm", cancelArguments(t, session.resident, own)),
    buttons: [[{ label: t.plain("registration-cancel-yes"), data: yes }, keep]],
  });
}

/** A long list of pupils stands two abreast. */
function oneOfSeveral(t: T, resident: Resident, own: OwnRegistration): Button[][] {
  const buttons = participantsOf(resident, own).map(({ id, name }): Button => ({
    label: t.plain("registration-cancel-one-button", { name }),
    data: encodeAction({ kind: "cancel-one", args: [own.code, id] }),
  }));
  const abreast = buttons.length > 6 ? 2 : 1;
  return buttons.flatMap((_, i) => (i % abreast === 0 ? [buttons.slice(i, i + abreast)] : []));
}

export async function cancel(deps: BotDeps, ctx: BotContext, code: RegistrationCode): Promise<void> {
  const { t, session } = ctx;
  const residentId = session.resident.id;
  const own = (await deps.registration.mine(residentId)).find((r) => r.code === code);
  const outcome = await deps.registration.cancel({ requestId: String(ctx.update.update_id), residentId, code });
  await replace(ctx, cancelAnswer(t, outcome, own ? participantNames(session.resident, own) : ""));
}

export async function cancelOne(
  deps: BotDeps,
  ctx: BotContext,
  code: RegistrationCode,
  participantId: ParticipantId,
): Promise<void> {
  const { t, session } = ctx;
  const { id: residentId, participants } = session.resident;
  const requestId = String(ctx.update.update_id);
  const outcome = await deps.registration.cancel({ requestId, residentId, code, participantId });
  const name = participants.find((p) => p.id === participantId)?.name ?? "";
  if (outcome.kind !== "left") return replace(ctx, cancelAnswer(t, outcome, name));
  const others = (await deps.registration.mine(residentId)).find((r) => r.code === code);
  const state = others?.heldUntil != null ? "offered" : others?.position != null ? "waiting" : "seated";
  await replace(ctx, {
    text: t("registration-cancelled-one", {
      name,
      course: outcome.course.title,
      date: t.format.date(outcome.meeting.startsAt),
      others: others ? participantNames(session.resident, others) : "",
      state,
    }),
    buttons: state === "seated" ? [[{ label: t.plain("ticket-button"), data: ticketData(code) }]] : [],
  });
}

function cancelAnswer(t: T, outcome: CancelOutcome, name: string): MessageContent {
  switch (outcome.kind) {
    case "cancelled":
    case "left": {
      const off = encodeAction({ kind: "calendar-off", args: [outcome.code] });
      const date = t.format.date(outcome.meeting.startsAt);
      return {
        text: t("registration-cancelled", { name, course: outcome.course.title, date }),
        buttons: [[{ label: t.plain("calendar-off-button"), data: off }]],
      };
    }
    case "too-late":
      return { text: t("registration-cancel-too-late", { course: outcome.course.title }) };
    case "already-cancelled":
    case "not-found":
      return { text: t("registration-cancel-unknown") };
  }
}

export async function confirmComing(deps: BotDeps, ctx: BotContext, code: RegistrationCode): Promise<void> {
  const residentId = ctx.session.resident.id;
  const outcome = await deps.registration.confirmComing({ residentId, code });
  const key = outcome.kind === "confirmed" ? "registration-attending" : `registration-attending-${outcome.kind}`;
  await reply(ctx, { text: ctx.t(key as "registration-attending") });
}

export function registrationText(t: T, resident: Resident, own: OwnRegistration): Html {
  const { meeting, course, code, position, heldUntil } = own;
  const shared = {
    course: course.title,
    date: t.format.date(meeting.startsAt),
    time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
    name: participantNames(resident, own),
    code,
  };
  if (heldUntil !== null)
    return t("registration-mine-offered", { ...shared, place: meeting.place, until: momentOf(t, heldUntil) });
  return position === null
    ? t("registration-mine-seated", { ...shared, place: meeting.place })
    : t("registration-mine-waiting", { ...shared, position });
}

const cancelArguments = (t: T, resident: Resident, own: OwnRegistration) => ({
  name: participantNames(resident, own),
  course: own.course.title,
  date: t.format.date(own.meeting.startsAt),
});

const participantsOf = (resident: Resident, { participantIds }: OwnRegistration): Participant[] =>
  resident.participants.filter((p) => participantIds.includes(p.id));

export const participantNames = (resident: Resident, own: OwnRegistration): string =>
  participantsOf(resident, own)
    .map((p) => p.name)
    .join(", ");
