/** From what a bot sends as text to what people receive: parsed, trimmed, measured, with the links and commands Telegram finds by itself. */
import { z } from "zod";
import { badRequest, type Entity, type FormattedText } from "./bot-api.ts";
import type { Params } from "./params.ts";
import { parseHtml } from "./parse-html.ts";
import { parseMarkdown, parseMarkdownV2 } from "./parse-markdown.ts";
import { checkedLink } from "./text-place.ts";

/** Bot API limits, in UTF-16 units after entities were parsed. */
export const longestText = 4096;
export const longestCaption = 1024;
const longestSource = 32_768;

const givenEntities = z.array(
  z
    .object({
      type: z.string(),
      offset: z.coerce.number().int(),
      length: z.coerce.number().int(),
      url: z.string().optional(),
      language: z.string().optional(),
      custom_emoji_id: z.string().optional(),
    })
    .loose(),
);

/** The message text of a call. @throws Refusal 400 when it is empty, too long or wrongly marked up */
export function readText(p: Params): FormattedText {
  const source = p.text("text");
  if (source === undefined || source === "") throw badRequest("message text is empty");
  const parsed = parse(p, source, "entities");
  if (parsed.text === "") throw badRequest("text must be non-empty");
  if (parsed.text.length > longestText) throw badRequest("message is too long");
  return parsed;
}

/** The caption of a call, undefined without one. @throws Refusal 400 */
export function readCaption(p: Params): FormattedText | undefined {
  const source = p.text("caption");
  if (source === undefined || source === "") return undefined;
  const parsed = parse(p, source, "caption_entities");
  if (parsed.text.length > longestCaption) throw badRequest("message caption is too long");
  return parsed.text === "" ? undefined : parsed;
}

function parse(p: Params, source: string, entitiesName: string): FormattedText {
  if (Buffer.byteLength(source) > longestSource) throw badRequest("text is too long");
  const mode = p.text("parse_mode")?.toLowerCase() ?? "";
  const clean = source.replace(/\r/g, "");
  if (mode === "html") return finish(parseHtml(clean));
  if (mode === "markdownv2") return finish(parseMarkdownV2(clean));
  if (mode === "markdown") return finish(parseMarkdown(clean));
  if (mode !== "" && mode !== "none") throw badRequest("unsupported parse_mode");
  const entities = p.json(entitiesName, givenEntities, "can't parse MessageEntity: expected an Array of MessageEntity");
  return finish({ text: clean, entities: (entities ?? []) as Entity[] });
}

/** Trims the text, keeps the entities on it, adds those Telegram detects. */
export function finish({ text, entities }: FormattedText): FormattedText {
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const kept: Entity[] = [];
  for (const e of entities) {
    const from = Math.max(0, e.offset - lead);
    const to = Math.min(trimmed.length, e.offset + e.length - lead);
    if (to > from)
      kept.push(from === e.offset && to - from === e.length ? e : { ...e, offset: from, length: to - from });
  }
  detect(trimmed, kept);
  if (kept.length > 1) kept.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text: trimmed, entities: kept };
}

/** `sign` stands in every text in which the pattern can match: most texts are looked through no further. */
const found: readonly { readonly type: string; readonly sign: RegExp; readonly pattern: RegExp }[] = [
  {
    type: "url",
    sign: /\.[a-z]/i,
    pattern:
      /(?:https?:\/\/[^\s<>"]+|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|id|me|io|gov|info|dev)(?![\w.-]*\w)(?:\/[^\s<>"]*)?)/gi,
  },
  { type: "email", sign: /@/, pattern: /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { type: "bot_command", sign: /\//, pattern: /(?<![\w/@<>])\/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/g },
  { type: "mention", sign: /@/, pattern: /(?<![\w.])@[a-zA-Z]\w{3,31}(?!\w)/g },
  { type: "hashtag", sign: /#/, pattern: /(?<![\p{L}\p{N}_])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/gu },
];

function detect(text: string, entities: Entity[]): void {
  const marked = entities.filter((e) => /^(?:code|pre|text_link|text_mention)$/.test(e.type));
  for (const { type, sign, pattern } of found) {
    if (!sign.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const word = type === "url" ? match[0].replace(/[.,:;!?)'\]]+$/, "") : match[0];
      const from = match.index;
      const to = from + word.length;
      if (marked.some((e) => e.offset < to && from < e.offset + e.length)) continue;
      if (type === "url" && checkedLink(word) === undefined) continue;
      const entity = { type, offset: from, length: word.length };
      entities.push(entity);
      marked.push(entity);
    }
  }
}
