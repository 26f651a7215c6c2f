/** What is kept about a resident: sent as a document to read and a file for programs on request, erased on request. */
import { ownDataPdf } from "../../residents/own-data-pdf.ts";
import type { BotDeps } from "../bot-deps.ts";
import { encodeAction } from "../callback-data.ts";
import { setOwnMenu } from "../command-menu.ts";
import { endDialogue } from "../dialogues.ts";
import { emptyContext } from "../../understanding/context.ts";
import type { BotContext } from "../context.ts";
import { replace, reply } from "../reply.ts";
import { participantsButton } from "./own-participants.ts";

export async function sendOwnData(deps: BotDeps, ctx: BotContext): Promise<void> {
  const { t, session } = ctx;
  const { resident } = session;
  const sections = await deps.ownData.collect(resident, t);
  const json = JSON.stringify(Object.fromEntries(sections.map(({ key, data }) => [key, data])), null, 2);
  const pdf = await ownDataPdf(t, {
    library: deps.libraryName,
    resident,
    sections,
    retentionMonths: deps.retentionMonths,
    madeAt: deps.clock.now(),
  });
  await reply(ctx, {
    text: t("own-data-caption"),
    document: { filename: t.plain("own-data-filename"), base64: pdf.toString("base64") },
  });
  await reply(ctx, {
    text: t("own-data-json-caption"),
    document: { filename: t.plain("own-data-json-filename"), base64: Buffer.from(json).toString("base64") },
    ...(resident.participants.length > 0 && { buttons: [[participantsButton(t)]] }),
  });
}

export function offerErasure(ctx: BotContext): Promise<void> {
  const yes = encodeAction({ kind: "erase-for-sure", args: [] });
  const no = encodeAction({ kind: "keep-data", args: [] });
  ctx.session.asked = { yes, no };
  return reply(ctx, {
    text: ctx.t("own-data-erase"),
    buttons: [
      [
        { label: ctx.t.plain("own-data-erase-yes"), data: yes },
        { label: ctx.t.plain("own-data-erase-no"), data: no },
      ],
    ],
  });
}

/** A dialogue ends first: it would be kept again after this. */
export async function erase(deps: BotDeps, ctx: BotContext): Promise<void> {
  endDialogue(ctx.session);
  ctx.session.context = emptyContext;
  await deps.ownData.erase(ctx.session.resident.id);
  // What they might do beside residents is over too.
  await setOwnMenu(ctx.api, deps, ctx.session.resident.id);
  await replace(ctx, { text: ctx.t("own-data-erased") });
}
