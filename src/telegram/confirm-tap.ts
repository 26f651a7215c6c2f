/** Stops the progress sign on a pressed button, whatever it did. */
import { escapeHtml, type Html } from "../platform/markup.ts";
import type { WordsContext } from "./context.ts";
import { reply } from "./reply.ts";

/** For a tap that needs no toast: in the webhook's response where that is still open, which costs no call. */
export function confirmAtOnce(ctx: WordsContext): void {
  ctx.confirmed = ctx.callbackQuery && ctx.response?.confirm(ctx.callbackQuery.id);
}

export async function confirming(ctx: WordsContext, handle: () => Promise<void>): Promise<void> {
  if (!ctx.callbackQuery) return handle();
  try {
    await handle();
  } finally {
    // Too late or already answered: nobody waits for it any more.
    if (!ctx.confirmed) await ctx.answerCallbackQuery(ctx.toast ? { text: ctx.toast } : {}).catch(() => undefined);
  }
  if (ctx.confirmed && ctx.toast) await reply(ctx, { text: escapeHtml(ctx.toast) as Html });
}
