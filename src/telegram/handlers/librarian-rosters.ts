/** `/peserta`: who comes to a meeting, who waits, and whose a registration code is. */
import { Composer } from "grammy";
import type { Meeting } from "../../catalogue/catalogue.ts";
import type { MessageContent } from "../../outbox/message.ts";
import type { MeetingId } from "../../platform/ids.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import { parseRegistrationCode } from "../../registration/registration.ts";
import type { RosterRow } from "../../registration/roster-page.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";
import { doorButtons } from "./door.ts";
import { rosterButton, rosterData, type RosterList } from "./roster-button.ts";

const meetingsShown = 8;
const rowsShown = 10;
/** Telegram takes 4096; a registration may hold forty names, and the heading needs room. */
const longestRoster = 3_400;
/** A roster is still looked at the day after. */
const shownAfterMs = 24 * 3_600_000;

export function rosters(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("peserta", async (ctx) =>
    reply(ctx, ctx.match ? await byCode(deps, ctx.t, ctx.match) : chooseMeeting(deps, ctx.t, 0)),
  );
  composer.callbackQuery(/^pl:(\d{1,6})$/, (ctx) => replace(ctx, chooseMeeting(deps, ctx.t, Number(ctx.match[1]))));
  composer.callbackQuery(/^pm:(m\d{1,9}):([sw]):(\d{1,6})$/, async (ctx) => {
    const list = ctx.match[2] === "w" ? "waiting" : "seated";
    await replace(ctx, await rosterOf(deps, ctx.t, ctx.match[1] as MeetingId, list, Number(ctx.match[3])));
  });
  return composer;
}

function chooseMeeting(deps: BotDeps, t: T, offset: number): MessageContent {
  const { everHeldByStart, courseById } = deps.catalogue();
  const from = deps.clock.now() - shownAfterMs;
  const meetings = everHeldByStart.filter((m) => m.endsAt > from);
  if (meetings.length === 0) return { text: t("librarians-roster-none") };
  const buttons = meetings.slice(offset, offset + meetingsShown).map((m) => {
    const date = t.format.shortDate(m.startsAt);
    const course = courseById.get(m.courseId)?.title ?? "";
    return [
      { label: t.plain("librarians-roster-meeting-button", { date, course }), data: rosterData(m.id, "seated", 0) },
    ];
  });
  const next = offset + meetingsShown < meetings.length ? offset + meetingsShown : 0;
  const more = { label: t.plain("librarians-more-button"), data: `pl:${next}` };
  return {
    text: t("librarians-roster-choose"),
    buttons: meetings.length > meetingsShown ? [...buttons, [more]] : buttons,
  };
}

async function rosterOf(deps: BotDeps, t: T, id: MeetingId, list: RosterList, offset: number): Promise<MessageContent> {
  const meeting = deps.catalogue().meetingById.get(id);
  if (!meeting) return { text: t("librarians-gone"), buttons: [[otherMeetings(t)]] };
  const { rows, seats, total } = await deps.rosters.page({ meetingId: id, list, offset, limit: rowsShown });
  const year = yearOf(deps, meeting);
  const texts: Html[] = [];
  for (const row of rows) {
    const text = rowText(t, row, year, `${offset + texts.length + 1}.`);
    if (texts.length > 0 && texts.join("\n").length + text.length > longestRoster) break;
    texts.push(text);
  }
  const heading = {
    ...aboutMeeting(deps, t, meeting),
    taken: String(seats.taken),
    quota: String(meeting.quota),
    waiting: String(seats.waiting),
  };
  const names = texts.length > 0 ? (texts.join("\n") as Html) : t(`librarians-roster-empty-${list}`);
  const shown = offset + texts.length;
  return {
    text: t("librarians-roster", { ...heading, list, names: { html: names } }),
    buttons: [
      ...(shown < total
        ? [[{ label: t.plain("librarians-more-button"), data: rosterData(id, list, shown) }]]
        : offset > 0
          ? [[{ label: t.plain("librarians-first-button"), data: rosterData(id, list, 0) }]]
          : []),
      [
        list === "seated"
          ? { label: t.plain("librarians-roster-waiting-button"), data: rosterData(id, "waiting", 0) }
          : { label: t.plain("librarians-roster-seated-button"), data: rosterData(id, "seated", 0) },
      ],
      doorButtons(t, id),
      [otherMeetings(t)],
    ],
  };
}

const otherMeetings = (t: T) => ({ label: t.plain("librarians-roster-meetings-button"), data: "pl:0" });

/** @param typed a registration code as people read it out */
async function byCode(deps: BotDeps, t: T, typed: string): Promise<MessageContent> {
  const code = parseRegistrationCode(typed);
  const row = code && (await deps.rosters.find(code));
  const meeting = row && deps.catalogue().meetingById.get(row.meetingId);
  if (!row || !meeting) return { text: t("librarians-code-unknown") };
  return {
    text: t("librarians-code", {
      ...aboutMeeting(deps, t, meeting),
      state: row.state,
      position: String(row.position ?? ""),
      names: { html: rowText(t, row, yearOf(deps, meeting), "•") },
    }),
    buttons: [[rosterButton(t, meeting.id)]],
  };
}

const aboutMeeting = (deps: BotDeps, t: T, meeting: Meeting) => ({
  course: deps.catalogue().courseById.get(meeting.courseId)?.title ?? "",
  date: t.format.date(meeting.startsAt),
  time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
});

const yearOf = ({ local }: BotDeps, meeting: Meeting) => Number(local.dateOf(meeting.startsAt).slice(0, 4));

/** @param year in which ages are counted  @param number what stands before the names: `1.` or a bullet */
function rowText(t: T, row: RosterRow, year: number, number: string): Html {
  const names = row.participants.map(({ name, birthYear }) =>
    t.plain("librarians-roster-person", { name, birthYear: String(birthYear), age: String(year - birthYear) }),
  );
  return t("librarians-roster-row", {
    number,
    names: names.join(", "),
    code: row.code,
    coming: row.comingAt === null ? "no" : "yes",
  });
}
