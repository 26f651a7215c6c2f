/** Answers about one class: each asked fact in a line, then the meetings, then buttons to register. */
import type { Answer, MeetingLine } from "../../answers/answer.ts";
import { isOnlyFor } from "../../answers/fulfil.ts";
import type { Audience, Course } from "../../catalogue/catalogue.ts";
import type { Button } from "../../outbox/message.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import type { Facet } from "../../understanding/intent.ts";
import type { Reply } from "./reply.ts";
import {
  actionButton,
  durationText,
  feeText,
  lines,
  mapButton,
  periodText,
  registerButton,
  seatsText,
} from "./parts.ts";

type CourseAnswer = Extract<Answer, { kind: "course" }>;
type RegisterAnswer = Extract<Answer, { kind: "register" }>;

export function presentCourse(t: T, answer: CourseAnswer | RegisterAnswer): Reply {
  const { course } = answer;
  const opening = answer.missed
    ? t("answers-course-missed", { course: course.title, period: periodText(t, answer.missed) })
    : null;
  const facts = answer.kind === "register" ? [registerLine(t, answer)] : factLines(t, answer, opening !== null);
  const meetings = answer.lines.map((line) => meetingLine(t, line));
  const also =
    answer.kind === "course" && answer.also.length > 0
      ? t("answers-course-also", { courses: answer.also.map((c) => c.title).join(", ") })
      : null;
  const admitted = answer.kind === "course" ? admission(t, answer) : null;
  return {
    text: lines([admitted, notForLine(t, answer), opening, ...facts, ...meetings, also]),
    buttons: buttons(t, answer),
  };
}

/** The class is not quite what was asked for. */
function admission(t: T, { unread, within }: CourseAnswer): Html | null {
  if (unread !== null) return t("answers-course-nearest", { subject: unread });
  return within === null ? null : t("answers-course-within", { subject: within });
}

function registerLine(t: T, { course, lines: shown }: RegisterAnswer): Html {
  if (shown.length === 0) return t("answers-course-ended", { course: course.title });
  return t("answers-register", { course: course.title, fee: feeText(t, course) });
}

export const meetingLine = (t: T, line: MeetingLine): Html =>
  t("answers-course-meeting", {
    date: t.format.date(line.meeting.startsAt),
    time: t.format.timeSpan(line.meeting.startsAt, line.meeting.endsAt),
    place: line.meeting.place,
    seats: seatsText(t, line),
  });

function factLines(t: T, answer: CourseAnswer, missed: boolean): (Html | null)[] {
  const { course } = answer;
  const first = answer.lines[0];
  const asked: readonly Facet[] = answer.facets.filter((f) => !(missed && f === "when"));
  const facts = asked.flatMap((facet) => factOf(t, facet, answer, first) ?? []);
  if (asked.includes("fee") && !asked.includes("about")) facts.push(...audienceLine(t, course));
  if (facts.length > 0) return first ? facts : [...facts, t("answers-course-ended", { course: course.title })];
  const about = course.description
    ? t("answers-course-about", { course: course.title, description: course.description })
    : t("answers-course-title", { course: course.title });
  return [about, ...profile(t, course), first ? null : t("answers-course-ended", { course: course.title })];
}

/** All that is known of a class, in few words: it is not clear what is asked. */
function profile(t: T, course: Course): (Html | null)[] {
  const { requirements, bring, community, minAge } = course;
  const whom = { fee: feeText(t, course), audiences: audienceNames(t, course.audiences) };
  return [
    minAge === null
      ? t("answers-course-fee-for", whom)
      : t("answers-course-fee-for-age", { ...whom, years: String(minAge) }),
    requirements ? t("answers-course-profile-requirements", { requirements: withoutStop(requirements) }) : null,
    bring ? t("answers-course-profile-bring", { items: withoutStop(bring) }) : null,
    community ? t("answers-course-profile-teacher", { community }) : null,
  ];
}

/** Whom it is for, where it was asked for others. */
const notForLine = (t: T, { course, notFor }: CourseAnswer | RegisterAnswer): Html | null =>
  notFor.length === 0
    ? null
    : t("answers-course-not-for", {
        course: course.title,
        audiences: audienceNames(t, course.audiences),
        asked: audienceNames(t, notFor),
      });

const audienceNames = (t: T, audiences: readonly Audience[]): string =>
  audiences.map((a) => t.plain(`answers-audience-${a}`)).join(", ");

const audienceLine = (t: T, course: Course): Html[] => [
  t("answers-course-for", { audiences: audienceNames(t, course.audiences) }),
];

const feeLine = (t: T, course: Course): Html =>
  course.feeRupiah === 0
    ? t("answers-course-free", { course: course.title })
    : t("answers-course-fee", { course: course.title, money: t.format.money(course.feeRupiah) });

function factOf(t: T, facet: Facet, answer: CourseAnswer, first: MeetingLine | undefined): Html | Html[] | null {
  const { course } = answer;
  const title = course.title;
  switch (facet) {
    case "when":
    case "opening":
    case "deadline":
      return first ? t("answers-course-when", { course: title, ...momentOf(t, first) }) : null;
    case "last":
      return first ? t("answers-course-last", { course: title, ...momentOf(t, first) }) : null;
    case "where":
      return first
        ? t("answers-course-where", { course: title, place: first.meeting.place, date: momentOf(t, first).date })
        : null;
    case "duration":
      return first
        ? t("answers-course-duration", {
            course: title,
            duration: durationText(t, first.meeting),
            time: t.format.timeSpan(first.meeting.startsAt, first.meeting.endsAt),
          })
        : null;
    case "fee":
      return feeLine(t, course);
    case "bring":
      return course.bring
        ? t("answers-course-bring", { course: title, items: withoutStop(course.bring) })
        : t("answers-course-bring-nothing", { course: title });
    case "requirements":
      return requirementLines(t, course);
    case "age":
      return ageLines(t, answer);
    case "teacher":
    case "contact":
      return course.community
        ? t("answers-course-teacher", { course: title, community: course.community })
        : t("answers-course-teacher-library", { course: title });
    case "seats":
      return answer.lines.slice(0, 1).map((line) => seatsLine(t, line));
    case "about":
      return course.description ? t("answers-course-about", { course: title, description: course.description }) : null;
    case "prize":
      return null;
  }
}

const momentOf = (t: T, { meeting }: MeetingLine) => ({
  date: t.format.date(meeting.startsAt),
  time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
});

const withoutStop = (text: string) => text.replace(/\.\s*$/, "");

const seatsLine = (t: T, { meeting, course, seatsLeft }: MeetingLine): Html => {
  const args = { course: course.title, date: t.format.date(meeting.startsAt), quota: String(meeting.quota) };
  return seatsLeft === 0
    ? t("answers-course-seats-full", args)
    : t("answers-course-seats", { ...args, left: String(seatsLeft ?? meeting.quota) });
};

function requirementLines(t: T, course: Course): Html[] {
  const requirements = course.requirements
    ? t("answers-course-requirements", { course: course.title, requirements: withoutStop(course.requirements) })
    : t("answers-course-requirements-none", { course: course.title });
  const age =
    course.minAge === null ? [] : [t("answers-course-age", { course: course.title, years: String(course.minAge) })];
  return [requirements, ...age, ...womenLine(t, course), ...audienceLine(t, course)];
}

const womenLine = (t: T, course: Course): Html[] =>
  isOnlyFor(course, "perempuan") ? [t("answers-course-only-women", { course: course.title })] : [];

function ageLines(t: T, { course, ageYears, man }: CourseAnswer): Html[] {
  const title = course.title;
  const years = String(course.minAge);
  const allowed =
    ageYears === null
      ? course.minAge === null
        ? t("answers-course-age-any", { course: title })
        : t("answers-course-age", { course: title, years })
      : course.minAge !== null && ageYears < course.minAge
        ? t("answers-course-age-young", { course: title, years, asked: String(ageYears) })
        : t("answers-course-age-ok", { course: title, asked: String(ageYears) });
  const rule = ageYears !== null && course.minAge !== null && ageYears >= course.minAge;
  return [
    ...(man ? womenLine(t, course) : []),
    allowed,
    ...(rule ? [t("answers-course-age", { course: title, years })] : []),
    ...(course.requirements
      ? [t("answers-course-requirements", { course: title, requirements: withoutStop(course.requirements) })]
      : []),
    ...audienceLine(t, course),
  ];
}

function buttons(t: T, answer: CourseAnswer | RegisterAnswer): Button[][] {
  const { course, lines: shown, total } = answer;
  const rows: Button[][] = shown.map((line) => [registerButton(t, line, false)]);
  const last: Button[] = [];
  if (total > shown.length)
    last.push(actionButton(t.plain("answers-button-other-meetings"), { kind: "other-meetings", args: [course.id] }));
  const first = shown[0];
  if (first && answer.kind === "course") last.push(mapButton(t, first.meeting.place));
  if (last.length > 0) rows.push(last);
  if (answer.kind === "course")
    for (const other of answer.also) rows.push([actionButton(other.title, { kind: "course", args: [other.id] })]);
  return rows;
}
