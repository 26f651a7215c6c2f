/** Guests at the door: the dialogue that adds them, and a page on which one is taken back. For those who keep the door. */
import { Composer } from "grammy";
import {
  doorData,
  guestsPattern,
  removeGuestData,
  removeGuestPattern,
  walkInPattern,
} from "../../attendance/attendance-callbacks.ts";
import type { MeetingId } from "../../platform/ids.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { replace } from "../reply.ts";
import { keepsDoor } from "./door-keepers.ts";

/** Id of the dialogue in flows/walk-in.ts. */
export const walkInFlowId = "walk-in@2";

/** The latest: mistakes are seen soon. */
const guestsShown = 20;

export function guests(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(walkInPattern, async (ctx, next) => {
    const id = ctx.match[1] as MeetingId;
    if (!(await keepsDoor(deps, ctx, id))) return next();
    await ctx.begin(walkInFlowId, id);
  });
  composer.callbackQuery(guestsPattern, async (ctx, next) => {
    const id = ctx.match[1] as MeetingId;
    return (await keepsDoor(deps, ctx, id)) ? showGuests(deps, ctx, id) : next();
  });
  composer.callbackQuery(removeGuestPattern, async (ctx, next) => {
    const id = ctx.match[1] as MeetingId;
    if (!(await keepsDoor(deps, ctx, id))) return next();
    const { kind } = await deps.attendance.removeWalkIn(id, ctx.match[2] as string);
    if (kind === "other-day") ctx.toast = ctx.t.plain("door-closed");
    await showGuests(deps, ctx, id);
  });
  return composer;
}

async function showGuests(deps: BotDeps, ctx: BotContext, id: MeetingId): Promise<void> {
  const { t } = ctx;
  const list = await deps.attendance.doorList(id);
  if (!list) return replace(ctx, { text: t("door-gone") });
  const latest = list.walkIns.slice(-guestsShown);
  await replace(ctx, {
    text: t("guests-remove", { course: list.course.title, count: latest.length }),
    buttons: [
      ...latest.map((guest) => [
        { label: t.plain("guests-remove-button", { name: guest.name }), data: removeGuestData(id, guest.id) },
      ]),
      [{ label: t.plain("door-back-button"), data: doorData(id) }],
    ],
  });
}
