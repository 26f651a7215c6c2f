/** The residents' commands. */
import { Composer } from "grammy";
import {
  competitionsIntent,
  courseIntent,
  helpIntent,
  registerIntent,
  scheduleIntent,
} from "../../understanding/intent.ts";
import type { CourseId, MeetingId } from "../../platform/ids.ts";
import type { BotDeps } from "../bot-deps.ts";
import { setOwnMenu } from "../command-menu.ts";
import type { BotContext } from "../context.ts";
import { readTicket } from "../../attendance/attendance.ts";
import { reply } from "../reply.ts";
import { offerErasure, sendOwnData } from "./own-data.ts";
import { showRegistrations } from "./own-registrations.ts";
import { chooseLanguage } from "./preferences.ts";
import { answerQuestion, answerText } from "./questions.ts";
import { readingTips } from "./reading.ts";
import { startRegistration } from "./registration.ts";
import { acceptTutor, isTutor } from "./tutors.ts";
import { openTicket } from "./tickets.ts";
import { welcome } from "./welcome.ts";

export function commands(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("start", (ctx) => start(deps, ctx, ctx.match));
  composer.command("jadwal", (ctx) =>
    ctx.match ? answerText(deps, ctx, ctx.match) : answerQuestion(deps, ctx, scheduleIntent()),
  );
  composer.command("daftar", (ctx) =>
    ctx.match ? answerText(deps, ctx, `daftar ${ctx.match}`) : answerQuestion(deps, ctx, registerIntent()),
  );
  composer.command("pendaftaranku", (ctx) => showRegistrations(deps, ctx));
  composer.command("lomba", (ctx) => answerQuestion(deps, ctx, competitionsIntent()));
  composer.command("baca", (ctx) => readingTips(deps, ctx));
  composer.command("bahasa", (ctx) => chooseLanguage(ctx));
  composer.command("dataku", (ctx) => sendOwnData(deps, ctx));
  composer.command("hapus_data", (ctx) => offerErasure(ctx));
  composer.command(["bantuan", "help"], async (ctx) => {
    await answerQuestion(deps, ctx, helpIntent());
    if (await ctx.session.isLibrarian()) return reply(ctx, { text: ctx.t("librarians-help") });
    if (await isTutor(deps, ctx)) await reply(ctx, { text: ctx.t("tutors-help") });
  });
  return composer;
}

/** `t.me/<bot>?start=<payload>`: `m12` opens the registration of a meeting, `c7` shows a class, `L<token>` accepts a librarian's invitation, `T<token>` a tutor's, `t_M12-7KQ4ZT` is a ticket. */
async function start(deps: BotDeps, ctx: BotContext, payload: string): Promise<void> {
  const meetingId = /^m\d{1,9}$/.exec(payload)?.[0];
  if (meetingId) return startRegistration(deps, ctx, meetingId as MeetingId);
  const courseId = /^c\d{1,9}$/.exec(payload)?.[0];
  if (courseId && deps.catalogue().courseById.has(courseId as CourseId))
    return answerQuestion(deps, ctx, courseIntent(courseId as CourseId));
  const ticket = readTicket(payload);
  if (ticket) return openTicket(deps, ctx, ticket);
  const tutorToken = /^T([\w-]{22})$/.exec(payload)?.[1];
  if (tutorToken) return acceptTutor(deps, ctx, tutorToken);
  const token = /^L([\w-]{22})$/.exec(payload)?.[1];
  if (token) {
    const { id } = ctx.session.resident;
    const { kind } = await deps.librarians.accept(token, id);
    if (kind !== "invalid") await setOwnMenu(ctx.api, deps, id);
    return reply(ctx, { text: ctx.t(`librarian-invitation-${kind}`) });
  }
  await welcome(deps, ctx);
  // Their chat was not open yet when the program set the menus.
  if (await ctx.session.isLibrarian()) await setOwnMenu(ctx.api, deps, ctx.session.resident.id);
}
