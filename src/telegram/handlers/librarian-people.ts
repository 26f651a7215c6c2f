/** Who the librarians are: owners invite by a one-time link and take the right away again. */
import { Composer } from "grammy";
import type { Button, MessageContent } from "../../outbox/message.ts";
import type { ResidentId } from "../../platform/ids.ts";
import type { T } from "../../platform/texts.ts";
import type { BotDeps } from "../bot-deps.ts";
import { chatName } from "../chat-name.ts";
import { setOwnMenu } from "../command-menu.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";

export const peopleButton = (t: T): Button => ({ label: t.plain("librarians-people-button"), data: "kp" });

export function manageLibrarians(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const owner = composer.filter((ctx) => deps.librarians.isOwner(ctx.session.resident.id));
  owner.callbackQuery("kp", async (ctx) => replace(ctx, await people(deps, ctx)));
  owner.callbackQuery("ki", (ctx) => invite(deps, ctx));
  owner.callbackQuery(/^kr:(\d{1,16})$/, async (ctx) =>
    replace(ctx, await askToRemove(ctx, Number(ctx.match[1]) as ResidentId)),
  );
  owner.callbackQuery(/^ky:(\d{1,16})$/, (ctx) => remove(deps, ctx, Number(ctx.match[1]) as ResidentId));
  return composer;
}

async function people({ librarians }: BotDeps, { t, api }: BotContext): Promise<MessageContent> {
  const { owners, invited } = await librarians.list();
  const names = await Promise.all(invited.map(({ id }) => chatName(api, id)));
  const counts = { owners: String(owners.length), invited: String(invited.length) };
  return {
    text: t("librarians-people", counts),
    buttons: [
      [{ label: t.plain("librarians-invite-button"), data: "ki" }],
      ...invited.map(({ id, since }, i) => {
        const about = { name: names[i] ?? "", date: t.format.shortDate(since) };
        return [{ label: t.plain("librarians-remove-button", about), data: `kr:${id}` }];
      }),
      [{ label: t.plain("librarians-back-button"), data: "kl:0" }],
    ],
  };
}

async function invite(deps: BotDeps, ctx: BotContext): Promise<void> {
  const { t, session, me } = ctx;
  const invitation = await deps.librarians.invite(session.resident.id);
  // No owner any more: the button is as unknown as to everybody else.
  if (invitation.kind === "not-allowed") return;
  const link = `https://t.me/${me.username}?start=L${invitation.token}`;
  const { expiresAt } = invitation;
  const until = { date: t.format.date(expiresAt), time: t.format.time(expiresAt) };
  await reply(ctx, { text: t("librarians-invitation", { link, ...until }) });
}

const askToRemove = async ({ t, api }: BotContext, id: ResidentId): Promise<MessageContent> => ({
  text: t("librarians-remove-confirm", { name: await chatName(api, id) }),
  buttons: [
    [{ label: t.plain("librarians-remove-yes-button"), data: `ky:${id}` }],
    [{ label: t.plain("librarians-back-button"), data: "kp" }],
  ],
});

async function remove(deps: BotDeps, ctx: BotContext, id: ResidentId): Promise<void> {
  const { kind } = await deps.librarians.revoke(ctx.session.resident.id, id);
  if (kind === "revoked") await setOwnMenu(ctx.api, deps, id);
  ctx.toast = ctx.t.plain(kind === "revoked" ? "librarians-removed" : "librarians-not-removed");
  await replace(ctx, await people(deps, ctx));
}
