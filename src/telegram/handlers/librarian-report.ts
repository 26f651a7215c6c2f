/** `/laporan`: the month in short. */
import type { Html } from "../../platform/markup.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { lines } from "../present/parts.ts";
import { reply } from "../reply.ts";

export async function sendReport(deps: BotDeps, ctx: BotContext): Promise<void> {
  const { t } = ctx;
  const { monthAt, seats, taken, favourites, enquiries, ...report } = await deps.report();
  const list = (heading: Html, rows: readonly { title: string; count: number }[]): Html[] =>
    rows.length === 0
      ? []
      : [lines([heading, ...rows.map(({ title, count }) => t("report-item", { title, count: String(count) }))])];
  await reply(ctx, {
    text: lines(
      [
        t("report", {
          date: t.format.date(monthAt),
          meetings: String(report.meetings),
          taken: String(taken),
          seats: String(seats),
          percent: String(seats === 0 ? 0 : Math.round((taken / seats) * 100)),
          waiting: String(report.waiting),
          reachable: String(report.reachable),
          missedReminders: String(report.missedReminders),
          asked: String(enquiries.asked),
          answered: String(enquiries.answered),
          open: String(enquiries.open),
          missed: String(enquiries.missed),
        }),
        ...list(
          t("report-favourites"),
          favourites.map(({ title, people }) => ({ title, count: people })),
        ),
        ...list(
          t("report-wishes"),
          enquiries.wishes.map(({ subject, count }) => ({ title: subject, count })),
        ),
      ],
      "\n\n",
    ),
  });
}
