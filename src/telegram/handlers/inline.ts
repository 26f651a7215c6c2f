/** `@bot drum sabtu` in any chat: the meetings that fit, as cards whose button opens the registration. */
import type { InlineQueryResultArticle } from "grammy/types";
import { answerInline } from "../../answers/answer-inline.ts";
import type { MeetingLine } from "../../answers/answer.ts";
import { emptyContext } from "../../understanding/context.ts";
import type { BotDeps } from "../bot-deps.ts";
import type { BotContext } from "../context.ts";
import { feeText, seatsText } from "../present/parts.ts";

/** Seats change; nobody else's data is in the answer. */
const cacheSeconds = 30;

export async function answerInlineQuery(deps: BotDeps, ctx: BotContext): Promise<void> {
  const query = ctx.inlineQuery?.query.trim() ?? "";
  const intent = query ? deps.understandQuestion(query, emptyContext).intent : null;
  const lines = await answerInline(intent, {
    snapshot: deps.catalogue(),
    now: deps.clock.now(),
    local: deps.local,
    libraryName: deps.libraryName,
    seats: (ids) => deps.registration.seatsOf(ids),
  });
  await ctx.answerInlineQuery(
    lines.map((line) => card(ctx, line)),
    { cache_time: cacheSeconds },
  );
}

function card({ t, me }: BotContext, line: MeetingLine): InlineQueryResultArticle {
  const { meeting, course } = line;
  const about = {
    date: t.format.date(meeting.startsAt),
    time: t.format.timeSpan(meeting.startsAt, meeting.endsAt),
    place: meeting.place,
    seats: seatsText(t, line),
  };
  return {
    type: "article",
    id: meeting.id,
    title: course.title,
    description: t.plain("inline-description", { ...about, date: t.format.shortDate(meeting.startsAt) }),
    input_message_content: {
      message_text: t("inline-message", { ...about, course: course.title, fee: feeText(t, course) }),
      parse_mode: "HTML",
    },
    reply_markup: {
      inline_keyboard: [
        [{ text: t.plain("inline-register-button"), url: `https://t.me/${me.username}?start=${meeting.id}` }],
      ],
    },
  };
}
