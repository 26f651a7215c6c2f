/** Competitions: lists with their deadlines, and the facts of one. */
import type { Answer, CompetitionLine } from "../../answers/answer.ts";
import type { Button } from "../../outbox/message.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import type { Facet } from "../../understanding/intent.ts";
import type { Reply } from "./reply.ts";
import { actionButton, lines, mapButton, moreButton, moreOf } from "./parts.ts";

type CompetitionAnswer = Extract<
  Answer,
  { kind: "competitions" | "no-competitions" | "competition" | "choose-competition" | "unknown-competition" }
>;

export function presentCompetitions(t: T, answer: CompetitionAnswer): Reply {
  switch (answer.kind) {
    case "competitions": {
      const opening =
        answer.category === null
          ? t("answers-competitions")
          : t("answers-competitions-category", { category: answer.category.toUpperCase() });
      return {
        text: lines([opening, ...answer.page.lines.map((l) => block(t, l)), moreOf(t, answer.page)], "\n\n"),
        buttons: [...competitionButtons(answer.page.lines), ...moreButton(t, answer.page)],
      };
    }
    case "choose-competition":
      return {
        text: lines(
          [t("answers-choose-competition"), ...answer.lines.map((l) => blockWith(t, l, answer.facets))],
          "\n\n",
        ),
        buttons: competitionButtons(answer.lines),
      };
    case "no-competitions":
      return withOthers(t, t("answers-no-competitions"), answer.others);
    case "unknown-competition":
      return withOthers(t, t("answers-unknown-competition", { subject: answer.subject }), answer.others);
    case "competition":
      return one(t, answer);
  }
}

const withOthers = (t: T, opening: Html, others: readonly CompetitionLine[]): Reply =>
  others.length === 0
    ? { text: opening }
    : {
        text: lines([opening, t("answers-competitions-others"), ...others.map((l) => block(t, l))], "\n\n"),
        buttons: competitionButtons(others),
      };

const competitionButtons = (shown: readonly CompetitionLine[]): Button[][] =>
  shown.map(({ competition: c }) => [actionButton(c.title, { kind: "competition", args: [c.id] })]);

const day = (t: T, date: string) => t.format.date(Date.parse(`${date}T05:00:00Z`));

const block = (t: T, line: CompetitionLine): Html =>
  t("answers-competition-line", { title: line.competition.title, stage: { html: stageText(t, line) } });

/** With what was asked of each; when one can enter stands there anyway. */
const blockWith = (t: T, line: CompetitionLine, asked: readonly Facet[]): Html =>
  lines([block(t, line), ...asked.filter((f) => f !== "deadline" && f !== "seats").map((f) => fact(t, f, line))]);

function stageText(t: T, { competition: c, stage }: CompetitionLine): Html {
  const closes = day(t, c.entryClosesDate);
  switch (stage) {
    case "open":
      return t("answers-stage-open", { closes });
    case "not-open":
      return t("answers-stage-not-open", { opens: day(t, c.entryOpensDate ?? c.entryClosesDate), closes });
    case "closed":
      return t("answers-stage-closed", { closes });
    case "over":
      return t("answers-stage-over");
  }
}

function one(t: T, { line, facets, enter }: Extract<Answer, { kind: "competition" }>): Reply {
  const c = line.competition;
  const title = t("answers-competition-title", { title: c.title });
  const asked = [...new Set<Facet>([...(enter ? (["deadline", "requirements", "contact"] as const) : []), ...facets])];
  const shown: readonly Facet[] = asked.length > 0 ? asked : ["about", "when", "deadline", "requirements", "prize"];
  const facts = shown.map((facet) => fact(t, facet, line));
  const saysEntry = asked.some((f) => f === "deadline" || f === "seats");
  const rest = saysEntry || asked.length === 0 ? null : entryLine(t, line);
  return {
    text: lines([title, ...facts, ...(asked.length > 0 ? [rest] : [contactLine(t, c.contact)])]),
    buttons: [
      ...(c.place ? [[mapButton(t, c.place)]] : []),
      [actionButton(t.plain("answers-button-competitions"), { kind: "competitions", args: [] })],
    ],
  };
}

const contactLine = (t: T, contact: string): Html | null =>
  contact ? t("answers-competition-contact", { contact }) : null;

/** Whether one can enter now. */
function entryLine(t: T, { competition: c, stage }: CompetitionLine): Html {
  const closes = day(t, c.entryClosesDate);
  switch (stage) {
    case "open":
      return t("answers-competition-is-open", { closes });
    case "not-open":
      return t("answers-competition-not-open", { opens: day(t, c.entryOpensDate ?? c.entryClosesDate), closes });
    case "closed":
    case "over":
      return t("answers-competition-closed", { closes });
  }
}

function fact(t: T, facet: Facet, line: CompetitionLine): Html | null {
  const c = line.competition;
  switch (facet) {
    case "when":
    case "last":
    case "duration": {
      if (!c.eventDate) return t("answers-competition-no-event");
      const date = day(t, c.eventDate);
      return c.place
        ? t("answers-competition-event-place", { date, place: c.place })
        : t("answers-competition-event", { date });
    }
    case "where":
      return c.place ? t("answers-competition-place", { place: c.place }) : t("answers-competition-no-place");
    case "opening":
      return c.entryOpensDate
        ? t("answers-competition-opens", { opens: day(t, c.entryOpensDate) })
        : entryLine(t, line);
    case "deadline":
    case "seats":
      return entryLine(t, line);
    case "prize":
      return c.prize ? t("answers-competition-prize", { prize: c.prize }) : t("answers-competition-no-prize");
    case "requirements":
    case "bring":
    case "age":
      return lines([
        c.requirements
          ? t("answers-competition-requirements", { requirements: c.requirements })
          : t("answers-competition-no-requirements"),
        c.categories.length > 0 ? t("answers-competition-categories", { categories: c.categories.join(", ") }) : null,
      ]);
    case "contact":
    case "teacher":
      return c.contact ? t("answers-competition-contact", { contact: c.contact }) : t("answers-competition-no-contact");
    case "fee":
      return t("answers-competition-fee");
    case "about":
      return c.description ? t("answers-library-answer", { answer: c.description }) : null;
  }
}
