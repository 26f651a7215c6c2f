/** `/baca`: a thought for today's reading, where the mobile library stops next, and which reading competition is open. */
import type { BotDeps } from "../bot-deps.ts";
import { encodeAction } from "../callback-data.ts";
import type { BotContext } from "../context.ts";
import { reply } from "../reply.ts";

/** A different thought each day of the week. */
const thoughts = [0, 1, 2, 3, 4, 5, 6] as const;

export async function readingTips(deps: BotDeps, ctx: BotContext): Promise<void> {
  const { t } = ctx;
  const now = deps.clock.now();
  const today = deps.local.dateOf(now);
  const { stops, competitions } = deps.catalogue();
  const stop = stops.filter((s) => s.endsAt > now).sort((a, b) => a.startsAt - b.startsAt)[0];
  const open = competitions
    .filter((c) => (c.entryOpensDate ?? today) <= today && today <= c.entryClosesDate)
    .slice(0, 3);
  const weekday = thoughts[deps.local.weekdayOf(today)] ?? 0;
  const parts = [t(`reading-thought-${weekday}`)];
  if (stop) {
    const { place, startsAt, endsAt } = stop;
    parts.push(
      t("reading-next-stop", { place, date: t.format.date(startsAt), time: t.format.timeSpan(startsAt, endsAt) }),
    );
  }
  if (open.length > 0) parts.push(t("reading-competitions"));
  await reply(ctx, {
    text: parts.join("\n\n") as (typeof parts)[number],
    buttons: open.map((c) => [{ label: c.title, data: encodeAction({ kind: "competition", args: [c.id] }) }]),
  });
}
