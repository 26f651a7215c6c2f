/** Attendance at the door: names to tap, the code of the minute, guests, the roster as a file. For librarians, and for tutors of the class's community. */
import { Composer } from "grammy";
import { isOnTheDay } from "../../attendance/attendance.ts";
import {
  doorData,
  doorPattern,
  guestsData,
  markData,
  markPattern,
  minuteCodeData,
  minuteCodePattern,
  meetingCertificatesData,
  meetingCertificatesPattern,
  rosterFileData,
  rosterFilePattern,
  walkInData,
  type RosterFile,
} from "../../attendance/attendance-callbacks.ts";
import type { DoorList } from "../../attendance/door-list.ts";
import { rosterPdf } from "../../attendance/roster-pdf.ts";
import { rosterXlsx } from "../../attendance/roster-xlsx.ts";
import type { Meeting } from "../../catalogue/catalogue.ts";
import { firstMeetingFrom } from "../../catalogue/snapshot.ts";
import type { Button, MessageContent } from "../../outbox/message.ts";
import type { MeetingId, ParticipantId, RegistrationCode } from "../../platform/ids.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import { meetingOfCode } from "../../registration/registration.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";
import { sendMeetingCertificates } from "./certificates.ts";
import { keepsDoor } from "./door-keepers.ts";
import { guests } from "./guests.ts";
import { rosterButton } from "./roster-button.ts";

const namesShown = 8;
const meetingsShown = 12;
const dayMs = 86_400_000;
const longestName = 40;

export function door(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("peserta", async (ctx, next) => {
    const meetings = await ownMeetings(deps, ctx);
    return meetings ? reply(ctx, chooseMeeting(deps, ctx.t, meetings)) : next();
  });
  composer.callbackQuery(doorPattern, async (ctx, next) => {
    const id = ctx.match[1] as MeetingId;
    return (await keepsDoor(deps, ctx, id)) ? showDoor(deps, ctx, id, Number(ctx.match[2])) : next();
  });
  composer.callbackQuery(markPattern, async (ctx, next) => {
    const code = ctx.match[2] as RegistrationCode;
    const id = meetingOfCode(code);
    if (!(await keepsDoor(deps, ctx, id))) return next();
    const attendee = { code, participantId: `p${ctx.match[3]}` as ParticipantId };
    const { kind } = await deps.attendance.mark(attendee, ctx.match[1] === "y");
    if (kind === "other-day") ctx.toast = ctx.t.plain("door-closed");
    await showDoor(deps, ctx, id, Number(ctx.match[4]));
  });
  composer.callbackQuery(minuteCodePattern, async (ctx, next) => {
    const id = ctx.match[1] as MeetingId;
    return (await keepsDoor(deps, ctx, id)) ? showCode(deps, ctx, id) : next();
  });
  composer.callbackQuery(rosterFilePattern, async (ctx, next) => {
    const id = ctx.match[1] as MeetingId;
    return (await keepsDoor(deps, ctx, id)) ? sendRoster(deps, ctx, id, ctx.match[2] as RosterFile) : next();
  });
  composer.callbackQuery(meetingCertificatesPattern, async (ctx, next) => {
    const id = ctx.match[1] as MeetingId;
    return (await keepsDoor(deps, ctx, id)) ? sendMeetingCertificates(deps, ctx, id) : next();
  });
  composer.use(guests(deps));
  return composer;
}

/** For a page about one meeting: to its attendance, and its roster as a file. */
export const doorButtons = (t: T, id: MeetingId): Button[] => [
  { label: t.plain("door-open-button"), data: doorData(id) },
  { label: t.plain("door-pdf-button"), data: rosterFileData(id, "pdf") },
  { label: t.plain("door-xlsx-button"), data: rosterFileData(id, "xlsx") },
];

/** Meetings of a tutor's communities, yesterday's and those of the next weeks; null: no tutor. */
async function ownMeetings(deps: BotDeps, ctx: BotContext): Promise<Meeting[] | null> {
  const { everHeldByStart, courseById, courses } = deps.catalogue();
  const all = [...new Set(courses.map((course) => course.community).filter(Boolean))];
  const own = await deps.tutors.communitiesOf(ctx.session.resident.id, all);
  if (own.length === 0) return null;
  const from = firstMeetingFrom(everHeldByStart, deps.clock.now() - dayMs);
  return everHeldByStart
    .slice(from)
    .filter((meeting) => own.includes(courseById.get(meeting.courseId)?.community ?? ""))
    .slice(0, meetingsShown);
}

function chooseMeeting(deps: BotDeps, t: T, meetings: readonly Meeting[]): MessageContent {
  if (meetings.length === 0) return { text: t("door-none") };
  return {
    text: t("door-choose"),
    buttons: meetings.map(({ id, courseId, startsAt }) => {
      const name = deps.catalogue().courseById.get(courseId)?.title ?? "";
      const about = { date: t.format.shortDate(startsAt), time: t.format.time(startsAt), name };
      return [{ label: t.plain("door-meeting-button", about), data: doorData(id) }];
    }),
  };
}

async function showDoor(deps: BotDeps, ctx: BotContext, id: MeetingId, offset: number): Promise<void> {
  const list = await deps.attendance.doorList(id);
  await replace(ctx, list ? await doorPage(deps, ctx, list, offset) : { text: ctx.t("door-gone") });
}

async function doorPage(deps: BotDeps, ctx: BotContext, list: DoorList, offset: number): Promise<MessageContent> {
  const { t } = ctx;
  const { meeting, course, rows, walkIns } = list;
  const { id, startsAt, endsAt, place } = meeting;
  const open = isOnTheDay(meeting, deps.clock.now(), deps.local);
  const from = offset < rows.length ? offset : 0;
  const heading = t("door-list", {
    course: course.title,
    date: t.format.date(startsAt),
    time: t.format.timeSpan(startsAt, endsAt),
    place,
    came: rows.filter((row) => row.cameAt !== undefined).length,
    people: rows.length,
    guests: walkIns.length,
  });
  const guestNames = shortened(walkIns.map((guest) => guest.name));
  const lines = [
    heading,
    ...(guestNames ? [t("door-guests", { names: guestNames })] : []),
    open ? (rows.length > 0 ? t("door-tap") : t("door-nobody")) : t("door-closed"),
  ];
  const page = rows.slice(from, from + namesShown).map((row): Button[] => {
    const came = row.cameAt !== undefined;
    const label = t.plain("door-person", { came: came ? "yes" : "no", name: row.name.slice(0, longestName) });
    return [{ label, data: markData(row, !came, from) }];
  });
  const turn = (label: string, to: number): Button[] =>
    to >= 0 && to < rows.length && to !== from ? [{ label, data: doorData(id, to) }] : [];
  const pages = [...turn("◀️", from - namesShown), ...turn("▶️", from + namesShown)];
  return {
    text: lines.join("\n\n") as Html,
    buttons: [
      ...(open ? page : []),
      ...(open && pages.length > 0 ? [pages] : []),
      ...(open
        ? [
            [
              { label: t.plain("door-code-button"), data: minuteCodeData(id) },
              { label: t.plain("door-guest-button"), data: walkInData(id) },
            ],
            ...(walkIns.length > 0 ? [[{ label: t.plain("door-remove-guest-button"), data: guestsData(id) }]] : []),
          ]
        : []),
      [
        { label: t.plain("door-refresh-button"), data: doorData(id, from) },
        { label: t.plain("door-pdf-button"), data: rosterFileData(id, "pdf") },
        { label: t.plain("door-xlsx-button"), data: rosterFileData(id, "xlsx") },
      ],
      ...(rows.some((row) => row.cameAt !== undefined) || walkIns.length > 0
        ? [[{ label: t.plain("certificate-all-button"), data: meetingCertificatesData(id) }]]
        : []),
      ...((await ctx.session.isLibrarian()) ? [[rosterButton(t, id)]] : []),
    ],
  };
}

/** As many names as a message has room for. */
function shortened(names: readonly string[], most = 1_500): string {
  let text = "";
  for (const name of names) {
    if (text.length + name.length > most) return `${text} …`;
    text += `${text ? ", " : ""}${name}`;
  }
  return text;
}

async function showCode(deps: BotDeps, ctx: BotContext, id: MeetingId): Promise<void> {
  const { t } = ctx;
  const { meetingById, courseById } = deps.catalogue();
  const meeting = meetingById.get(id);
  if (!meeting) return replace(ctx, { text: t("door-gone") });
  const back = { label: t.plain("door-back-button"), data: doorData(id) };
  if (!isOnTheDay(meeting, deps.clock.now(), deps.local))
    return replace(ctx, { text: t("door-closed"), buttons: [[back]] });
  const { digits, changesAt } = await deps.attendance.currentCode(id);
  await replace(ctx, {
    text: t("door-code", {
      course: courseById.get(meeting.courseId)?.title ?? "",
      digits: `${digits.slice(0, 3)} ${digits.slice(3)}`,
      time: t.format.time(changesAt),
    }),
    buttons: [[{ label: t.plain("door-code-new-button"), data: minuteCodeData(id) }], [back]],
  });
}

async function sendRoster(deps: BotDeps, ctx: BotContext, id: MeetingId, file: RosterFile): Promise<void> {
  const { t } = ctx;
  const list = await deps.attendance.doorList(id);
  if (!list) return reply(ctx, { text: t("door-gone") });
  const bytes = await (file === "pdf" ? rosterPdf(t, list, deps.libraryName, deps.clock.now()) : rosterXlsx(t, list));
  const { course, meeting } = list;
  const name = t.plain("roster-file-name", { date: deps.local.dateOf(meeting.startsAt) });
  await reply(ctx, {
    text: t("roster-caption", { course: course.title, date: t.format.date(meeting.startsAt) }),
    document: { filename: `${name}.${file}`, base64: bytes.toString("base64") },
  });
}
