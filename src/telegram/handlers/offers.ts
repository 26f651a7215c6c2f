/** Seats that were offered: taken, or left to the next in line. */
import type { RegistrationCode } from "../../platform/ids.ts";
import type { AnswerOfferRequest } from "../../registration/answer-offer.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { bookedButtons } from "../present/booked-buttons.ts";
import { replace, reply } from "../reply.ts";
import { sendCalendarFile } from "./calendar.ts";
import { participantNames } from "./own-registrations.ts";
import { encodeAction } from "../callback-data.ts";

export async function answerOffer(
  deps: BotDeps,
  ctx: BotContext,
  code: RegistrationCode,
  answer: AnswerOfferRequest["answer"],
): Promise<void> {
  const { t, session } = ctx;
  const residentId = session.resident.id;
  const requestId = String(ctx.update.update_id);
  const outcome = await deps.registration.answerOffer({ requestId, residentId, code, answer });
  switch (outcome.kind) {
    case "not-found":
      return replace(ctx, { text: t("registration-offer-not-found") });
    case "closed":
      return replace(ctx, { text: t("registration-offer-closed") });
    case "waiting":
      return reply(ctx, { text: t("registration-offer-waiting") });
    case "taken": {
      const { meeting, course } = outcome;
      const date = t.format.date(meeting.startsAt);
      const time = t.format.timeSpan(meeting.startsAt, meeting.endsAt);
      const own = (await deps.registration.mine(residentId)).find((r) => r.code === code);
      const name = own ? participantNames(session.resident, own) : "";
      const about = { course: course.title, date, time, place: meeting.place, name, code };
      const text = t("registration-offer-taken", about);
      await replace(ctx, { text, buttons: bookedButtons(t, code, "seated") });
      return sendCalendarFile(deps, ctx, code);
    }
    case "skipped":
    case "gone": {
      const { meeting, course } = outcome;
      const subject = { course: course.title, date: t.format.date(meeting.startsAt) };
      const again = encodeAction({ kind: "register", args: [meeting.id] });
      return replace(ctx, {
        text: t(outcome.kind === "skipped" ? "registration-offer-skipped" : "registration-offer-gone", subject),
        buttons: [[{ label: t.plain("notice-again-button"), data: again }]],
      });
    }
  }
}
