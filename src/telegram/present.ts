/** Words and buttons for an Answer: the answer in the first line, then what helps next, never more than fits a phone screen. */
import type { Answer } from "../answers/answer.ts";
import type { Html } from "../platform/markup.ts";
import type { T } from "../platform/texts.ts";
import type { Button } from "../outbox/message.ts";
import { actionButton, lines } from "./present/parts.ts";
import { presentCompetitions } from "./present/competitions.ts";
import { presentCourse } from "./present/course.ts";
import { presentLists } from "./present/lists.ts";
import type { Reply } from "./present/reply.ts";
import { presentStops } from "./present/stops.ts";

export type { Reply };

/** An answer that many get is worded once. */
export function present(t: T, answer: Answer): Reply {
  const known = worded.get(answer);
  if (known?.t === t) return known.reply;
  const reply = word(t, answer);
  worded.set(answer, { t, reply });
  return reply;
}
const worded = new WeakMap<Answer, { readonly t: T; readonly reply: Reply }>();

function word(t: T, answer: Answer): Reply {
  switch (answer.kind) {
    case "greeting":
      return reply(t("answers-greeting", { library: answer.libraryName }), [[schedule(t), competitions(t)], [help(t)]]);
    case "thanks":
      return reply(t("answers-thanks"));
    case "acknowledge":
      return reply(t("answers-acknowledge"));
    case "praise":
      return reply(t("answers-praise"));
    case "apology":
      return reply(t("answers-apology"), [[help(t)]]);
    case "help":
      return reply(t("answers-help", { example: exampleOf(answer.examples) }), [[schedule(t), competitions(t)]]);
    case "out-of-scope":
      return reply(t("answers-out-of-scope"), [[schedule(t)], [librarian(t)]]);
    case "not-understood": {
      const text =
        answer.times > 1
          ? t("answers-not-understood-again")
          : t("answers-not-understood", { example: exampleOf(answer.examples) });
      return reply(text, answer.times > 1 ? [[librarian(t)], [schedule(t)]] : [[schedule(t)], [librarian(t)]]);
    }
    case "talk-to-person":
      return reply(t("answers-talk-to-person"), [[librarian(t)]]);
    case "complaint":
      return reply(t("answers-complaint"), [[librarian(t)]]);
    case "library-answer":
      return reply(
        lines(
          answer.answers.map((a) => t("answers-library-answer", { answer: a.answer })),
          "\n\n",
        ),
      );
    case "no-registrations":
      return reply(t("answers-no-registrations"), [[schedule(t)]]);
    case "several":
      return several(t, answer.answers);
    case "competitions":
    case "no-competitions":
    case "competition":
    case "choose-competition":
    case "unknown-competition":
      return presentCompetitions(t, answer);
    case "stops":
    case "no-stops":
      return presentStops(t, answer);
    case "course":
    case "register":
      return presentCourse(t, answer);
    default:
      return presentLists(t, answer);
  }
}

const reply = (text: Html, buttons?: readonly (readonly Button[])[]): Reply => (buttons ? { text, buttons } : { text });

const exampleOf = (courses: readonly { readonly title: string }[]) => (courses[0]?.title ?? "kelas").toLowerCase();

const schedule = (t: T) => actionButton(t.plain("answers-button-schedule"), { kind: "schedule", args: [] });
const competitions = (t: T) => actionButton(t.plain("answers-button-competitions"), { kind: "competitions", args: [] });
const librarian = (t: T) => actionButton(t.plain("answers-button-librarian"), { kind: "to-librarian", args: [] });
const help = (t: T) => actionButton(t.plain("answers-button-help"), { kind: "help", args: [] });

function several(t: T, answers: readonly Answer[]): Reply {
  const replies = answers.map((a) => present(t, a));
  const buttons = replies.flatMap((r) => r.buttons ?? []).slice(0, 6);
  return reply(
    lines(
      replies.map((r) => r.text),
      `\n${t("answers-several-gap")}\n`,
    ),
    buttons,
  );
}
