/** `/impor` and `/ekspor`: the programme as a workbook. */
import { Composer } from "grammy";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { reply } from "../reply.ts";

/** Id of the dialogue in flows/import-workbook.ts. */
export const importWorkbookFlowId = "import-workbook@1";

export function workbooks(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.command("impor", async (ctx) => {
    await ctx.begin(importWorkbookFlowId);
  });
  composer.on("message:document", (ctx) => reply(ctx, { text: ctx.t("librarians-import-first") }));
  composer.command("ekspor", async (ctx) => {
    const workbook = await deps.programme.exportWorkbook();
    const { t } = ctx;
    const date = deps.local.dateOf(deps.clock.now());
    await reply(ctx, {
      text: t("librarians-export"),
      document: { filename: t.plain("librarians-export-file", { date }), base64: workbook.toString("base64") },
    });
  });
  return composer;
}
