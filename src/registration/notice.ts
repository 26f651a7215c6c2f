/** How the news about registrations read. */
import type { Meeting } from "../catalogue/catalogue.ts";
import type { Button, MessageContent } from "../outbox/message.ts";
import type { RegistrationCode } from "../platform/ids.ts";
import type { T } from "../platform/texts.ts";
import type { Participant, Resident } from "../residents/resident.ts";
import { cancelData, comingData, registerData, skipData, takeData } from "./registration-callbacks.ts";
import type { Registration } from "./registration.ts";

/** What every notice names. */
export interface NoticeSubject {
  /** Title of the class. */
  readonly course: string;
  readonly meeting: Meeting;
  readonly registration: Registration;
  readonly resident: Resident;
}

/** Puts the registration's calendar entry with a notice; `off`: the meeting does not take place. */
export type AttachCalendar = (t: T, content: MessageContent, subject: NoticeSubject, off: boolean) => MessageContent;

/** Seats for somebody who waited, held for a while. */
export const offeredNotice = (t: T, subject: NoticeSubject): MessageContent => ({
  text: t("notice-offered", {
    ...factsOf(t, subject),
    place: subject.meeting.place,
    until: momentOf(t, subject.registration.heldUntil ?? subject.meeting.startsAt),
  }),
  buttons: takeOrSkip(t, subject.registration.code),
});

/** @param position place in line, from 1 */
export const nearerNotice = (t: T, subject: NoticeSubject, position: number): MessageContent => {
  const { course, date, time, names } = factsOf(t, subject);
  return { text: t("notice-nearer", { course, date, time, names, position }) };
};

/** The offer was not answered in time. */
export const expiredNotice = (t: T, subject: NoticeSubject): MessageContent => overNotice(t, subject, "notice-expired");

/** The seats went to those who wait, since nobody said that they come. */
export const releasedNotice = (t: T, subject: NoticeSubject): MessageContent =>
  overNotice(t, subject, "notice-released");

const overNotice = (t: T, subject: NoticeSubject, key: "notice-expired" | "notice-released"): MessageContent => {
  const { course, date, names } = factsOf(t, subject);
  return {
    text: t(key, { course, date, names }),
    buttons: [[{ label: t.plain("notice-again-button"), data: registerData(subject.meeting.id) }]],
  };
};

/** `meeting` of the subject is the new state. */
export const movedNotice = (t: T, subject: NoticeSubject, before: Meeting): MessageContent => ({
  text: t("notice-moved", {
    ...factsOf(t, subject),
    place: subject.meeting.place,
    oldDate: t.format.date(before.startsAt),
    oldTime: t.format.timeSpan(before.startsAt, before.endsAt),
  }),
  buttons: keepOrCancel(t, subject.registration),
});

export const placeChangedNotice = (t: T, subject: NoticeSubject, before: Meeting): MessageContent => ({
  text: t("notice-place-changed", { ...factsOf(t, subject), place: subject.meeting.place, oldPlace: before.place }),
  buttons: keepOrCancel(t, subject.registration),
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

/** Who has an offer answers it; who waits goes on waiting. */
const keepOrCancel = (t: T, { code, state }: Registration): Button[][] => {
  if (state === "offered") return takeOrSkip(t, code);
  const keep = t.plain(state === "waiting" ? "notice-keep-waiting-button" : "notice-keep-button");
  return [
    [
      { label: keep, data: comingData(code) },
      { label: t.plain("notice-cancel-button"), data: cancelData(code) },
    ],
  ];
};

export const takeOrSkip = (t: T, code: RegistrationCode): Button[][] => [
  [
    { label: t.plain("offer-take-button"), data: takeData(code) },
    { label: t.plain("offer-skip-button"), data: skipData(code) },
  ],
];

/** `Senin, 23 November 2026, 14.00 WIB` */
export const momentOf = (t: T, at: number): string => `${t.format.date(at)}, ${t.format.time(at)}`;
