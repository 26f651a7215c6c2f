/** Language, and what a resident wants to receive. */
import type { Language } from "../../platform/text-format.ts";
import type { T } from "../../platform/texts.ts";
import type { MessageContent } from "../../outbox/message.ts";
import { interests, type Interest } from "../../residents/resident.ts";
import type { BotDeps } from "../bot-deps.ts";
import { encodeAction } from "../callback-data.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";

export const chooseLanguage = (ctx: BotContext): Promise<void> =>
  reply(ctx, {
    text: ctx.t("preferences-language"),
    buttons: [
      [
        { label: "Bahasa Indonesia", data: encodeAction({ kind: "language", args: ["id"] }) },
        { label: "English", data: encodeAction({ kind: "language", args: ["en"] }) },
      ],
    ],
  });

export async function setLanguage(deps: BotDeps, ctx: BotContext, language: Language): Promise<void> {
  await deps.residents.setLanguage(ctx.session.resident.id, language);
  await replace(ctx, { text: deps.texts(language)("preferences-language-set") });
}

export const showInterests = (ctx: BotContext): Promise<void> =>
  reply(ctx, interestsMenu(ctx.t, ctx.session.resident.interests));

export async function switchInterest(deps: BotDeps, ctx: BotContext, interest: Interest): Promise<void> {
  const { resident } = ctx.session;
  const chosen = interests.filter((i) => resident.interests.includes(i) !== (i === interest));
  await deps.residents.setInterests(resident.id, chosen);
  await replace(ctx, interestsMenu(ctx.t, chosen));
}

/** One tap under a message from the library: no more of this kind. */
export async function mute(deps: BotDeps, ctx: BotContext, interest: Interest): Promise<void> {
  const { resident } = ctx.session;
  const left = resident.interests.filter((i) => i !== interest);
  await deps.residents.setInterests(resident.id, left);
  await reply(ctx, {
    text: ctx.t("preferences-muted", { what: ctx.t.plain(`interest-${interest}`) }),
    buttons: [[{ label: ctx.t.plain("preferences-change"), data: encodeAction({ kind: "interests", args: [] }) }]],
  });
}

const interestsMenu = (t: T, chosen: readonly Interest[]): MessageContent => ({
  text: t("preferences-interests"),
  buttons: interests.map((interest) => [
    {
      label: `${chosen.includes(interest) ? "✅" : "⬜️"} ${t.plain(`interest-${interest}`)}`,
      data: encodeAction({ kind: "switch-interest", args: [interest] }),
    },
  ]),
});
