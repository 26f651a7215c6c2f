/** What a person typed with formatting (Telegram's entities) as HTML that Telegram reads back the same. */
import type { MessageEntity } from "grammy/types";
import { escapeHtml, type Html } from "../platform/markup.ts";

const tags: Partial<Record<MessageEntity["type"], string>> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  spoiler: "tg-spoiler",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

/** @param text as received; entity offsets count UTF-16 units of it. Entities nest or are apart, they never cross. */
export function formattedText(text: string, entities: readonly MessageEntity[] = []): Html {
  const known = entities.filter((e) => e.type === "text_link" || tags[e.type]);
  const opens = new Map<number, string>();
  const closes = new Map<number, string>();
  // Outer entities first: they open first and close last.
  for (const e of [...known].sort((a, b) => a.offset - b.offset || b.length - a.length)) {
    const tag = e.type === "text_link" ? "a" : (tags[e.type] as string);
    const open = e.type === "text_link" ? `<a href="${escapeHtml(e.url)}">` : `<${tag}>`;
    opens.set(e.offset, (opens.get(e.offset) ?? "") + open);
    const end = e.offset + e.length;
    closes.set(end, `</${tag}>${closes.get(end) ?? ""}`);
  }
  let html = "";
  for (let i = 0; i <= text.length; i++) {
    html += closes.get(i) ?? "";
    html += opens.get(i) ?? "";
    html += escapeHtml(text.charAt(i));
  }
  return html as Html;
}
