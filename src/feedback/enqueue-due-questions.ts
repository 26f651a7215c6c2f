/** Puts the questions to those who came into the outbox, once, however often it runs; never to those who want none. */
import type { AttendanceDeps } from "../attendance/attendance-deps.ts";
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { MessageContent, OutboxMessage } from "../outbox/message.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { RegistrationCode } from "../platform/ids.ts";
import type { T, Texts } from "../platform/texts.ts";
import type { Registration } from "../registration/registration.ts";
import type { RemindersStore } from "../reminders/reminders-store.ts";
import { certificateData, neverAskData, rateData, storyData } from "./feedback-callbacks.ts";
import type { FeedbackStore } from "./feedback-store.ts";
import { questionsDue, type DueQuestion } from "./feedback-time.ts";

export interface QuestionsDeps extends AttendanceDeps {
  readonly feedback: FeedbackStore;
  /** How far the questions have come: a store of its own, over `feedbackUpTo` and `feedbackMissed`. */
  readonly reminders: Pick<RemindersStore, "readUpTo" | "moveUpTo">;
  readonly outbox: Pick<Outbox, "enqueue">;
  readonly texts: Texts;
}

/** Before the very first tick nobody was checked in. */
const firstLookBackMs = 3 * 86_400_000;

/** The ids of the questions are fixed by meeting, start and registration: a crash repeats the work, not the question. */
export async function enqueueDueQuestions(deps: QuestionsDeps): Promise<number> {
  const now = deps.clock.now();
  const upTo = await deps.reminders.readUpTo();
  const after = upTo ?? now - firstLookBackMs;
  if (now <= after) return 0;
  const snapshot = deps.catalogue();
  let asked = 0;
  let missed = 0;
  for (const question of questionsDue(snapshot, deps.local, after, now)) {
    const course = snapshot.courseById.get(question.meeting.courseId);
    if (!course) continue;
    if (question.usefulUntil <= now) missed++;
    else if (question.kind === "rating") asked += await askHowItWas(deps, question, course);
    else asked += await askWhatCameOfIt(deps, question, course);
  }
  await deps.reminders.moveUpTo(upTo, now, missed);
  return asked;
}

async function askHowItWas(deps: QuestionsDeps, question: DueQuestion, course: Course): Promise<number> {
  const { meeting } = question;
  const attendance = await deps.store.read(meeting.id);
  if (attendance.came === 0) return 0;
  let asked = 0;
  for await (const registrations of deps.rosters.walk(meeting.id, "seated")) {
    const came = registrations.filter(({ code, participantIds }) =>
      participantIds.some((id) => attendance.cameAt({ code, participantId: id }) !== undefined),
    );
    asked += await ask(deps, question, came, (t, code) => ratingQuestion(t, course, meeting, code));
  }
  return asked;
}

async function askWhatCameOfIt(deps: QuestionsDeps, question: DueQuestion, course: Course): Promise<number> {
  const codes = await deps.feedback.agreed(question.meeting.id);
  const found = (await deps.rosters.find(codes)).filter((registration) => registration !== null);
  return ask(deps, question, found, (t, code) => storyQuestion(t, course, question.meeting, code));
}

async function ask(
  deps: QuestionsDeps,
  { kind, meeting, usefulUntil }: DueQuestion,
  registrations: readonly Registration[],
  content: (t: T, code: RegistrationCode) => MessageContent,
): Promise<number> {
  const ids = registrations.map((r) => r.residentId);
  const [never, residents] = await Promise.all([
    deps.feedback.areNeverAsked(ids),
    Promise.all(ids.map((id) => deps.residents.read(id))),
  ]);
  const messages = registrations.flatMap(({ code, residentId }, i): OutboxMessage[] => {
    if (never[i]) return [];
    const t = deps.texts(residents[i]?.language ?? "id");
    const id = `${kind}/${meeting.id}/${meeting.startsAt}/${code}`;
    return [{ ...content(t, code), id, chatId: residentId, priority: "reminder", usefulUntil }];
  });
  await deps.outbox.enqueue(messages);
  return messages.length;
}

const ratingQuestion = (t: T, course: Course, meeting: Meeting, code: RegistrationCode): MessageContent => ({
  text: t("feedback-question", { course: course.title, date: t.format.date(meeting.startsAt) }),
  buttons: [
    [1, 2, 3, 4, 5].map((stars) => ({
      label: t.plain("feedback-stars", { stars: String(stars) }),
      data: rateData(code, stars),
    })),
    [{ label: t.plain("certificate-button"), data: certificateData(code) }],
    [{ label: t.plain("feedback-never-button"), data: neverAskData(code) }],
  ],
});

const storyQuestion = (t: T, course: Course, meeting: Meeting, code: RegistrationCode): MessageContent => ({
  text: t("story-question", { course: course.title, date: t.format.date(meeting.startsAt) }),
  buttons: [
    [{ label: t.plain("story-tell-button"), data: storyData(code) }],
    [{ label: t.plain("feedback-never-button"), data: neverAskData(code) }],
  ],
});
