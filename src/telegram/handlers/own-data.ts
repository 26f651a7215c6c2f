/** What is kept about a resident: shown on request, erased on request. */
import type { BotDeps } from "../bot-deps.ts";
import { encodeAction } from "../callback-data.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";
import { registrationText } from "./own-registrations.ts";

export async function sendOwnData(deps: BotDeps, ctx: BotContext): Promise<void> {
  const { t, session } = ctx;
  const { resident } = session;
  const registrations = await deps.registration.mine(resident.id);
  const { consentedAt, participants, interests, language } = resident;
  const kept = {
    telegramId: resident.id,
    language,
    interests,
    consentedAt: consentedAt === null ? null : new Date(consentedAt).toISOString(),
    participants: participants.map(({ name, birthYear, relation }) => ({ name, birthYear, relation })),
    registrations: registrations.map((r) => ({
      code: r.code,
      class: r.course.title,
      startsAt: new Date(r.meeting.startsAt).toISOString(),
      participants: participants.filter((p) => r.participantIds.includes(p.id)).map((p) => p.name),
      waitingAt: r.position,
    })),
  };
  const lines = [
    consentedAt === null ? t("own-data-no-consent") : t("own-data-consent", { date: t.format.date(consentedAt) }),
    ...participants.map((p) => t("own-data-participant", { name: p.name, birthYear: String(p.birthYear) })),
    ...registrations.map((r) => registrationText(t, resident, r)),
  ];
  await reply(ctx, {
    text: t("own-data", { list: { html: lines.join("\n\n") as (typeof lines)[number] } }),
    document: { filename: "dataku.json", base64: Buffer.from(JSON.stringify(kept, null, 2)).toString("base64") },
  });
}

export const offerErasure = (ctx: BotContext): Promise<void> =>
  reply(ctx, {
    text: ctx.t("own-data-erase"),
    buttons: [
      [
        { label: ctx.t.plain("own-data-erase-yes"), data: encodeAction({ kind: "erase-for-sure", args: [] }) },
        { label: ctx.t.plain("own-data-erase-no"), data: encodeAction({ kind: "keep-data", args: [] }) },
      ],
    ],
  });

/** Seats are given back first, so that those who wait move up; then everything about the person goes. */
export async function erase(deps: BotDeps, ctx: BotContext): Promise<void> {
  const residentId = ctx.session.resident.id;
  for (const { code } of await deps.registration.mine(residentId))
    await deps.registration.cancel({ requestId: `${ctx.update.update_id}/${code}`, residentId, code });
  await deps.residents.erase(residentId);
  await replace(ctx, { text: ctx.t("own-data-erased") });
}
