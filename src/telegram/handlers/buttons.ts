/** What a pressed inline button does. It acts for the person who pressed it, whoever got the message. */
import {
  competitionIntent,
  competitionsIntent,
  courseIntent,
  helpIntent,
  registerIntent,
  scheduleIntent,
} from "../../understanding/intent.ts";
import { nextPage } from "../../answers/remember-shown.ts";
import type { BotDeps } from "../bot-deps.ts";
import { decodeAction, type Action } from "../callback-data.ts";
import type { BotContext } from "../context.ts";
import { replace } from "../reply.ts";
import { noteWish, passToLibrarian } from "./enquiries.ts";
import {
  endCalendarLink,
  openCalendarLink,
  renewCalendarLink,
  sendCalendarCancellation,
  sendCalendarFile,
  sendWholeCalendar,
} from "./calendar.ts";
import { startAppeal } from "./appeal.ts";
import { chooseCertificate } from "./certificates.ts";
import { answerOffer } from "./offers.ts";
import { erase } from "./own-data.ts";
import { startParticipants } from "./own-participants.ts";
import { askToCancel, cancel, cancelOne, confirmComing, showRegistrations } from "./own-registrations.ts";
import { mute, setLanguage, showInterests, switchInterest } from "./preferences.ts";
import { answerQuestion } from "./questions.ts";
import { startRegistration } from "./registration.ts";

/** @param data of the button, pressed or answered by a word */
export async function pressed(deps: BotDeps, ctx: BotContext, data: string): Promise<void> {
  const action = decodeAction(data);
  if (action) return act(deps, ctx, action);
  ctx.toast = ctx.t.plain("dialogue-old-button");
}

function act(deps: BotDeps, ctx: BotContext, { kind, args }: Action): Promise<void> {
  switch (kind) {
    case "register":
      return startRegistration(deps, ctx, args[0]);
    case "register-course":
      return answerQuestion(deps, ctx, registerIntent(args[0]));
    case "course":
      return answerQuestion(deps, ctx, courseIntent(args[0]));
    case "other-meetings":
      return answerQuestion(deps, ctx, courseIntent(args[0], ["when"]));
    case "more": {
      const page = nextPage(ctx.session.context, Number(args[0]));
      return page ? answerQuestion(deps, ctx, page) : answerQuestion(deps, ctx, scheduleIntent());
    }
    case "ask-course":
      return answerQuestion(deps, ctx, courseIntent(args[0], [args[1]]));
    case "schedule":
      return answerQuestion(deps, ctx, scheduleIntent());
    case "competitions":
      return answerQuestion(deps, ctx, competitionsIntent());
    case "competition":
      return answerQuestion(deps, ctx, competitionIntent(args[0]));
    case "help":
      return answerQuestion(deps, ctx, helpIntent());
    case "wish":
      return noteWish(deps, ctx, args[0]);
    case "to-librarian":
      return passToLibrarian(deps, ctx);
    case "my-registrations":
      return showRegistrations(deps, ctx);
    case "my-certificates":
      return chooseCertificate(deps, ctx);
    case "my-participants":
      return startParticipants(ctx);
    case "coming":
      return confirmComing(deps, ctx, args[0]);
    case "cancel":
      return askToCancel(deps, ctx, args[0]);
    case "take-offer":
      return answerOffer(deps, ctx, args[0], "take");
    case "skip-offer":
      return answerOffer(deps, ctx, args[0], "skip");
    case "appeal":
      return startAppeal(deps, ctx);
    case "cancel-for-sure":
      return cancel(deps, ctx, args[0]);
    case "cancel-one":
      return cancelOne(deps, ctx, args[0], args[1]);
    case "keep-registration":
      return replace(ctx, { text: ctx.t("registration-cancel-kept") });
    case "calendar":
      return sendCalendarFile(deps, ctx, args[0]);
    case "calendar-off":
      return sendCalendarCancellation(deps, ctx, args[0]);
    case "whole-calendar":
      return sendWholeCalendar(deps, ctx);
    case "calendar-link":
      return openCalendarLink(deps, ctx);
    case "calendar-link-renew":
      return renewCalendarLink(deps, ctx);
    case "calendar-link-end":
      return endCalendarLink(deps, ctx);
    case "interests":
      return showInterests(ctx);
    case "switch-interest":
      return switchInterest(deps, ctx, args[0]);
    case "mute":
      return mute(deps, ctx, args[0]);
    case "language":
      return setLanguage(deps, ctx, args[0]);
    case "erase-for-sure":
      return erase(deps, ctx);
    case "keep-data":
      return replace(ctx, { text: ctx.t("own-data-kept") });
  }
}
