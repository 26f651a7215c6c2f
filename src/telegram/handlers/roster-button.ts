/** The button that opens the roster of a meeting. */
import type { Button } from "../../outbox/message.ts";
import type { MeetingId } from "../../platform/ids.ts";
import type { T } from "../../platform/texts.ts";

export type RosterList = "seated" | "waiting";

export const rosterData = (id: MeetingId, list: RosterList, offset: number): string =>
  `pm:${id}:${list === "seated" ? "s" : "w"}:${offset}`;

export const rosterButton = (t: T, id: MeetingId): Button => ({
  label: t.plain("librarians-roster-button"),
  data: rosterData(id, "seated", 0),
});
