/** "Daftar semua pertemuan": one step, one summary; each meeting keeps a seat or a place in line of its own. */
import type { Meeting } from "../src/catalogue/catalogue.ts";
import type { Html } from "../src/platform/markup.ts";
import type { T } from "../src/platform/texts.ts";
import type { Participant } from "../src/residents/resident.ts";
import { comingMeetings, type registerSeries } from "../src/registration/register-series.ts";
import { ask, choiceData, oneOf, readChoice } from "./prompts.ts";
import { feeText, namesOf, type RegistrationVisit } from "./registration-visit.ts";

type Registered = Awaited<ReturnType<typeof registerSeries>>[number];

/** Where a meeting is full, whoever agrees here agreed to wait. */
export async function registerForSeries(visit: RegistrationVisit, participants: readonly Participant[]): Promise<void> {
  const { deps, conversation, t, dialogue, course } = visit;
  const ahead = await conversation.external(async () => {
    const meetings = comingMeetings(deps.catalogue(), course.id, deps.clock.now());
    const seats = await deps.registration.seatsOf(meetings.map((m) => m.id));
    return meetings.map((meeting) => ({
      meeting,
      full: (seats.get(meeting.id)?.taken ?? 0) + participants.length > meeting.quota,
    }));
  });
  const name = namesOf(participants);
  const fee = feeText(t, course);
  const list = () =>
    ahead.map(({ meeting, full }) =>
      t(full ? "registration-series-full" : "registration-series-open", whenOf(t, meeting)),
    );
  const answer = await ask(
    conversation,
    () => ({
      text: t("registration-series-confirm", { name, course: course.title, list: lines(list()), fee }),
      buttons: [
        [
          { label: t.plain("registration-series-confirm-button"), data: choiceData(dialogue, "all") },
          { label: t.plain("dialogue-cancel-button"), data: choiceData(dialogue, "no") },
        ],
      ],
    }),
    (next) => oneOf(readChoice(next, dialogue), ["all", "no"]),
  );
  if (answer === "no") return conversation.say({ text: t("registration-not-now") });
  const registered = await conversation.external(({ session: { resident } }) =>
    deps.registration.registerSeries({
      requestId: String(conversation.updateId),
      resident,
      courseId: course.id,
      participants,
    }),
  );
  const done = registered.map((one) => registeredText(t, one));
  conversation.say({ text: t("registration-series-done", { course: course.title, name, list: lines(done) }) });
}

const lines = (list: readonly Html[]) => ({ html: list.join("\n") as Html });

const whenOf = (t: T, meeting: Meeting) => ({
  date: t.format.date(meeting.startsAt),
  time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
});

function registeredText(t: T, { meeting, outcome }: Registered): Html {
  const when = whenOf(t, meeting);
  switch (outcome.kind) {
    case "seated":
      return t("registration-series-seated", { ...when, place: meeting.place, code: outcome.code });
    case "waitlisted":
      return t("registration-series-waitlisted", { ...when, position: outcome.position, code: outcome.code });
    case "already-registered":
      return t("registration-series-already-registered", { ...when, code: outcome.code });
    default:
      return t("registration-series-not-possible", when);
  }
}
