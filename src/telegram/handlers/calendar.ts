/** A resident's calendar: the file of one registration or all, and the link that calendar programs follow. */
import type { CalendarFileOutcome, OpenFeedOutcome } from "../../calendar/calendar.ts";
import type { RegistrationCode } from "../../platform/ids.ts";
import type { BotDeps } from "../bot-deps.ts";
import { encodeAction } from "../callback-data.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";

export async function sendCalendarFile(deps: BotDeps, ctx: BotContext, code: RegistrationCode): Promise<void> {
  const outcome = await deps.calendar.fileOf(ctx.session.resident, code);
  await sendFile(deps, ctx, outcome, (course) => ctx.t("calendar-file", { course }));
}

/** For those who put a registration into their calendar and cancelled it since. */
export async function sendCalendarCancellation(deps: BotDeps, ctx: BotContext, code: RegistrationCode): Promise<void> {
  const { t, session } = ctx;
  const outcome = await deps.calendar.cancellationOf(session.resident, code);
  if (outcome.kind === "none") return reply(ctx, { text: t("calendar-off-none") });
  await reply(ctx, { text: t("calendar-off", { course: outcome.course }), document: outcome.document });
}

export async function sendWholeCalendar(deps: BotDeps, ctx: BotContext): Promise<void> {
  const outcome = await deps.calendar.fileOfAll(ctx.session.resident);
  await sendFile(deps, ctx, outcome, () => ctx.t("calendar-file-all"));
}

async function sendFile(
  deps: BotDeps,
  ctx: BotContext,
  outcome: CalendarFileOutcome,
  caption: (course: string) => ReturnType<BotContext["t"]>,
): Promise<void> {
  const { t } = ctx;
  if (outcome.kind === "none") return reply(ctx, { text: t("calendar-none") });
  const link = { label: t.plain("calendar-feed-button"), data: encodeAction({ kind: "calendar-link", args: [] }) };
  await reply(ctx, {
    text: caption(outcome.course),
    document: outcome.document,
    ...(deps.calendar.hasLinks && { buttons: [[link]] }),
  });
}

export const openCalendarLink = async (deps: BotDeps, ctx: BotContext): Promise<void> =>
  tellLink(ctx, await deps.calendar.openFeed(ctx.session.resident.id));

export const renewCalendarLink = async (deps: BotDeps, ctx: BotContext): Promise<void> =>
  tellLink(ctx, await deps.calendar.renewFeed(ctx.session.resident.id));

export async function endCalendarLink(deps: BotDeps, ctx: BotContext): Promise<void> {
  await deps.calendar.closeFeed(ctx.session.resident.id);
  await replace(ctx, { text: ctx.t("calendar-feed-ended") });
}

async function tellLink(ctx: BotContext, outcome: OpenFeedOutcome): Promise<void> {
  const { t } = ctx;
  // The button is not offered where there are no links.
  if (outcome.kind === "unavailable") return;
  await reply(ctx, {
    text: outcome.kind === "opened" ? t("calendar-feed-new", { webcal: outcome.webcal }) : t("calendar-feed-exists"),
    buttons: [
      [
        { label: t.plain("calendar-feed-renew"), data: encodeAction({ kind: "calendar-link-renew", args: [] }) },
        { label: t.plain("calendar-feed-end"), data: encodeAction({ kind: "calendar-link-end", args: [] }) },
      ],
    ],
  });
}
