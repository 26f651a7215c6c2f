/** A month's report as a spreadsheet: classes, meetings, sentences; and the year's stories. */
import type { T } from "../platform/texts.ts";
import { type Figures, rating } from "./meeting-figures.ts";
import type { MonthlyReport } from "./monthly-report.ts";
import type { YearlyStory } from "./yearly-stories.ts";

type Cell =
  | { readonly value: string; readonly type: StringConstructor }
  | { readonly value: number; readonly type: NumberConstructor }
  | null;

export async function reportXlsx(t: T, report: MonthlyReport, stories: readonly YearlyStory[]): Promise<Buffer> {
  // Loaded for the first report.
  const { default: writeXlsx } = await import("write-excel-file/node");
  const figureTitles = [
    t.plain("report-column-seats"),
    t.plain("report-column-registered"),
    t.plain("report-column-waiting"),
    t.plain("report-column-came"),
    t.plain("report-column-guests"),
    t.plain("report-column-absent"),
    t.plain("report-column-rating"),
    t.plain("report-column-answers"),
  ];
  const [course, date] = [t.plain("report-column-course"), t.plain("report-column-date")];
  const sheet = (name: string, titles: readonly string[], widths: readonly number[], rows: readonly Cell[][]) => ({
    sheet: name,
    columns: titles.map((_, i) => ({ width: widths[i] ?? 12 })),
    stickyRowsCount: 1,
    data: [titles.map((value) => ({ value, type: String, fontWeight: "bold" as const })), ...rows],
  });
  return writeXlsx([
    sheet(
      t.plain("report-sheet-courses"),
      [course, t.plain("report-column-meetings"), ...figureTitles],
      [36],
      report.courses.map((one) => [text(one.title), number(one.meetings), ...figureCells(one)]),
    ),
    sheet(
      t.plain("report-sheet-meetings"),
      [course, date, t.plain("report-column-place"), ...figureTitles],
      [36, 30, 28],
      report.meetings.map((one) => [
        text(one.title),
        text(`${t.format.date(one.meeting.startsAt)}, ${t.format.time(one.meeting.startsAt)}`),
        text(one.meeting.place),
        ...figureCells(one),
      ]),
    ),
    sheet(
      t.plain("report-sheet-sentences"),
      [course, date, t.plain("report-column-sentence")],
      [36, 28, 80],
      report.meetings.flatMap(({ title, meeting, sentences }) =>
        sentences.map((sentence) => [text(title), text(t.format.date(meeting.startsAt)), text(sentence)]),
      ),
    ),
    sheet(
      t.plain("report-sheet-stories"),
      [course, date, t.plain("report-column-name"), t.plain("report-column-story")],
      [36, 28, 28, 80],
      stories.map((story) => [
        text(story.course),
        text(t.format.date(story.toldAt)),
        text(story.name ?? t.plain("report-nameless")),
        text(story.text),
      ]),
    ),
  ]).toBuffer();
}

function figureCells({ seats, registered, waiting, came, guests, absent, stars }: Figures): Cell[] {
  const liked = rating(stars);
  return [
    ...[seats, registered, waiting, came, guests, absent].map(number),
    liked && number(Math.round(liked.average * 10) / 10),
    number(liked?.answers ?? 0),
  ];
}

const number = (value: number): Cell => ({ value, type: Number });
/** Text even where it looks like a formula. */
const text = (value: string): Cell => ({ value, type: String });
