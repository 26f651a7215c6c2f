/** `/umumkan`; stopping what is being sent, taking back what was, and who got it. */
import { Composer } from "grammy";
import { outcomePattern, recallPattern, stopBroadcastPattern } from "../../broadcasts/broadcast-callbacks.ts";
import { outcomeFile } from "../../broadcasts/outcome-file.ts";
import type { BroadcastId, CompetitionId } from "../../platform/ids.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { reply } from "../reply.ts";
import { librariansOnly } from "./librarians-only.ts";

/** Ids of the dialogues in flows/broadcast.ts, flows/announce-competition.ts and flows/recall-broadcast.ts. */
export const broadcastFlowId = "broadcast@2";
export const announcementFlowId = "announce-competition@2";
export const recallFlowId = "recall-broadcast@1";

export function broadcasts(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const librarian = composer.filter(librariansOnly);
  librarian.command("umumkan", async (ctx) => {
    await ctx.begin(broadcastFlowId);
  });
  librarian.callbackQuery(stopBroadcastPattern, async (ctx) => {
    const { kind } = await deps.broadcasts.stop(ctx.match[1] as BroadcastId);
    ctx.toast = ctx.t.plain(kind === "stopped" ? "broadcast-stopping" : "broadcast-already-over");
  });
  librarian.callbackQuery(recallPattern, async (ctx) => {
    await ctx.begin(recallFlowId, ctx.match[1] as string);
  });
  librarian.callbackQuery(outcomePattern, (ctx) => sendOutcome(deps, ctx, ctx.match[1] as BroadcastId));
  return composer;
}

async function sendOutcome(deps: BotDeps, ctx: BotContext, id: BroadcastId): Promise<void> {
  const { t } = ctx;
  const outcome = await deps.broadcasts.outcome(id);
  if (!outcome) return void (ctx.toast = t.plain("broadcast-outcome-gone"));
  const name = t.plain("broadcast-outcome-file", { date: deps.local.dateOf(deps.clock.now()) });
  const { filename, bytes } = await outcomeFile(t, name, outcome);
  await reply(ctx, { text: t("broadcast-outcome"), document: { filename, base64: bytes.toString("base64") } });
}

/** Opens the announcement of a competition; without `id` it is chosen first. Only for handlers behind `librariansOnly`. */
export async function startAnnouncement(ctx: BotContext, id?: CompetitionId): Promise<void> {
  await ctx.begin(announcementFlowId, ...(id ? [id] : []));
}
