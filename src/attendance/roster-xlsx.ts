/** A meeting's roster as a spreadsheet. */
import { headingRow, numberCell, spreadsheetBytes, textCell } from "../platform/spreadsheet.ts";
import type { T } from "../platform/texts.ts";
import type { DoorList } from "./door-list.ts";

export async function rosterXlsx(t: T, list: DoorList): Promise<Buffer> {
  const { meeting, course } = list;
  const titles = [
    t.plain("roster-number"),
    t.plain("roster-name"),
    t.plain("roster-birth-year"),
    t.plain("roster-phone"),
    t.plain("roster-from"),
    t.plain("roster-code"),
    t.plain("roster-came"),
  ];
  const people = [
    ...list.rows,
    ...list.walkIns.map((guest) => ({ ...guest, phone: undefined, from: undefined, code: t.plain("roster-guest") })),
  ];
  return spreadsheetBytes([
    {
      sheet: t.plain("roster-sheet"),
      columns: [6, 34, 12, 18, 26, 18, 14].map((width) => ({ width })),
      data: [
        headingRow([course.title]),
        [
          textCell(
            `${t.format.date(meeting.startsAt)}, ${t.format.timeSpan(meeting.startsAt, meeting.endsAt)}, ${meeting.place}`,
          ),
        ],
        headingRow(titles),
        ...people.map(({ name, birthYear, phone, from, code, cameAt }, i) => [
          numberCell(i + 1),
          textCell(name),
          birthYear === null ? null : numberCell(birthYear),
          phone === undefined ? null : textCell(phone),
          from === undefined ? null : textCell(from),
          textCell(code),
          cameAt === undefined ? null : textCell(t.format.time(cameAt)),
        ]),
      ],
    },
  ]);
}
