/** "Jadi datang?": asks everybody with a seat, warns the silent ones while others wait, then gives their seats to the line. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { MessageContent } from "../outbox/message.ts";
import type { T } from "../platform/texts.ts";
import { rosterPartition } from "../redis/keys.ts";
import { namesOf } from "../registration/notice.ts";
import { cancelData, comingData } from "../registration/registration-callbacks.ts";
import type { Registration } from "../registration/registration.ts";
import { seatsToGive, type SeatsToGiveDeps } from "../registration/seats-to-give.ts";
import { tellEveryone, type TellEveryoneDeps } from "../registration/tell-everyone.ts";
import type { Resident } from "../residents/resident.ts";
import { confirmationsDue, isSilent, type ConfirmationStepDue } from "./confirmation-time.ts";
import type { RemindersStore } from "./reminders-store.ts";

export interface ConfirmationDeps extends TellEveryoneDeps, SeatsToGiveDeps {
  /** How far these questions have come. */
  readonly reminders: RemindersStore;
  readonly catalogue: () => CatalogueSnapshot;
  readonly relayNotices: (partition: number) => void;
}

const firstLookBackMs = 3 * 86_400_000;

/**
 * Each minute. Nobody loses a seat who was not asked and warned for the same start of the meeting: each step looks for the
 * mark that the step before left when everybody was told. Ids of messages are fixed: a crash repeats the work, not the message.
 */
export async function confirmOrRelease(deps: ConfirmationDeps): Promise<void> {
  const now = deps.clock.now();
  const upTo = await deps.reminders.readUpTo();
  const after = upTo ?? now - firstLookBackMs;
  if (now <= after) return;
  const due = confirmationsDue(deps.catalogue(), deps.rules, deps.local, after, now);
  const seats = await deps.store.seatsOf([...new Set(due.map((d) => d.meeting.id))]);
  let missed = 0;
  for (const step of due) {
    if (!seats.get(step.meeting.id)?.taken) continue;
    if (step.usefulUntil <= now) missed++;
    else await take(deps, step);
  }
  await deps.reminders.moveUpTo(upTo, now, missed);
}

async function take(deps: ConfirmationDeps, { meeting, step, usefulUntil, times }: ConfirmationStepDue): Promise<void> {
  const { store } = deps;
  const { id: meetingId, startsAt } = meeting;
  if (step === "release") {
    const { askedAt, registeredBefore } = times;
    await store.releaseSilent({ ...seatsToGive(deps, meeting), meetingId, startsAt, askedAt, registeredBefore });
    return deps.relayNotices(rosterPartition(meetingId));
  }
  if (step === "warn") {
    const [wereAsked, waiting] = await Promise.all([
      store.hasStep(meetingId, "asked", startsAt),
      store.lineLength(meetingId),
    ]);
    if (!wereAsked || waiting === 0) return;
  }
  const { courseById } = deps.catalogue();
  const course = courseById.get(meeting.courseId);
  if (!course) return;
  const releasedAt = times.release?.releasedAt;
  await tellEveryone(
    deps,
    {
      meetingId,
      whom: (registration) => isSilent(registration, times),
      content: (t, registration, resident) =>
        confirmationContent(t, course, meeting, registration, resident, step === "warn" ? releasedAt : undefined),
      delivery: ({ code }) => ({
        id: `confirmation/${meetingId}/${startsAt}/${step}/${code}`,
        priority: "reminder",
        usefulUntil,
        about: { meetingId, startsAt },
      }),
    },
    ["seated"],
  );
  await store.markStep(meetingId, step === "ask" ? "asked" : "warned", startsAt);
}

/** @param releasedAt with it, it is the warning */
export function confirmationContent(
  t: T,
  course: Course,
  meeting: Meeting,
  registration: Registration,
  resident: Resident,
  releasedAt?: number,
): MessageContent {
  const facts = {
    course: course.title,
    date: t.format.date(meeting.startsAt),
    time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
    names: namesOf(registration, resident.participants),
    code: registration.code,
  };
  return {
    text:
      releasedAt === undefined
        ? t("confirmation-ask", { ...facts, place: meeting.place })
        : t("confirmation-warn", { ...facts, release: t.format.time(releasedAt) }),
    buttons: [
      [
        { label: t.plain("reminder-coming-button"), data: comingData(registration.code) },
        { label: t.plain("reminder-cancel-button"), data: cancelData(registration.code) },
      ],
    ],
  };
}
