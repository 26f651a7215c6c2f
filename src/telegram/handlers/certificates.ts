/** Certificates: of one registration for whose it is, of a whole meeting for those who keep its door; and where to find the earlier ones. */
import { Composer } from "grammy";
import { certificatesPdf } from "../../certificates/draw-certificates.ts";
import type { Certificate } from "../../certificates/certificate.ts";
import { certificateData, certificatePattern } from "../../feedback/feedback-callbacks.ts";
import type { MeetingId, RegistrationCode } from "../../platform/ids.ts";
import type { T } from "../../platform/texts.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { reply } from "../reply.ts";

const longestNames = 300;
const classesShown = 8;

export function certificates(deps: BotDeps): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.callbackQuery(certificatePattern, (ctx) => sendOwn(deps, ctx, ctx.match[1] as RegistrationCode));
  return composer;
}

/** The classes to which somebody of this account came, each with its certificates. */
export async function chooseCertificate(deps: BotDeps, ctx: BotContext): Promise<void> {
  const { t, session } = ctx;
  const attended = await deps.attendance.attendedBy(session.resident.id);
  if (attended.length === 0) return reply(ctx, { text: t("certificate-none") });
  await reply(ctx, {
    text: t("certificate-choose"),
    buttons: attended.slice(0, classesShown).map(({ code, course, meeting }) => {
      const about = { date: t.format.shortDate(meeting.startsAt), name: course.title };
      return [{ label: t.plain("certificate-choose-button", about), data: certificateData(code) }];
    }),
  });
}

async function sendOwn(deps: BotDeps, ctx: BotContext, code: RegistrationCode): Promise<void> {
  const { t } = ctx;
  const outcome = await deps.issueCertificates({ code, residentId: ctx.session.resident.id });
  if (outcome.kind !== "issued") return reply(ctx, { text: t(`certificate-${outcome.kind}`) });
  const { course, certificates } = outcome;
  const names = certificates.map((certificate) => certificate.name).join(", ");
  const name = names.length > longestNames ? `${names.slice(0, longestNames)}…` : names;
  await reply(ctx, {
    text: t("certificate-caption", { course: course.title, name }),
    document: await fileOf(deps, t, certificates),
  });
}

/** Only after `keepsDoor`. */
export async function sendMeetingCertificates(deps: BotDeps, ctx: BotContext, id: MeetingId): Promise<void> {
  const { t } = ctx;
  const outcome = await deps.issueMeetingCertificates(id);
  if (outcome.kind !== "issued")
    return reply(ctx, { text: t(outcome.kind === "did-not-come" ? "certificate-all-none" : "door-gone") });
  const { course, certificates } = outcome;
  await reply(ctx, {
    text: t("certificate-all-caption", { course: course.title, count: certificates.length }),
    // On paper for people of the library, whatever language the librarian reads.
    document: await fileOf(deps, deps.texts("id"), certificates),
  });
}

/** One PDF, a page for each. */
async function fileOf({ libraryName: library, publicUrl, clock, local }: BotDeps, t: T, all: readonly Certificate[]) {
  const pdf = await certificatesPdf(t, all, { library, publicUrl, madeAt: clock.now() });
  const date = local.dateOf(all[0]?.startsAt ?? clock.now());
  return { filename: `${t.plain("certificate-file-name", { date })}.pdf`, base64: pdf.toString("base64") };
}
