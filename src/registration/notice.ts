/** How the news about registrations read. */
import type { Meeting } from "../catalogue/catalogue.ts";
import type { Button, MessageContent } from "../outbox/message.ts";
import type { RegistrationCode } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import type { Participant, Resident } from "../residents/resident.ts";
import { cancelData, comingData } from "./registration-callbacks.ts";
import type { Registration } from "./registration.ts";

/** What every notice names. */
export interface NoticeSubject {
  /** Title of the class. */
  readonly course: string;
  readonly meeting: Meeting;
  readonly registration: Registration;
  readonly resident: Resident;
}

export const promotedNotice = (t: T, subject: NoticeSubject): MessageContent => ({
  text: t("notice-promoted", { ...factsOf(t, subject), place: subject.meeting.place }),
  buttons: keepOrCancel(t, subject.registration.code),
});

/** `meeting` of the subject is the new state. */
export const movedNotice = (t: T, subject: NoticeSubject, before: Meeting): MessageContent => ({
  text: t("notice-moved", {
    ...factsOf(t, subject),
    place: subject.meeting.place,
    oldDate: t.format.date(before.startsAt),
    oldTime: t.format.timeSpan(before.startsAt, before.endsAt),
  }),
  buttons: keepOrCancel(t, subject.registration.code),
});

export const placeChangedNotice = (t: T, subject: NoticeSubject, before: Meeting): MessageContent => ({
  text: t("notice-place-changed", { ...factsOf(t, subject), place: subject.meeting.place, oldPlace: before.place }),
  buttons: keepOrCancel(t, subject.registration.code),
});

export const removedNotice = (t: T, subject: NoticeSubject): MessageContent => {
  const { course, date, time, names } = factsOf(t, subject);
  return { text: t("notice-removed", { course, date, time, names }) };
};

const factsOf = (t: T, { course, meeting, registration, resident }: NoticeSubject) => ({
  course,
  date: t.format.date(meeting.startsAt),
  time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
  names: namesOf(registration, resident.participants),
  code: registration.code as string,
});

/** Names of those who are registered together: `Siti, Budi`. */
export const namesOf = (registration: Registration, participants: readonly Participant[]): string =>
  participants
    .filter((p) => registration.participantIds.includes(p.id))
    .map((p) => p.name)
    .join(", ");

const keepOrCancel = (t: T, code: RegistrationCode): Button[][] => [
  [
    { label: t.plain("notice-keep-button"), data: comingData(code) },
    { label: t.plain("notice-cancel-button"), data: cancelData(code) },
  ],
];
