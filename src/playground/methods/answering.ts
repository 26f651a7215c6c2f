/** Methods that answer a tap or an inline query. */
import { z } from "zod";
import { badRequest } from "../bot-api.ts";
import type { Methods } from "./method.ts";

/** Bot API limits. */
const longestAnswer = 200;
const mostResults = 50;

const tooOld = () => badRequest("query is too old and response timeout expired or query ID is invalid");
const results = z.array(z.looseObject({ type: z.string(), id: z.string().min(1).max(64) }));

export const answering: Methods = {
  answerCallbackQuery({ p, world }) {
    const queryId = p.text("callback_query_id") ?? "";
    const query = world.queries.get(queryId);
    const text = p.text("text") ?? "";
    if (text.length > longestAnswer) throw badRequest("MESSAGE_TOO_LONG");
    if (!query || !world.isFresh(query.askedAt)) throw tooOld();
    world.queries.delete(queryId);
    const url = p.text("url");
    world.events.emit({
      type: "callback-answer",
      chatId: query.chatId,
      personId: query.personId,
      queryId,
      text,
      alert: p.flag("show_alert"),
      ...(url && { url }),
    });
    return true;
  },

  answerInlineQuery({ p, world }) {
    const query = world.inlineQueries.get(p.text("inline_query_id") ?? "");
    const given = p.json("results", results, "can't parse inline query results JSON object") ?? [];
    if (given.length > mostResults) throw badRequest("RESULTS_TOO_MUCH");
    if (new Set(given.map((r) => r.id)).size < given.length) throw badRequest("RESULT_ID_DUPLICATE");
    if (!query || !world.isFresh(query.askedAt)) throw tooOld();
    world.events.emit({ type: "inline-answer", personId: query.personId, results: given });
    return true;
  },
};
