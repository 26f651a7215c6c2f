/** `/kelola`: classes, their meetings, one meeting and what can be changed about it; and who the librarians are. */
import { Composer } from "grammy";
import type { Meeting } from "../../catalogue/catalogue.ts";
import type { Button, MessageContent } from "../../outbox/message.ts";
import type { CourseId, MeetingId } from "../../platform/ids.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";
import { startAnnouncement } from "./broadcasts.ts";
import { courseRules, courseRulesButton } from "./librarian-course-rules.ts";
import { manageLibrarians, peopleButton } from "./librarian-people.ts";
import { rosterButton } from "./roster-button.ts";

/** Id of the dialogue in flows/manage-meeting.ts. */
export const manageMeetingFlowId = "manage-meeting@3";

/** Opens the page of one meeting. */
export const meetingData = (id: MeetingId): string => `km:${id}`;
/** Opens the meetings of a class, from this one on. */
export const meetingsData = (id: CourseId, offset = 0): string => `kc:${id}:${offset}`;
const menuData = (offset: number): string => `kl:${offset}`;

export const meetingEdits = ["move", "place", "quota", "cancel"] as const;
/** What a librarian can change about a meeting. */
export type MeetingEdit = (typeof meetingEdits)[number];

const pageSize = 8;
const longestLabel = 40;

export function programme(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("kelola", async (ctx) => reply(ctx, menu(deps, ctx, 0)));
  composer.callbackQuery(/^kl:(\d{1,6})$/, (ctx) => replace(ctx, menu(deps, ctx, Number(ctx.match[1]))));
  composer.callbackQuery(/^kc:(c\d{1,9}):(\d{1,6})$/, (ctx) =>
    replace(ctx, meetingsOf(deps, ctx, ctx.match[1] as CourseId, Number(ctx.match[2]))),
  );
  composer.callbackQuery(/^km:(m\d{1,9})$/, async (ctx) =>
    replace(ctx, await oneMeeting(deps, ctx, ctx.match[1] as MeetingId)),
  );
  composer.callbackQuery(new RegExp(`^ke:(m\\d{1,9}):(${meetingEdits.join("|")})$`), async (ctx) => {
    await ctx.begin(manageMeetingFlowId, ctx.match[1] as string, ctx.match[2] as string);
  });
  composer.callbackQuery("ka", (ctx) => startAnnouncement(ctx));
  composer.use(courseRules(deps), manageLibrarians(deps));
  return composer;
}

function menu(deps: BotDeps, { t, session }: BotContext, offset: number): MessageContent {
  const { courseById } = deps.catalogue();
  const ahead = aheadByCourse(deps);
  const ids = [...ahead.keys()];
  const courses = ids.slice(offset, offset + pageSize).map((id) => {
    const count = String(ahead.get(id)?.length ?? 0);
    const course = courseById.get(id)?.title ?? "";
    return [button(t.plain("librarians-course-button", { course, count }), meetingsData(id))];
  });
  const owner = deps.librarians.isOwner(session.resident.id);
  return {
    text: ids.length > 0 ? t("librarians-menu") : t("librarians-menu-empty"),
    buttons: [
      ...courses,
      ...more(t.plain("librarians-more-button"), offset, ids.length, menuData),
      [button(t.plain("librarians-announce-button"), "ka")],
      ...(owner ? [[peopleButton(t)]] : []),
    ],
  };
}

/** Meetings that are not over, of each class; the class that meets next first. */
function aheadByCourse(deps: BotDeps): Map<CourseId, Meeting[]> {
  const now = deps.clock.now();
  const ahead = new Map<CourseId, Meeting[]>();
  for (const meeting of deps.catalogue().meetingsByStart) {
    if (meeting.endsAt <= now) continue;
    const list = ahead.get(meeting.courseId);
    if (list) list.push(meeting);
    else ahead.set(meeting.courseId, [meeting]);
  }
  return ahead;
}

function meetingsOf(deps: BotDeps, { t }: BotContext, id: CourseId, offset: number): MessageContent {
  const course = deps.catalogue().courseById.get(id);
  const ahead = aheadByCourse(deps);
  const meetings = ahead.get(id) ?? [];
  const back = [button(t.plain("librarians-back-button"), menuData(pageOf([...ahead.keys()].indexOf(id))))];
  if (!course || meetings.length === 0) return { text: t("librarians-gone"), buttons: [back] };
  const shown = meetings.slice(offset, offset + pageSize).map((m) => {
    const when = { date: t.format.shortDate(m.startsAt), time: t.format.time(m.startsAt), place: m.place };
    return [button(t.plain("librarians-meeting-button", when), meetingData(m.id))];
  });
  const next = more(t.plain("librarians-more-button"), offset, meetings.length, (from) => meetingsData(id, from));
  return {
    text: t("librarians-meetings", { course: course.title }),
    buttons: [...shown, ...next, [courseRulesButton(t, id)], back],
  };
}

async function oneMeeting(deps: BotDeps, { t }: BotContext, id: MeetingId): Promise<MessageContent> {
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(id);
  const course = meeting && courseById.get(meeting.courseId);
  if (!meeting || !course)
    return { text: t("librarians-gone"), buttons: [[button(t.plain("librarians-back-button"), menuData(0))]] };
  const place = (aheadByCourse(deps).get(course.id) ?? []).findIndex((m) => m.id === id);
  const seats = (await deps.registration.seatsOf([id])).get(id) ?? { taken: 0, waiting: 0 };
  const edit = (kind: MeetingEdit) => button(t.plain(`librarians-${kind}-button`), `ke:${id}:${kind}`);
  return {
    text: t("librarians-meeting", {
      course: course.title,
      date: t.format.date(meeting.startsAt),
      time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
      place: meeting.place,
      quota: String(meeting.quota),
      taken: String(seats.taken),
      waiting: String(seats.waiting),
    }),
    buttons: [
      [edit("move"), edit("place")],
      [edit("quota"), edit("cancel")],
      [rosterButton(t, id)],
      [button(t.plain("librarians-back-button"), meetingsData(course.id, pageOf(place)))],
    ],
  };
}

/** Where the page begins on which something stands. @param index -1: nowhere, then the first page */
const pageOf = (index: number): number => Math.floor(Math.max(0, index) / pageSize) * pageSize;

const button = (label: string, data: string): Button => ({
  label: label.length <= longestLabel ? label : `${label.slice(0, longestLabel - 1)}…`,
  data,
});

const more = (label: string, offset: number, total: number, data: (next: number) => string): Button[][] =>
  total > pageSize ? [[button(label, data(offset + pageSize < total ? offset + pageSize : 0))]] : [];
