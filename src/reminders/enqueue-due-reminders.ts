/** Puts every reminder that came due since the last tick into the outbox, once, however often it runs and on how many replicas. */
import type { Course, Meeting } from "../catalogue/catalogue.ts";
import type { CatalogueSnapshot } from "../catalogue/snapshot.ts";
import type { MessageContent } from "../outbox/message.ts";
import type { Clock } from "../platform/clock.ts";
import type { LocalTime } from "../platform/local-time.ts";
import type { Logger } from "../platform/logger.ts";
import type { Html } from "../platform/markup.ts";
import type { T } from "../platform/texts.ts";
import { namesOf } from "../registration/notice.ts";
import { cancelData, comingData } from "../registration/registration-callbacks.ts";
import type { Registration } from "../registration/registration.ts";
import { tellEveryone, type TellEveryoneDeps } from "../registration/tell-everyone.ts";
import type { Resident } from "../residents/resident.ts";
import { remindersDue, type ReminderSettings } from "./reminder-time.ts";
import { resumeAfter, type RemindersStore } from "./reminders-store.ts";

export interface RemindersDeps extends TellEveryoneDeps {
  readonly reminders: RemindersStore;
  readonly catalogue: () => CatalogueSnapshot;
  readonly settings: ReminderSettings;
  readonly clock: Clock;
  readonly local: LocalTime;
  readonly logger: Logger;
}

export interface ReminderTick {
  /** Registrations reminded. */
  readonly enqueued: number;
  /** Registrations whose reminder came due while it could not be sent in time. */
  readonly missed: number;
}

/** Before the very first tick nobody was registered, so looking back this far costs nothing and forgets nobody. */
const firstLookBackMs = 3 * 86_400_000;

/**
 * The moment up to which reminders are done moves only after they are in the outbox, and their ids are fixed by meeting,
 * start, rule and registration: a crash or a second replica repeats the work, not the message.
 */
export async function enqueueDueReminders(deps: RemindersDeps): Promise<ReminderTick> {
  const now = deps.clock.now();
  const upTo = await deps.reminders.readUpTo();
  const after = resumeAfter(upTo, now, firstLookBackMs);
  if (now <= after) return { enqueued: 0, missed: 0 };
  const snapshot = deps.catalogue();
  const due = remindersDue(snapshot, deps.settings, deps.local, after, now);
  const seats = await deps.store.seatsOf([...new Set(due.map((d) => d.meeting.id))]);

  let enqueued = 0;
  let missed = 0;
  for (const { meeting, rule, usefulUntil } of due) {
    const course = snapshot.courseById.get(meeting.courseId);
    if (!course || !seats.get(meeting.id)?.taken) continue;
    if (usefulUntil <= now) {
      missed += await deps.store.seatedLength(meeting.id);
      continue;
    }
    enqueued += await tellEveryone(
      deps,
      {
        meetingId: meeting.id,
        content: (t, registration, resident) => reminderContent(t, course, meeting, registration, resident),
        delivery: ({ code }) => ({
          id: `reminder/${meeting.id}/${meeting.startsAt}/${rule}/${code}`,
          priority: "reminder",
          usefulUntil,
          about: { meetingId: meeting.id, startsAt: meeting.startsAt },
        }),
      },
      ["seated"],
    );
  }
  const moved = await deps.reminders.moveUpTo(upTo, now, missed);
  if (moved && missed > 0) deps.logger.warn("reminders-missed", { missed });
  return { enqueued, missed: moved ? missed : 0 };
}

/** Who said so earlier than this before the start is asked again: the meeting may have been another one then. */
const answerCountsMs = 3 * 86_400_000;

/** Title, date, time, place, who, what to bring; "I am coming" and "cancel" as buttons. Who said that they come is not asked again. */
export function reminderContent(
  t: T,
  course: Course,
  meeting: Meeting,
  registration: Registration,
  resident: Resident,
): MessageContent {
  const facts = t("reminder-meeting", {
    course: course.title,
    date: t.format.date(meeting.startsAt),
    time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
    place: meeting.place,
    names: namesOf(registration, resident.participants),
    code: registration.code,
  });
  const { comingAt } = registration;
  const saidSo = comingAt !== null && comingAt > meeting.startsAt - answerCountsMs;
  const bring = course.bring ? [t("reminder-bring", { bring: course.bring })] : [];
  return {
    text: [facts, ...bring, "", t(saidSo ? "reminder-see-you" : "reminder-ask")].join("\n") as Html,
    buttons: [
      [
        { label: t.plain("reminder-coming-button"), data: comingData(registration.code) },
        { label: t.plain("reminder-cancel-button"), data: cancelData(registration.code) },
      ],
    ],
  };
}
