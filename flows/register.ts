/** Registering a household for a meeting: consent, for whom, confirmation; three taps for those who were here before. */
import type { Meeting } from "../src/catalogue/catalogue.ts";
import type { CatalogueSnapshot } from "../src/catalogue/snapshot.ts";
import type { MessageContent } from "../src/outbox/message.ts";
import type { MeetingId, ParticipantId } from "../src/platform/ids.ts";
import type { Html } from "../src/platform/markup.ts";
import type { Participant } from "../src/residents/resident.ts";
import { comingMeetings } from "../src/registration/register-series.ts";
import { confirmationTimes } from "../src/reminders/confirmation-time.ts";
import type { RegisterOutcome } from "../src/registration/register.ts";
import { takeOrSkip } from "../src/registration/notice.ts";
import { appealData } from "../src/registration/registration-callbacks.ts";
import { householdLimit, tooYoung } from "../src/registration/registration.ts";
import type { BotDeps } from "../src/telegram/bot-deps.ts";
import { bookedButtons } from "../src/telegram/present/booked-buttons.ts";
import type { Flow } from "./flow.ts";
import { registerFlowId } from "../src/telegram/handlers/registration.ts";
import { registerForSeries } from "./register-series.ts";
import { askParticipants, type Room } from "./participants.ts";
import { feeText, namesOf, type RegistrationVisit } from "./registration-visit.ts";
import { beginVisit } from "./visit.ts";
import { ask, choiceData, oneOf, readChoice } from "./prompts.ts";

/** Who registers later than this gets no reminder the day before. */
const remindedFromMs = 24 * 3_600_000;

export const register = (deps: BotDeps): Flow<[MeetingId]> => ({
  id: registerFlowId,
  async run(conversation, meetingId) {
    const { residentId, t } = conversation;
    const { consentedAt, known, found } = await conversation.external(({ session: { resident } }) => ({
      consentedAt: resident.consentedAt,
      known: resident.participants,
      found: meetingOf(deps.catalogue(), meetingId),
    }));
    if (!found) return conversation.say({ text: t("registration-gone") });
    const visit = { ...beginVisit(deps, conversation), ...found };

    if (consentedAt === null) {
      if ((await askConsent(visit)) === "no") return conversation.say({ text: t("registration-consent-refused") });
      await conversation.external(() => deps.residents.saveConsent(residentId, deps.clock.now()));
    }
    const question = () => t("registration-for-whom", meetingArguments(visit));
    const who = await askParticipants(visit, known, question, roomOf(visit));
    if (who) await confirm(visit, who);
  },
});

function meetingOf(
  { meetingById, courseById }: CatalogueSnapshot,
  meetingId: MeetingId,
): Pick<RegistrationVisit, "meeting" | "course"> | null {
  const meeting = meetingById.get(meetingId);
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course) return null;
  const { id, title, requirements, feeRupiah, minAge } = course;
  return { meeting, course: { id, title, requirements, feeRupiah, minAge } };
}

const roomOf = (visit: RegistrationVisit): Room =>
  visit.meeting.quota < householdLimit
    ? { most: visit.meeting.quota, tooMany: () => tooManyText(visit, visit.meeting.quota) }
    : { most: householdLimit, tooMany: () => visit.t("registration-several-too-many", { limit: householdLimit }) };

const askConsent = ({ deps, conversation, t, dialogue }: RegistrationVisit) =>
  ask(
    conversation,
    () => ({
      text: t("registration-consent", { months: deps.retentionMonths }),
      buttons: [
        [{ label: t.plain("registration-consent-yes"), data: choiceData(dialogue, "yes") }],
        [{ label: t.plain("registration-consent-no"), data: choiceData(dialogue, "no") }],
      ],
    }),
    (next) => oneOf(readChoice(next, dialogue), ["yes", "no"]),
  );

/** The last step, and the wish to wait where the meeting is full (again, if the last seat went meanwhile). Who cannot come is named, and the others go on. */
async function confirm(visit: RegistrationVisit, chosen: readonly Participant[]): Promise<void> {
  const { deps, conversation, t, dialogue, meeting, course } = visit;
  const young = tooYoung(chosen, course, meeting, deps.local);
  if (young.length > 0) conversation.say({ text: tooYoungText(visit, young, course.minAge ?? 0) });
  const booked = await sayWhoIsBooked(visit, chosen);
  const participants = chosen.filter((p) => !young.includes(p) && !booked.has(p.id));
  if (participants.length === 0) return;
  const attempt = (agreedToWait: boolean) =>
    conversation.external(({ session: { resident } }) =>
      deps.registration.register({
        requestId: String(conversation.updateId),
        resident,
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
    const shown = position;
    const answer = await ask(
      conversation,
      () => confirmation(visit, participants, shown, free, coming),
      (n) => oneOf(readChoice(n, dialogue), [yes, "no", ...(coming > 1 ? ["series"] : [])]),
    );
    if (answer === "series") return registerForSeries(visit, participants);
    if (answer === "no") return conversation.say({ text: t("registration-not-now") });
    const outcome = await attempt(position !== null);
    // Registered meanwhile from another device: who is left is asked about anew.
    if (outcome.kind === "already-registered") return confirm(visit, participants);
    if (outcome.kind !== "full") {
      const isBooked = outcome.kind === "seated" || outcome.kind === "waitlisted";
      return conversation.say({
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
  { deps, conversation, t, meeting, course }: RegistrationVisit,
  chosen: readonly Participant[],
): Promise<ReadonlySet<ParticipantId>> {
  const mine = await conversation.external(async () =>
    (await deps.registration.mine(conversation.residentId))
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
    conversation.say({
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
  visit: RegistrationVisit,
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
  visit: RegistrationVisit,
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

const tooYoungText = ({ t, course }: RegistrationVisit, participants: readonly Participant[], minAge: number): Html =>
  t("registration-too-young", { name: namesOf(participants), course: course.title, minAge });

const tooManyText = ({ t, course }: RegistrationVisit, quota: number): Html =>
  t("registration-too-many", { course: course.title, quota });

/** What happens before the meeting, in one line; `none` for those who register too late to be asked. */
function ruleText({ t, deps, course }: RegistrationVisit, meeting: Meeting): Html {
  const times = confirmationTimes(meeting, deps.registration.rules(course.id), deps.local);
  if (!times || deps.clock.now() >= times.registeredBefore) return "none" as Html;
  if (!times.release) return t("registration-rule-ask");
  return t("registration-rule-release", { time: t.format.time(times.release.releasedAt) });
}

const meetingArguments = ({
  t,
  meeting,
  course,
}: Pick<RegistrationVisit, "t" | "meeting"> & { readonly course: Pick<RegistrationVisit["course"], "title"> }) => ({
  course: course.title,
  date: t.format.date(meeting.startsAt),
  time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
  place: meeting.place,
});
