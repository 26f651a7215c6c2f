/** Which keyboards a bot may attach to a message. */
import { z } from "zod";
import { badRequest, type InlineKeyboard } from "./bot-api.ts";
import type { Params } from "./params.ts";
import { checkedLink } from "./text-place.ts";

/** Bot API limits: bytes of callback data, buttons under one message. */
const longestData = 64;
const mostButtons = 100;

export interface ReplyButton {
  readonly text: string;
  readonly request_contact?: boolean;
  readonly request_location?: boolean;
}

/** The keyboard that stands in place of the letters until it is replaced or removed. */
export interface ReplyKeyboard {
  readonly keyboard: readonly (readonly ReplyButton[])[];
  readonly oneTime: boolean;
  readonly placeholder: string | undefined;
}

export type Markup =
  | { readonly kind: "inline"; readonly keyboard: InlineKeyboard }
  | { readonly kind: "reply"; readonly keyboard: ReplyKeyboard }
  | { readonly kind: "remove" }
  | { readonly kind: "force-reply" };

const inlineButton = z.looseObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
const replyButton = z.union([
  z.string().transform((text) => ({ text })),
  z.looseObject({
    text: z.string(),
    request_contact: z.boolean().optional(),
    request_location: z.boolean().optional(),
  }),
]);
const given = z.looseObject({
  inline_keyboard: z.array(z.array(inlineButton)).optional(),
  keyboard: z.array(z.array(replyButton)).optional(),
  one_time_keyboard: z.boolean().optional(),
  input_field_placeholder: z.string().optional(),
  remove_keyboard: z.boolean().optional(),
  force_reply: z.boolean().optional(),
});
const actions = [
  "callback_data",
  "url",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];

/** @throws Refusal 400 */
export function readMarkup(p: Params): Markup | undefined {
  const markup = p.json("reply_markup", given, "can't parse reply keyboard markup JSON object");
  if (!markup) return undefined;
  if (markup.inline_keyboard) return inline(markup.inline_keyboard as InlineKeyboard["inline_keyboard"]);
  if (markup.keyboard) {
    const rows = markup.keyboard.filter((row) => row.length > 0) as ReplyKeyboard["keyboard"];
    if (rows.length === 0) return undefined;
    for (const button of rows.flat())
      if (button.text.trim() === "") throw badRequest("keyboard button text must be non-empty");
    const oneTime = markup.one_time_keyboard === true;
    return { kind: "reply", keyboard: { keyboard: rows, oneTime, placeholder: markup.input_field_placeholder } };
  }
  if (markup.remove_keyboard) return { kind: "remove" };
  if (markup.force_reply) return { kind: "force-reply" };
  return undefined;
}

/** The keyboard of an edit, where only inline keyboards are allowed. @throws Refusal 400 */
export function readInlineKeyboard(p: Params): InlineKeyboard | undefined {
  const markup = readMarkup(p);
  if (markup && markup.kind !== "inline") throw badRequest("inline keyboard expected");
  return markup?.keyboard;
}

function inline(rows: InlineKeyboard["inline_keyboard"]): Markup | undefined {
  const kept = rows.filter((row) => row.length > 0);
  const buttons = kept.flat();
  if (buttons.length === 0) return undefined;
  if (buttons.length > mostButtons) throw badRequest("REPLY_MARKUP_TOO_LONG");
  for (const button of buttons) {
    if (button.text.trim() === "") throw badRequest("inline keyboard button text must be non-empty");
    const used = actions.filter((a) => button[a] !== undefined);
    if (used.length !== 1)
      throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    const { callback_data: data, url } = button;
    if (data !== undefined && (data === "" || Buffer.byteLength(data) > longestData))
      throw badRequest("BUTTON_DATA_INVALID");
    if (url !== undefined && checkedLink(url) === undefined) throw badRequest("BUTTON_URL_INVALID");
  }
  return { kind: "inline", keyboard: { inline_keyboard: kept } };
}
