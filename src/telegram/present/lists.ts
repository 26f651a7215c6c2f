/** Lists of meetings, classes and communities, and the questions which of them is meant. */
import type { Answer, CourseLine, MeetingLine } from "../../answers/answer.ts";
import type { Course } from "../../catalogue/catalogue.ts";
import type { Button } from "../../outbox/message.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import type { Conditions, Facet } from "../../understanding/intent.ts";
import { wishSubject } from "../callback-data.ts";
import type { Reply } from "./reply.ts";
import {
  actionButton,
  conditionsText,
  durationText,
  feeText,
  lines,
  moreButton,
  moreOf,
  nextText,
  periodText,
  registerButton,
  seatsText,
} from "./parts.ts";

type ListAnswer = Extract<
  Answer,
  {
    kind:
      | "meetings"
      | "courses"
      | "nothing"
      | "choose"
      | "register-which"
      | "how-to-register"
      | "unknown-class"
      | "communities"
      | "community";
  }
>;

export function presentLists(t: T, answer: ListAnswer): Reply {
  switch (answer.kind) {
    case "meetings":
      return {
        text: lines(
          [heading(t, answer.conditions), ...meetingBlocks(t, answer.page.lines), moreOf(t, answer.page)],
          "\n\n",
        ),
        buttons: [...answer.page.lines.map((line) => [registerButton(t, line, true)]), ...moreButton(t, answer.page)],
      };
    case "courses":
      return {
        text: lines(
          [
            heading(t, answer.conditions),
            ...answer.page.lines.map((line) => courseBlock(t, line, answer.facets)),
            moreOf(t, answer.page),
          ],
          "\n\n",
        ),
        buttons: [...courseButtons(answer.page.lines), ...moreButton(t, answer.page)],
      };
    case "nothing":
      return nothing(t, answer.conditions, answer.nearest);
    case "choose": {
      const key = answer.purpose === "register" ? "answers-choose-register" : "answers-choose";
      const heading = t(key, { count: String(answer.lines.length) });
      const blocks = answer.lines.map((line) => courseBlock(t, line, answer.facets));
      return {
        text: lines([heading, ...blocks], "\n\n"),
        buttons: courseButtons(answer.lines, answer.purpose),
      };
    }
    case "register-which":
      return {
        text: lines([t("answers-register-which"), ...answer.page.lines.map((l) => courseBlock(t, l, []))], "\n\n"),
        buttons: courseButtons(answer.page.lines, "register"),
      };
    case "how-to-register":
      return {
        text: lines([t("answers-how-to-register"), ...answer.lines.map((l) => courseBlock(t, l, []))], "\n\n"),
        buttons: courseButtons(answer.lines, "register"),
      };
    case "unknown-class":
      return unknownClass(t, answer.subject, answer.near);
    case "communities":
      return {
        text: lines([
          t("answers-communities"),
          ...answer.communities.map((c) => t("answers-community-line", { community: c.title })),
        ]),
      };
    case "community":
      return community(t, answer);
  }
}

function heading(t: T, conditions: Conditions): Html {
  const asked = conditionsText(t, conditions);
  const when = periodText(t, conditions.period);
  const period = asked && when ? t.plain("answers-and", { first: when, second: asked }) : when || asked;
  if (period) return t("answers-when", { period });
  return conditions.courseIds ? t("answers-fitting") : t("answers-any");
}

const meetingBlocks = (t: T, shown: readonly MeetingLine[]): Html[] =>
  shown.map((line) =>
    t("answers-meeting-line", {
      course: line.course.title,
      date: t.format.shortDate(line.meeting.startsAt),
      time: t.format.timeSpan(line.meeting.startsAt, line.meeting.endsAt),
      place: line.meeting.place,
      fee: feeText(t, line.course),
      seats: seatsText(t, line),
    }),
  );

function courseBlock(t: T, { course, meetings }: CourseLine, asked: readonly Facet[]): Html {
  const facts = asked.flatMap((facet) => shortFact(t, facet, course, meetings));
  const fact = facts.map((f) => t("answers-line-fact", { fact: f })).join("") as Html;
  return t("answers-course-line", {
    course: course.title,
    next: nextText(t, meetings[0]),
    fee: feeText(t, course),
    fact: { html: fact },
  });
}

function shortFact(t: T, facet: Facet, course: Course, meetings: CourseLine["meetings"]): string[] {
  const first = meetings[0];
  switch (facet) {
    case "last": {
      const last = meetings.at(-1);
      return last
        ? [
            t.plain("answers-fact-when", {
              date: t.format.shortDate(last.startsAt),
              time: t.format.time(last.startsAt),
            }),
          ]
        : [];
    }
    case "duration":
      return first ? [t.plain("answers-fact-duration", { duration: durationText(t, first) })] : [];
    case "bring":
      return course.bring ? [t.plain("answers-fact-bring", { items: course.bring })] : [];
    case "requirements":
      return course.requirements ? [t.plain("answers-fact-requirements", { requirements: course.requirements })] : [];
    case "age":
      return course.minAge === null
        ? [t.plain("answers-fact-age-any")]
        : [t.plain("answers-fact-age", { years: String(course.minAge) })];
    case "teacher":
      return course.community ? [t.plain("answers-fact-teacher", { community: course.community })] : [];
    case "seats":
      return first ? [t.plain("answers-fact-quota", { quota: String(first.quota) })] : [];
    default:
      return [];
  }
}

const courseButtons = (shown: readonly CourseLine[], purpose: "ask" | "register" = "ask"): Button[][] =>
  shown.map(({ course }) => [
    actionButton(course.title, { kind: purpose === "register" ? "register-course" : "course", args: [course.id] }),
  ]);

function nothing(t: T, conditions: Conditions, nearest: readonly MeetingLine[]): Reply {
  const when = periodText(t, conditions.period);
  const asked = conditionsText(t, conditions);
  const period = [when, asked].filter((text) => text !== "").join(", ");
  const opening = period ? t("answers-nothing", { period }) : t("answers-nothing-at-all");
  if (nearest.length === 0) return { text: opening };
  return {
    text: lines([opening, t("answers-nearest"), ...meetingBlocks(t, nearest)], "\n\n"),
    buttons: nearest.map((line) => [registerButton(t, line, true)]),
  };
}

function unknownClass(t: T, subject: string, near: readonly Course[]): Reply {
  const wish = wishSubject(subject);
  const wishButton = actionButton(t.plain("answers-button-wish", { subject: wish }), { kind: "wish", args: [wish] });
  return {
    text: lines([t("answers-unknown-class", { subject }), near.length > 0 ? t("answers-unknown-near") : null]),
    buttons: [
      ...near.map((c) => [actionButton(c.title, { kind: "course", args: [c.id] })]),
      [wishButton],
      [actionButton(t.plain("answers-button-schedule"), { kind: "schedule", args: [] })],
    ],
  };
}

function community(t: T, answer: Extract<Answer, { kind: "community" }>): Reply {
  const { title, description, contact } = answer.community;
  const opening = description
    ? t("answers-community", { community: title, description })
    : t("answers-community-title", { community: title });
  const contactLine = contact
    ? t("answers-community-contact", { contact })
    : answer.facets.includes("contact")
      ? t("answers-community-no-contact")
      : null;
  const order = answer.facets.includes("contact") ? [contactLine, opening] : [opening, contactLine];
  const courses =
    answer.courses.length > 0
      ? [t("answers-community-courses"), ...answer.courses.map((l) => courseBlock(t, l, []))]
      : [t("answers-community-no-courses")];
  return { text: lines([...order, ...courses], "\n\n"), buttons: courseButtons(answer.courses) };
}
