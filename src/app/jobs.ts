/** The timetable of the program: what is looked at each minute, and what at night. */
import { settleDays } from "../attendance/settle-days.ts";
import { enqueueDueDeadlines } from "../competitions/enqueue-due-deadlines.ts";
import { enqueueDueQuestions } from "../feedback/enqueue-due-questions.ts";
import type { Job } from "../jobs/timetable.ts";
import { recordAbsence, recordPresence } from "../registration/absences.ts";
import { applyCatalogueChanges } from "../registration/apply-catalogue-changes.ts";
import { forgetOld } from "../registration/forget-old.ts";
import { passOnOffers } from "../registration/pass-on-offers.ts";
import { confirmOrRelease } from "../reminders/confirm-or-release.ts";
import { enqueueDueReminders } from "../reminders/enqueue-due-reminders.ts";
import type { Library } from "./library.ts";

/** What waits for its moment, looked at each minute. The order matters where one step makes work for the next. */
export function minuteJobs(library: Library, endSilent: () => Promise<void>): Job[] {
  const every = (name: string, run: () => Promise<unknown>): Job => ({
    name,
    cron: "* * * * *",
    run: async () => void (await run()),
  });
  return [
    every("catalogue-changes", () => applyCatalogueChanges(library.changes)),
    every("course-rules", () => library.courseRules.refresh()),
    every("offers", () => passOnOffers(library.registration)),
    every("confirmations", () => confirmOrRelease(library.confirming)),
    every("roster-notices", () => library.relay.relayAll()),
    every("due-reminders", () => enqueueDueReminders(library.reminding)),
    every("due-deadlines", () => enqueueDueDeadlines(library.deadlines)),
    every("settle-days", () =>
      settleDays({
        ...library.attending,
        recordAbsence: (id, at) => recordAbsence(library.missing, id, at),
        recordPresence: (id, at) => recordPresence(library.missing, id, at),
      }),
    ),
    every("questions-afterwards", () => enqueueDueQuestions(library.questions)),
    every("silent-dialogues", endSilent),
    every("librarians-inbox", () => library.enquiries.tellLibrarians()),
    every("old-enquiries", () => library.enquiries.forgetOld()),
    every("erasures", () => library.ownData.resume()),
  ];
}

/** At night, when nobody waits for an answer. */
export const nightJobs = (library: Library): Job[] => [
  { name: "old-registrations", cron: "30 3 * * *", run: () => forgetOld(library.forgetting) },
];
