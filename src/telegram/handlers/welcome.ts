/** The first message a resident sees. */
import type { BotDeps } from "../bot-deps.ts";
import { encodeAction } from "../callback-data.ts";
import type { BotContext } from "../context.ts";
import { reply } from "../reply.ts";

export async function welcome(deps: BotDeps, ctx: BotContext): Promise<void> {
  const { t } = ctx;
  const name = ctx.from?.first_name ?? "";
  await reply(ctx, {
    text: t("welcome", { name, library: deps.libraryName }),
    buttons: [
      [
        { label: t.plain("welcome-schedule"), data: encodeAction({ kind: "schedule", args: [] }) },
        { label: t.plain("welcome-competitions"), data: encodeAction({ kind: "competitions", args: [] }) },
      ],
      [
        { label: t.plain("welcome-interests"), data: encodeAction({ kind: "interests", args: [] }) },
        { label: t.plain("welcome-help"), data: encodeAction({ kind: "help", args: [] }) },
      ],
    ],
  });
}
