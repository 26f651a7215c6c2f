/** A meeting's roster as a spreadsheet. */
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
  // Loaded for the first roster.
  const { default: writeXlsx } = await import("write-excel-file/node");
  return writeXlsx([
    {
      sheet: t.plain("roster-sheet"),
      columns: [6, 34, 12, 18, 26, 18, 14].map((width) => ({ width })),
      data: [
        [{ value: course.title, type: String, fontWeight: "bold" as const }],
        [
          {
            value: `${t.format.date(meeting.startsAt)}, ${t.format.timeSpan(meeting.startsAt, meeting.endsAt)}, ${meeting.place}`,
            type: String,
          },
        ],
        titles.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
        ...people.map(({ name, birthYear, phone, from, code, cameAt }, i) => [
          { value: i + 1, type: Number },
          text(name),
          birthYear === null ? null : { value: birthYear, type: Number },
          phone === undefined ? null : text(phone),
          from === undefined ? null : text(from),
          text(code),
          cameAt === undefined ? null : text(t.format.time(cameAt)),
        ]),
      ],
    },
  ]).toBuffer();
}

/** Text even where it looks like a formula. */
const text = (value: string) => ({ value, type: String });
