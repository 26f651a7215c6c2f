/** Formatted text as markup that a page may insert as it is: every character is escaped, only these few tags are written. */
import { escapeHtml } from "../platform/markup.ts";
import type { Entity } from "./bot-api.ts";

const simple: Record<string, string> = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code" };
const outward = 'target="_blank" rel="noopener noreferrer"';

export function renderHtml(text: string, entities: readonly Entity[] = []): string {
  if (entities.length === 0) return escapeHtml(text);
  const cuts = new Set([0, text.length]);
  for (const e of entities) cuts.add(e.offset).add(e.offset + e.length);
  const places = [...cuts].filter((c) => c <= text.length).sort((a, b) => a - b);
  let html = "";
  let open: { readonly until: number; readonly entity: Entity; readonly end: string }[] = [];
  const enter = (entity: Entity) => {
    const [start, end] = tagsOf(entity, text);
    html += start;
    open.push({ until: entity.offset + entity.length, entity, end });
  };
  for (const [n, place] of places.entries()) {
    const first = open.findIndex((o) => o.until <= place);
    if (first >= 0) {
      const closing = open.slice(first);
      open = open.slice(0, first);
      for (const o of closing.reverse()) html += o.end;
      for (const o of closing.reverse()) if (o.until > place) enter(o.entity);
    }
    for (const e of entities) if (e.offset === place && e.length > 0) enter(e);
    html += escapeHtml(text.slice(place, places[n + 1] ?? place));
  }
  return html;
}

function tagsOf(e: Entity, text: string): readonly [start: string, end: string] {
  const tag = simple[e.type];
  if (tag) return [`<${tag}>`, `</${tag}>`];
  const word = text.slice(e.offset, e.offset + e.length);
  switch (e.type) {
    case "spoiler":
      return ['<span class="tg-spoiler">', "</span>"];
    case "pre":
      return [`<pre><code${e.language ? ` class="language-${escapeHtml(e.language)}"` : ""}>`, "</code></pre>"];
    case "blockquote":
      return ["<blockquote>", "</blockquote>"];
    case "expandable_blockquote":
      return ['<blockquote class="expandable">', "</blockquote>"];
    case "text_link":
      return link(e.url ?? "");
    case "url":
      return link(/^https?:\/\//i.test(word) ? word : `https://${word}`);
    case "email":
      return link(`mailto:${word}`);
    case "bot_command":
    case "mention":
    case "hashtag":
      return [`<span class="tg-${e.type.replace("_", "-")}">`, "</span>"];
    default:
      return ["", ""];
  }
}

const link = (url: string): readonly [string, string] =>
  /^(?:https?:|mailto:|tel:|tg:)/i.test(url) ? [`<a href="${escapeHtml(url)}" ${outward}>`, "</a>"] : ["", ""];
