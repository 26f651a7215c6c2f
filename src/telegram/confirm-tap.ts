/** Stops the progress sign on a pressed button, whatever it did. */
import { escapeHtml, type Html } from "../platform/markup.ts";
import type { WordsContext } from "./context.ts";
import { reply } from "./reply.ts";

/** For a tap that needs no toast: in the webhook's response where that is still open, which costs no call. */
export function confirmAtOnce(ctx: WordsContext): void {
  const { callbackQuery, response } = ctx;
  const payload = { callback_query_id: callbackQuery?.id };
  ctx.confirmed = callbackQuery !== undefined && response?.call("answerCallbackQuery", payload) === true;
}

export async function confirming(ctx: WordsContext, handle: () => Promise<void>): Promise<void> {
  if (!ctx.callbackQuery) return handle();
  try {
    await handle();
  } finally {
    const { toast, confirmed } = ctx;
    // Too late or already answered: nobody waits for it any more.
    if (!confirmed) await ctx.answerCallbackQuery(toast ? { text: toast } : {}).catch(() => undefined);
    else if (toast) await reply(ctx, { text: escapeHtml(toast) as Html }).catch(() => undefined);
  }
}
