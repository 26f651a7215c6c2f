/** What an import or edit does to meetings and to how many people, in a line each. */
import type { T } from "../platform/texts.ts";
import type { Meeting } from "./catalogue.ts";
import type { PendingChange } from "./change.ts";
import type { LeftOut } from "./import-catalogue.ts";

/** Plain text, to be escaped like any argument. */
export function describeChange(t: T, change: PendingChange["change"], registrations: number): string {
  const { title, before } = change;
  const when = (m: Meeting) => `${t.format.shortDate(m.startsAt)} ${t.format.timeSpan(m.startsAt, m.endsAt)}`;
  const about = { title, registrations, when: when(before) };
  switch (change.kind) {
    case "meeting-removed":
      return t.plain("catalogue-change-meeting-removed", about);
    case "meeting-moved":
      return t.plain("catalogue-change-meeting-moved", {
        ...about,
        after: `${when(change.after)}, ${change.after.place}`,
      });
    case "place-changed":
      return t.plain("catalogue-change-place-changed", { ...about, before: before.place, after: change.after.place });
    case "quota-changed":
      return t.plain("catalogue-change-quota-changed", { ...about, before: before.quota, after: change.after.quota });
  }
}

/** Plain text too; no line for what there is none of. */
export const describeLeftOut = (t: T, { dropped, kept }: LeftOut): string[] => [
  ...(dropped > 0 ? [t.plain("catalogue-dropped", { count: dropped })] : []),
  ...(kept > 0 ? [t.plain("catalogue-kept", { count: kept })] : []),
];
