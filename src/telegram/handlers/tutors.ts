/** `/pendamping`: librarians invite members of communities to keep the attendance of their classes; owners take the right away again. */
import { Composer } from "grammy";
import type { MessageContent } from "../../outbox/message.ts";
import type { ResidentId } from "../../platform/ids.ts";
import type { Html } from "../../platform/markup.ts";
import { communityTag } from "../../residents/tutors.ts";
import type { BotDeps } from "../bot-deps.ts";
import { chatName } from "../chat-name.ts";
import { setOwnMenu } from "../command-menu.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";
import { librariansOnly } from "./librarians-only.ts";

const communitiesShown = 20;

export function tutors(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  const librarian = composer.filter(librariansOnly);
  librarian.command("pendamping", async (ctx) => reply(ctx, await overview(deps, ctx)));
  librarian.callbackQuery(/^ti:([\w-]{10})$/, (ctx) => invite(deps, ctx, ctx.match[1] as string));
  librarian.callbackQuery(/^tr:(\d{1,16}):([\w-]{10})$/, (ctx) =>
    revoke(deps, ctx, Number(ctx.match[1]) as ResidentId, ctx.match[2] as string),
  );
  return composer;
}

/** Whether they keep the attendance of some community's classes. */
export async function isTutor(deps: BotDeps, { session }: BotContext): Promise<boolean> {
  const communities = new Set(deps.catalogue().courses.map((course) => course.community));
  return (await deps.tutors.communitiesOf(session.resident.id, [...communities].filter(Boolean))).length > 0;
}

/** `t.me/<bot>?start=T<token>` was opened. */
export async function acceptTutor(deps: BotDeps, ctx: BotContext, token: string): Promise<void> {
  const outcome = await deps.tutors.accept(token, ctx.session.resident.id);
  const { t } = ctx;
  if (outcome.kind === "welcome") await setOwnMenu(ctx.api, deps, ctx.session.resident.id);
  await reply(ctx, {
    text: outcome.kind === "welcome" ? t("tutors-welcome", { community: outcome.community }) : t("tutors-invalid"),
  });
}

async function overview(deps: BotDeps, { t, api, session }: BotContext): Promise<MessageContent> {
  const all = await deps.tutors.list();
  const names = await Promise.all(all.map((tutor) => chatName(api, tutor.id)));
  const rows = all.map((tutor, i) => ({ ...tutor, name: names[i] ?? "" }));
  const { communities } = deps.catalogue();
  const lines = rows.map(({ community, name, since }) =>
    t("tutors-row", { community, name, date: t.format.date(since) }),
  );
  const mayRevoke = deps.librarians.isOwner(session.resident.id);
  return {
    text: [
      t("tutors-list"),
      lines.length > 0 ? lines.join("\n") : t("tutors-none"),
      ...(communities.length > 0 ? [] : [t("tutors-no-communities")]),
    ].join("\n\n") as Html,
    buttons: [
      ...communities
        .slice(0, communitiesShown)
        .map(({ title }) => [
          { label: t.plain("tutors-invite-button", { community: title }), data: `ti:${communityTag(title)}` },
        ]),
      ...(mayRevoke
        ? rows.map(({ id, community, name }) => [
            {
              label: t.plain("tutors-revoke-button", { name, community }),
              data: `tr:${id}:${communityTag(community)}`,
            },
          ])
        : []),
    ],
  };
}

async function invite(deps: BotDeps, ctx: BotContext, tag: string): Promise<void> {
  const { t, session, me } = ctx;
  const community = deps.catalogue().communities.find(({ title }) => communityTag(title) === tag)?.title;
  const invitation = community && (await deps.tutors.invite(session.resident.id, community));
  if (!invitation || invitation.kind === "not-allowed") return replace(ctx, await overview(deps, ctx));
  const { expiresAt, token } = invitation;
  await reply(ctx, {
    text: t("tutors-invited", {
      community,
      date: t.format.date(expiresAt),
      time: t.format.time(expiresAt),
      link: `https://t.me/${me.username}?start=T${token}`,
    }),
  });
}

async function revoke(deps: BotDeps, ctx: BotContext, id: ResidentId, tag: string): Promise<void> {
  const community = (await deps.tutors.list()).find((t) => t.id === id && communityTag(t.community) === tag)?.community;
  const { kind } = await deps.tutors.revoke(ctx.session.resident.id, id, community ?? "");
  if (kind === "revoked") await setOwnMenu(ctx.api, deps, id);
  ctx.toast = ctx.t.plain(kind === "not-allowed" ? "tutors-only-owners" : "tutors-revoked");
  await replace(ctx, await overview(deps, ctx));
}
