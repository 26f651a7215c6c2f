/** How a competition of the catalogue is announced: what it is, until when one can enter, and where to ask for more. */
import { competitionData } from "../broadcasts/broadcast-callbacks.ts";
import type { Competition } from "../catalogue/catalogue.ts";
import type { MessageContent } from "../outbox/message.ts";
import type { LocalDate, LocalTime } from "../platform/local-time.ts";
import type { Html } from "../platform/markup.ts";
import type { T } from "../platform/texts.ts";

/** Characters of one cell that an announcement quotes; five of them stay below the 4096 of a message. */
const longestQuote = 600;

/** What the library left empty is left out. */
export function competitionAnnouncement(t: T, competition: Competition, local: LocalTime): MessageContent {
  const c = competition;
  const day = (date: LocalDate) => t.format.date(local.at(date, "12:00"));
  const lines: (Html | false)[] = [
    t("competition-announcement", { title: quote(c.title) }),
    c.description !== "" && t("competition-description", { description: quote(c.description) }),
    c.categories.length > 0 && t("competition-categories", { categories: quote(c.categories.join(", ")) }),
    c.requirements !== "" && t("competition-requirements", { requirements: quote(c.requirements) }),
    c.prize !== "" && t("competition-prize", { prize: quote(c.prize) }),
    c.eventDate !== null && t("competition-date", { date: day(c.eventDate) }),
    c.place !== "" && t("competition-place", { place: quote(c.place) }),
    t("competition-deadline", { date: day(c.entryClosesDate) }),
  ];
  return { text: lines.filter((line) => line !== false).join("\n") as Html, buttons: moreButton(t, c) };
}

/** @param daysLeft until the last day to enter */
export function deadlineReminder(t: T, c: Competition, daysLeft: number, local: LocalTime): MessageContent {
  const facts = { title: quote(c.title), date: t.format.date(local.at(c.entryClosesDate, "12:00")) };
  const text =
    daysLeft === 1
      ? t("competition-reminder-tomorrow", facts)
      : t("competition-reminder-days", { ...facts, days: daysLeft });
  return { text, buttons: moreButton(t, c) };
}

const moreButton = (t: T, { id }: Competition) => [
  [{ label: t.plain("competition-more-button"), data: competitionData(id) }],
];

const quote = (text: string) => (text.length <= longestQuote ? text : `${text.slice(0, longestQuote - 1)}…`);
