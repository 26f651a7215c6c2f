/** A month's report as a spreadsheet: classes, meetings, sentences; and the year's stories. */
import { headingRow, numberCell, type SpreadsheetCell, spreadsheetBytes, textCell } from "../platform/spreadsheet.ts";
import type { T } from "../platform/texts.ts";
import { type Figures, rating } from "./meeting-figures.ts";
import type { MonthlyReport } from "./monthly-report.ts";
import type { YearlyStory } from "./yearly-stories.ts";

export async function reportXlsx(t: T, report: MonthlyReport, stories: readonly YearlyStory[]): Promise<Buffer> {
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
  const sheet = (
    name: string,
    titles: readonly string[],
    widths: readonly number[],
    rows: readonly SpreadsheetCell[][],
  ) => ({
    sheet: name,
    columns: titles.map((_, i) => ({ width: widths[i] ?? 12 })),
    stickyRowsCount: 1,
    data: [headingRow(titles), ...rows],
  });
  return spreadsheetBytes([
    sheet(
      t.plain("report-sheet-courses"),
      [course, t.plain("report-column-meetings"), ...figureTitles],
      [36],
      report.courses.map((one) => [textCell(one.title), numberCell(one.meetings), ...figureCells(one)]),
    ),
    sheet(
      t.plain("report-sheet-meetings"),
      [course, date, t.plain("report-column-place"), ...figureTitles],
      [36, 30, 28],
      report.meetings.map((one) => [
        textCell(one.title),
        textCell(`${t.format.date(one.meeting.startsAt)}, ${t.format.time(one.meeting.startsAt)}`),
        textCell(one.meeting.place),
        ...figureCells(one),
      ]),
    ),
    sheet(
      t.plain("report-sheet-sentences"),
      [course, date, t.plain("report-column-sentence")],
      [36, 28, 80],
      report.meetings.flatMap(({ title, meeting, sentences }) =>
        sentences.map((sentence) => [textCell(title), textCell(t.format.date(meeting.startsAt)), textCell(sentence)]),
      ),
    ),
    sheet(
      t.plain("report-sheet-stories"),
      [course, date, t.plain("report-column-name"), t.plain("report-column-story")],
      [36, 28, 28, 80],
      stories.map((story) => [
        textCell(story.course),
        textCell(t.format.date(story.toldAt)),
        textCell(story.name ?? t.plain("report-nameless")),
        textCell(story.text),
      ]),
    ),
  ]);
}

function figureCells({ seats, registered, waiting, came, guests, absent, stars }: Figures): SpreadsheetCell[] {
  const liked = rating(stars);
  return [
    ...[seats, registered, waiting, came, guests, absent].map(numberCell),
    liked && numberCell(Math.round(liked.average * 10) / 10),
    numberCell(liked?.answers ?? 0),
  ];
}
