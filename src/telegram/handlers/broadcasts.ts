/** `/umumkan`, and stopping what is being sent. */
import { Composer } from "grammy";
import { stopBroadcastPattern } from "../../broadcasts/broadcast-callbacks.ts";
import type { BroadcastId, CompetitionId } from "../../platform/ids.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { librariansOnly } from "./librarians-only.ts";

/** Ids of the dialogues in flows/broadcast.ts and flows/announce-competition.ts. */
export const broadcastFlowId = "broadcast@1";
export const announcementFlowId = "announce-competition@1";

export function broadcasts(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const librarian = composer.filter(librariansOnly);
  librarian.command("umumkan", async (ctx) => {
    await ctx.conversation.exitAll();
    await ctx.conversation.enter(broadcastFlowId);
  });
  librarian.callbackQuery(stopBroadcastPattern, async (ctx) => {
    const { kind } = await deps.broadcasts.stop(ctx.match[1] as BroadcastId);
    ctx.toast = ctx.t.plain(kind === "stopped" ? "broadcast-stopping" : "broadcast-already-over");
  });
  return composer;
}

/** Opens the announcement of a competition; without `id` it is chosen first. Only for handlers behind `librariansOnly`. */
export async function startAnnouncement(ctx: BotContext, id?: CompetitionId): Promise<void> {
  await ctx.conversation.exitAll();
  await ctx.conversation.enter(announcementFlowId, ...(id ? [id] : []));
}
