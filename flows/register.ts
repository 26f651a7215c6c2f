/** Registering a household for a meeting: consent, for whom, confirmation; three taps for those who were here before. */
import type { Meeting } from "../src/catalogue/catalogue.ts";
import type { CatalogueSnapshot } from "../src/catalogue/snapshot.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import type { MeetingId, ParticipantId, ResidentId } from "../src/platform/ids.ts";
import type { Html } from "../src/platform/markup.ts";
import type { Participant } from "../src/residents/resident.ts";
import { comingMeetings } from "../src/registration/register-series.ts";
import { confirmationTimes } from "../src/reminders/confirmation-time.ts";
import type { RegisterOutcome } from "../src/registration/register.ts";
import { takeOrSkip } from "../src/registration/notice.ts";
import { appealData } from "../src/registration/registration-callbacks.ts";
import { householdLimit, tooYoung } from "../src/registration/registration.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import type { FlowContext } from "../src/telegram/context.ts";
import { bookedButtons } from "../src/telegram/present/booked-buttons.ts";
import type { Flow } from "./flow.ts";
import { registerFlowId } from "../src/telegram/handlers/registration.ts";
import { registerForSeries } from "./register-series.ts";
import { askParticipants, type Room } from "./participants.ts";
import { feeText, namesOf, type Visit } from "./registration-visit.ts";
import { ask, choiceData, oneOf, readChoice, say } from "./prompts.ts";

/** Who registers later than this gets no reminder the day before. */
const remindedFromMs = 24 * 3_600_000;

export const register = (deps: BotDeps): Flow<[MeetingId]> => ({
  id: registerFlowId,
  async run(conversation, ctx, meetingId) {
    const residentId = ctx.chatId as ResidentId;
    const { language, consentedAt, known, found } = await conversation.external(({ session: { resident } }) => ({
      language: resident.language,
      consentedAt: resident.consentedAt,
      known: resident.participants,
      found: meetingOf(deps.catalogue(), meetingId),
    }));
    const t = deps.texts(language);
    if (!found) return say(ctx, { text: t("registration-gone") });
    const visit = { deps, conversation, t, dialogue: ctx.update.update_id.toString(36), ...found };

    let at = ctx;
    if (consentedAt === null) {
      const consent = await askConsent(visit);
      if (consent.answer === "no") return say(consent.ctx, { text: t("registration-consent-refused") });
      at = consent.ctx;
      await conversation.external(() => deps.residents.saveConsent(residentId, deps.clock.now()));
    }
    const question = t("registration-for-whom", meetingArguments(visit));
    const who = await askParticipants(visit, at, known, question, roomOf(visit));
    if (who) await confirm(visit, who.ctx, residentId, who.answer);
  },
});

function meetingOf(
  { meetingById, courseById }: CatalogueSnapshot,
  meetingId: MeetingId,
): Pick<Visit, "meeting" | "course"> | null {
  const meeting = meetingById.get(meetingId);
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course) return null;
  const { id, title, requirements, feeRupiah, minAge } = course;
  return { meeting, course: { id, title, requirements, feeRupiah, minAge } };
}

const roomOf = (visit: Visit): Room =>
  visit.meeting.quota < householdLimit
    ? { most: visit.meeting.quota, tooMany: tooManyText(visit, visit.meeting.quota) }
    : { most: householdLimit, tooMany: visit.t("registration-several-too-many", { limit: householdLimit }) };

const askConsent = ({ deps, conversation, t, dialogue }: Visit) =>
  ask(
    conversation,
    {
      text: t("registration-consent", { months: deps.retentionMonths }),
      buttons: [
        [{ label: t.plain("registration-consent-yes"), data: choiceData(dialogue, "yes") }],
        [{ label: t.plain("registration-consent-no"), data: choiceData(dialogue, "no") }],
      ],
    },
    (next) => oneOf(readChoice(next, dialogue), ["yes", "no"]),
  );

/** The last step, and the wish to wait where the meeting is full (again, if the last seat went meanwhile). Who cannot come is named, and the others go on. */
async function confirm(
  visit: Visit,
  ctx: FlowContext,
  residentId: ResidentId,
  chosen: readonly Participant[],
): Promise<void> {
  const { deps, conversation, t, dialogue, meeting, course } = visit;
  const young = tooYoung(chosen, course, meeting, deps.local);
  if (young.length > 0) say(ctx, { text: tooYoungText(visit, young, course.minAge ?? 0) });
  const booked = await sayWhoIsBooked(visit, ctx, residentId, chosen);
  const participants = chosen.filter((p) => !young.includes(p) && !booked.has(p.id));
  if (participants.length === 0) return;
  const attempt = (agreedToWait: boolean, at: FlowContext) =>
    conversation.external(async () =>
      deps.registration.register({
        requestId: String(at.update.update_id),
        resident: await deps.residents.read(residentId),
        meetingId: meeting.id,
        participants,
        agreedToWait,
      }),
    );
  const { place, free, coming } = await conversation.external(async () => {
    const [place, seats] = await Promise.all([
      deps.registration.placeInLine(meeting.id, participants.length),
      deps.registration.seatsOf([meeting.id]),
    ]);
    const free = Math.max(0, meeting.quota - (seats.get(meeting.id)?.taken ?? 0));
    return { place, free, coming: comingMeetings(deps.catalogue(), course.id, deps.clock.now()).length };
  });
  let position = place;
  for (;;) {
    const yes = position === null ? "yes" : "wait";
    const question = confirmation(visit, participants, position, free, coming);
    const { answer, ctx: next } = await ask(conversation, question, (n) =>
      oneOf(readChoice(n, dialogue), [yes, "no", ...(coming > 1 ? ["series"] : [])]),
    );
    if (answer === "series") return registerForSeries(visit, next, participants);
    if (answer === "no") return say(next, { text: t("registration-not-now") });
    const outcome = await attempt(position !== null, next);
    // Registered meanwhile from another device: who is left is asked about anew.
    if (outcome.kind === "already-registered") return confirm(visit, next, residentId, participants);
    if (outcome.kind !== "full") {
      const isBooked = outcome.kind === "seated" || outcome.kind === "waitlisted";
      return say(next, {
        text: outcomeText(visit, participants, outcome),
        ...(isBooked && {
          buttons: [
            ...bookedButtons(visit.t, outcome.code, outcome.kind),
            ...(outcome.kind === "waitlisted" && outcome.lowerUntil !== null
              ? [[{ label: t.plain("absence-appeal-button"), data: appealData }]]
              : []),
          ],
        }),
      });
    }
    // Seats went while the resident was reading.
    position = outcome.position;
  }
}

/** Names those who stand on the meeting's roster already, with what they can do there. @returns who they are */
async function sayWhoIsBooked(
  { deps, conversation, t, meeting, course }: Visit,
  ctx: FlowContext,
  residentId: ResidentId,
  chosen: readonly Participant[],
): Promise<ReadonlySet<ParticipantId>> {
  const mine = await conversation.external(async () =>
    (await deps.registration.mine(residentId))
      .filter((own) => own.meeting.id === meeting.id)
      .map(({ code, participantIds, position, heldUntil }) => ({ code, participantIds, position, heldUntil })),
  );
  const booked = new Set<ParticipantId>();
  for (const { code, participantIds, position, heldUntil } of mine) {
    const theirs = chosen.filter((p) => participantIds.includes(p.id));
    if (theirs.length === 0) continue;
    for (const { id } of theirs) booked.add(id);
    const about = { name: namesOf(theirs), course: course.title, date: t.format.date(meeting.startsAt), code };
    const state = position !== null ? "waiting" : heldUntil !== null ? "offered" : "seated";
    say(ctx, {
      text: t("registration-already-registered", { ...about, state }),
      buttons:
        state === "offered"
          ? takeOrSkip(t, code)
          : bookedButtons(t, code, state === "seated" ? "seated" : "waitlisted"),
    });
  }
  return booked;
}

/** @param position place in line where there are not seats for all of them, else null @param free seats left @param coming meetings of the class ahead */
function confirmation(
  visit: Visit,
  participants: readonly Participant[],
  position: number | null,
  free: number,
  coming: number,
): MessageContent {
  const { t, dialogue, meeting, course } = visit;
  const name = namesOf(participants);
  const date = t.format.date(meeting.startsAt);
  const fee = feeText(t, course);
  const no = { label: t.plain("dialogue-cancel-button"), data: choiceData(dialogue, "no") };
  const all = { label: t.plain("registration-series-button", { count: coming }), data: choiceData(dialogue, "series") };
  const series = coming > 1 ? [[all]] : [];
  return position === null
    ? {
        text: t("registration-confirm", {
          ...meetingArguments(visit),
          name,
          fee,
          requirements: course.requirements || "none",
        }),
        buttons: [
          [{ label: t.plain("registration-confirm-button"), data: choiceData(dialogue, "yes") }, no],
          ...series,
        ],
      }
    : {
        text: t("registration-confirm-waitlist", {
          course: course.title,
          date,
          name,
          position,
          people: participants.length,
          free: free > 0 && free < participants.length ? free : "none",
        }),
        buttons: [
          [{ label: t.plain("registration-waitlist-button"), data: choiceData(dialogue, "wait") }, no],
          ...series,
        ],
      };
}

function outcomeText(
  visit: Visit,
  participants: readonly Participant[],
  outcome: Exclude<RegisterOutcome, { kind: "full" | "already-registered" }>,
): Html {
  const { t, deps, meeting, course } = visit;
  const name = namesOf(participants);
  const date = t.format.date(meeting.startsAt);
  switch (outcome.kind) {
    case "seated":
      return t("registration-seated", {
        ...meetingArguments({ t, meeting: outcome.meeting, course: outcome.course }),
        name,
        code: outcome.code,
        bring: outcome.course.bring || "none",
        soon: outcome.meeting.startsAt - deps.clock.now() < remindedFromMs ? "yes" : "no",
        rule: { html: ruleText(visit, outcome.meeting) },
      });
    case "waitlisted":
      return t("registration-waitlisted", {
        ...meetingArguments({ t, meeting: outcome.meeting, course: outcome.course }),
        name,
        code: outcome.code,
        position: outcome.position,
        lower: outcome.lowerUntil === null ? "none" : t.format.date(outcome.lowerUntil),
      });
    case "too-young":
      return tooYoungText(visit, outcome.participants, outcome.minAge);
    case "too-many":
      return tooManyText(visit, outcome.quota);
    case "closed":
      return t("registration-closed", { course: course.title, date });
  }
}

const tooYoungText = ({ t, course }: Visit, participants: readonly Participant[], minAge: number): Html =>
  t("registration-too-young", { name: namesOf(participants), course: course.title, minAge });

const tooManyText = ({ t, course }: Visit, quota: number): Html =>
  t("registration-too-many", { course: course.title, quota });

/** What happens before the meeting, in one line; `none` for those who register too late to be asked. */
function ruleText({ t, deps, course }: Visit, meeting: Meeting): Html {
  const times = confirmationTimes(meeting, deps.registration.rules(course.id), deps.local);
  if (!times || deps.clock.now() >= times.registeredBefore) return "none" as Html;
  if (!times.release) return t("registration-rule-ask");
  return t("registration-rule-release", { time: t.format.time(times.release.releasedAt) });
}

const meetingArguments = ({
  t,
  meeting,
  course,
}: Pick<Visit, "t" | "meeting"> & { readonly course: Pick<Visit["course"], "title"> }) => ({
  course: course.title,
  date: t.format.date(meeting.startsAt),
  time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
  place: meeting.place,
});
