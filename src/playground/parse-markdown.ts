/** Telegram's MarkdownV2 and its older Markdown, refused in Telegram's words where they are wrong (TDLib, MessageEntity.cpp). */
import { badRequest, type Entity, type FormattedText } from "./bot-api.ts";
import { byteOffset, checkedLink } from "./text-place.ts";

type Kind =
  | "Bold"
  | "Italic"
  | "Underline"
  | "Strikethrough"
  | "Spoiler"
  | "Code"
  | "Pre"
  | "PreCode"
  | "TextUrl"
  | "CustomEmoji"
  | "BlockQuote";

const types: Record<Kind, string> = {
  Bold: "bold",
  Italic: "italic",
  Underline: "underline",
  Strikethrough: "strikethrough",
  Spoiler: "spoiler",
  Code: "code",
  Pre: "pre",
  PreCode: "pre",
  TextUrl: "text_link",
  CustomEmoji: "custom_emoji",
  BlockQuote: "blockquote",
};

interface Opened {
  readonly kind: Kind;
  readonly argument: string;
  readonly from: number;
  readonly position: number;
}

const reserved = "_*[]()~`>#+-=|{}.!";
const ascii = (c: string | undefined) => c !== undefined && c > "\0" && c <= "~";

/** @throws Refusal 400 `can't parse entities: …` with a UTF-8 byte offset */
export function parseMarkdownV2(source: string): FormattedText {
  const open: Opened[] = [];
  const entities: Entity[] = [];
  let text = "";
  let i = 0;
  const refuse = (reason: string) => badRequest(`can't parse entities: ${reason}`);
  const reservedCharacter = (c: string) =>
    refuse(`Character '${c}' is reserved and must be escaped with the preceding '\\'`);
  const isAt = (s: string) => source.startsWith(s, i);
  const close = (entity: Opened, extra: Partial<Entity> = {}, type = types[entity.kind]) => {
    open.pop();
    const length = text.length - entity.from;
    if (length > 0) entities.push({ type, offset: entity.from, length, ...extra });
  };
  const unfinished = (o: Opened) =>
    refuse(`Can't find end of ${o.kind} entity at byte offset ${byteOffset(source, o.position)}`);

  const readLink = (o: Opened) => {
    i++;
    let url = text.slice(o.from);
    if (source[i] === "(") {
      const begin = ++i;
      url = "";
      while (i < source.length && source[i] !== ")") {
        if (source[i] === "\\" && ascii(source[i + 1])) i++;
        url += source[i++];
      }
      if (i >= source.length)
        throw refuse(
          `Can't find end of a ${o.kind === "CustomEmoji" ? "custom emoji URL" : "URL"} at byte offset ${byteOffset(source, begin)}`,
        );
      i++;
    } else if (o.kind === "CustomEmoji") throw refuse("Custom emoji entity must contain a tg://emoji URL");
    if (o.kind === "CustomEmoji") {
      const id = /^tg:\/\/emoji\?id=(\d+)$/.exec(url)?.[1];
      if (id === undefined) throw refuse("Custom emoji URL must have an emoji identifier");
      return close(o, { custom_emoji_id: id });
    }
    const link = checkedLink(url);
    if (link === undefined) open.pop();
    else close(o, { url: link });
  };

  const endOf = (o: Opened): number => {
    switch (o.kind) {
      case "Bold":
        return isAt("*") ? 1 : 0;
      case "Italic":
        return isAt("_") && !isAt("__") ? 1 : 0;
      case "Underline":
        return isAt("__") ? 2 : 0;
      case "Strikethrough":
        return isAt("~") ? 1 : 0;
      case "Spoiler":
        return isAt("||") ? 2 : 0;
      case "Code":
        return isAt("`") ? 1 : 0;
      case "Pre":
      case "PreCode":
        return isAt("```") ? 3 : 0;
      case "TextUrl":
      case "CustomEmoji":
        return isAt("]") ? 1 : 0;
      case "BlockQuote":
        return 0;
    }
  };

  const begin = (kind: Kind, width: number, argument = "", from = text.length) => {
    open.push({ kind, argument, from, position: i });
    i += width;
  };

  const beginPre = () => {
    const language = /^```([^\s`]+)(?=\s)/.exec(source.slice(i))?.[1];
    begin(language === undefined ? "Pre" : "PreCode", 3 + (language?.length ?? 0), language);
    if (isAt("\r\n")) i += 2;
    else if (isAt("\n")) i++;
  };

  const beginEntity = (c: string) => {
    if (c === "_") return isAt("__") ? begin("Underline", 2) : begin("Italic", 1);
    if (c === "*") return begin("Bold", 1);
    if (c === "~") return begin("Strikethrough", 1);
    if (c === "|" && isAt("||")) return begin("Spoiler", 2);
    if (c === "[") return begin("TextUrl", 1);
    if (c === "!" && isAt("![")) return begin("CustomEmoji", 2);
    if (c === "`") return isAt("```") ? beginPre() : begin("Code", 1);
    throw reservedCharacter(c);
  };

  const quote = () => open.find((o) => o.kind === "BlockQuote");
  const endQuote = (expandable: boolean) => {
    const last = open.at(-1);
    if (last && last.kind !== "BlockQuote") throw unfinished(last);
    if (last) close(last, {}, expandable ? "expandable_blockquote" : "blockquote");
  };

  while (i < source.length) {
    const c = source[i] as string;
    const top = open.at(-1);
    const inCode = top?.kind === "Code" || top?.kind === "Pre" || top?.kind === "PreCode";
    if (c === "\\" && ascii(source[i + 1])) {
      text += source[i + 1];
      i += 2;
    } else if (!inCode && c === ">" && (i === 0 || source[i - 1] === "\n") && (open.length === 0 || quote())) {
      if (quote()) i++;
      else begin("BlockQuote", 1);
    } else if (!inCode && isAt("**>") && open.length === 0) {
      begin("BlockQuote", 3);
    } else if (c === "\n" && !inCode && quote() && source[i + 1] !== ">") {
      endQuote(false);
      text += c;
      i++;
    } else if (top && endOf(top) > 0) {
      if (top.kind === "TextUrl" || top.kind === "CustomEmoji") readLink(top);
      else {
        i += endOf(top);
        close(top, top.kind === "PreCode" ? { language: top.argument } : {});
      }
    } else if (top?.kind === "BlockQuote" && isAt("||") && (i + 2 >= source.length || source[i + 2] === "\n")) {
      i += 2;
      endQuote(true);
    } else if (inCode ? c === "`" && top.kind === "Code" : reserved.includes(c)) {
      beginEntity(c);
    } else {
      text += c;
      i++;
    }
  }
  if (quote()) endQuote(false);
  const last = open.at(-1);
  if (last) throw unfinished(last);
  return { text, entities };
}

/** The older mode: no nesting; only `_`, `*`, `` ` `` and `[` mean something. @throws Refusal 400 */
export function parseMarkdown(source: string): FormattedText {
  const entities: Entity[] = [];
  let text = "";
  let i = 0;
  const unfinished = (begin: number) =>
    badRequest(
      `can't parse entities: Can't find end of the entity starting at byte offset ${byteOffset(source, begin)}`,
    );
  const kinds: Record<string, string> = { _: "italic", "*": "bold", "`": "code", "[": "text_link" };
  while (i < source.length) {
    const c = source[i] as string;
    if (c === "\\" && "_*`[".includes(source[i + 1] ?? " ")) {
      text += source[i + 1];
      i += 2;
      continue;
    }
    if (!(c in kinds)) {
      text += c;
      i++;
      continue;
    }
    const begin = i;
    const pre = source.startsWith("```", i);
    const opener = pre ? "```" : c;
    const closer = c === "[" ? "]" : opener;
    const end = source.indexOf(closer, i + opener.length);
    if (end < 0) throw unfinished(begin);
    let inner = source.slice(i + opener.length, end);
    const language = pre ? /^([^\s`]+)\n/.exec(inner)?.[1] : undefined;
    if (pre) inner = inner.slice(language?.length ?? 0).replace(/^\r?\n/, "");
    i = end + closer.length;
    const place = { offset: text.length, length: inner.length };
    text += inner;
    if (c !== "[") {
      const type = pre ? "pre" : (kinds[c] as string);
      if (inner !== "") entities.push(language === undefined ? { type, ...place } : { type, ...place, language });
      continue;
    }
    let url = inner;
    if (source[i] === "(") {
      const last = source.indexOf(")", i);
      if (last < 0) throw unfinished(begin);
      url = source.slice(i + 1, last);
      i = last + 1;
    }
    const link = checkedLink(url);
    if (inner !== "" && link !== undefined) entities.push({ type: "text_link", ...place, url: link });
  }
  return { text, entities };
}
