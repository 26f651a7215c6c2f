/** Which kind of update it is, seen without parsing it: for metrics and limits. */

export type UpdateKind = "text" | "command" | "button" | "inline" | "other";

/** @param body the update as JSON, with `update_id` first as Telegram writes it; what is unusual counts as `other` */
export function updateKind(body: string): UpdateKind {
  switch (/^\{"update_id":\d+,"(\w+)":/.exec(body)?.[1]) {
    case "message":
      return body.includes('"text":"/') ? "command" : "text";
    case "callback_query":
      return "button";
    case "inline_query":
      return "inline";
    default:
      return "other";
  }
}
