/** `/laporan`: a month in short, as a spreadsheet, and the stories of a year. */
import { Composer } from "grammy";
import type { Button, MessageContent } from "../../outbox/message.ts";
import type { Html } from "../../platform/markup.ts";
import type { T } from "../../platform/texts.ts";
import { type CourseFigures, rating } from "../../reports/meeting-figures.ts";
import { monthBeside, type MonthlyReport } from "../../reports/monthly-report.ts";
import { reportXlsx } from "../../reports/report-xlsx.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { lines } from "../present/parts.ts";
import { replace, reply } from "../reply.ts";

const coursesShown = 12;
/** Telegram takes 4096; the heading and one more story need room. */
const longestStories = 2_300;

export function reports(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("laporan", async (ctx) => reply(ctx, present(deps, ctx.t, await deps.reports.month(null))));
  composer.callbackQuery(/^rm:(\d{4}-(?:0[1-9]|1[0-2]))$/, async (ctx) =>
    replace(ctx, present(deps, ctx.t, await deps.reports.month(ctx.match[1] as string))),
  );
  composer.callbackQuery(/^rx:(\d{4}-(?:0[1-9]|1[0-2]))$/, (ctx) => sendFile(deps, ctx, ctx.match[1] as string));
  composer.callbackQuery(/^rs:(\d{4}):(\d{1,5})$/, (ctx) =>
    sendStories(deps, ctx, ctx.match[1] as string, Number(ctx.match[2])),
  );
  return composer;
}

function present(deps: BotDeps, t: T, report: MonthlyReport): MessageContent {
  const { month, monthAt, total, courses, enquiries } = report;
  const { seats, registered } = total;
  const liked = rating(total.stars);
  const wanted = courses.filter((one) => one.registered + one.waiting + one.guests > 0);
  const text = t("report", {
    current: report.isCurrent ? "yes" : "no",
    date: t.format.date(monthAt),
    meetings: String(total.meetings),
    cancelled: report.cancelled === 0 ? "none" : String(report.cancelled),
    taken: String(registered),
    seats: String(seats),
    percent: String(seats === 0 ? 0 : Math.round((registered / seats) * 100)),
    waiting: String(total.waiting),
    came: String(total.came),
    guests: String(total.guests),
    absent: String(total.absent),
    rating: liked === null ? "none" : decimal(t, liked.average),
    answers: String(liked?.answers ?? 0),
    reachable: String(report.reachable),
    missedReminders: String(report.missedReminders),
    asked: String(enquiries.asked),
    answered: String(enquiries.answered),
    open: String(enquiries.open),
    missed: String(enquiries.missed),
  });
  const rest = wanted.length - coursesShown;
  const beside = (step: -1 | 1, label: string): Button => ({
    label,
    data: `rm:${monthBeside(month, step, deps.local)}`,
  });
  const year = month.slice(0, 4);
  return {
    text: lines(
      [
        text,
        ...(wanted.length === 0
          ? []
          : [
              lines([
                t("report-courses"),
                ...wanted.slice(0, coursesShown).map((one) => courseText(t, one)),
                ...(rest > 0 ? [t("report-more-courses", { count: String(rest) })] : []),
              ]),
            ]),
        ...list(
          t("report-wishes"),
          enquiries.wishes.map(({ subject, count }) => t("report-item", { title: subject, count: String(count) })),
        ),
      ],
      "\n\n",
    ),
    buttons: [
      [
        { label: t.plain("report-file-button"), data: `rx:${month}` },
        { label: t.plain("report-stories-button", { year }), data: `rs:${year}:0` },
      ],
      [
        beside(-1, t.plain("report-before-button")),
        ...(report.isCurrent ? [] : [beside(1, t.plain("report-after-button"))]),
      ],
    ],
  };
}

const list = (heading: Html, rows: readonly Html[]): Html[] => (rows.length === 0 ? [] : [lines([heading, ...rows])]);

function courseText(t: T, { title, registered, waiting, came, absent, stars }: CourseFigures): Html {
  const liked = rating(stars);
  return t("report-course", {
    title,
    registered: String(registered),
    waiting: String(waiting),
    came: String(came),
    absent: String(absent),
    rating: liked === null ? "none" : decimal(t, liked.average),
  });
}

/** `4,7` */
const decimal = (t: T, value: number): string => value.toFixed(1).replace(".", t.language === "id" ? "," : ".");

async function sendFile(deps: BotDeps, ctx: BotContext, month: string): Promise<void> {
  const { t } = ctx;
  const year = month.slice(0, 4);
  const [report, stories] = await Promise.all([deps.reports.month(month), deps.reports.stories(year)]);
  const bytes = await reportXlsx(t, report, stories);
  await reply(ctx, {
    text: t("report-caption", { date: t.format.date(report.monthAt), year }),
    document: { filename: `${t.plain("report-file-name", { month })}.xlsx`, base64: bytes.toString("base64") },
  });
}

async function sendStories(deps: BotDeps, ctx: BotContext, year: string, offset: number): Promise<void> {
  const { t } = ctx;
  const stories = await deps.reports.stories(year);
  if (stories.length === 0) return reply(ctx, { text: t("report-stories-none", { year }) });
  const shown: Html[] = [];
  for (const { course, text, name, toldAt } of stories.slice(offset)) {
    if (shown.length > 0 && shown.join("\n\n").length + text.length > longestStories) break;
    const about = { course, date: t.format.date(toldAt), name: name ?? t.plain("report-nameless") };
    shown.push(t("report-story", { ...about, text }));
  }
  const next = offset + shown.length;
  await reply(ctx, {
    text: lines([t("report-stories", { year, total: String(stories.length) }), ...shown], "\n\n"),
    buttons:
      next < stories.length ? [[{ label: t.plain("report-stories-more-button"), data: `rs:${year}:${next}` }]] : [],
  });
}
