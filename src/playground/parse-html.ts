/** Telegram's HTML mode: the tags it knows become entities, everything else is refused in Telegram's words (TDLib, MessageEntity.cpp). */
import { badRequest, type Entity, type FormattedText } from "./bot-api.ts";
import { byteOffset, checkedLink } from "./text-place.ts";

const tags: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  span: "spoiler",
  "tg-spoiler": "spoiler",
  "tg-emoji": "custom_emoji",
  a: "text_link",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

interface OpenTag {
  readonly name: string;
  readonly argument: string;
  readonly from: number;
}

const isSpace = (c: string) => c === " " || c === "\t" || c === "\r" || c === "\n" || c === "\v" || c === "\0";

/** @throws Refusal 400 `can't parse entities: …` with a UTF-8 byte offset */
export function parseHtml(source: string): FormattedText {
  if (!/[<&]/.test(source)) return { text: source, entities: [] };
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = "";
  let i = 0;
  const at = (n: number) => (n < source.length ? (source[n] as string) : "\0");
  const refuse = (reason: string, where?: number) =>
    badRequest(
      `can't parse entities: ${reason}${where === undefined ? "" : ` at byte offset ${byteOffset(source, where)}`}`,
    );

  const readStartTag = (begin: number) => {
    while (!isSpace(at(i)) && at(i) !== ">") i++;
    if (i >= source.length) throw refuse("Unclosed start tag", begin);
    const name = source.slice(begin + 1, i).toLowerCase();
    if (!Object.hasOwn(tags, name)) throw refuse(`Unsupported start tag "${name}"`, begin);
    let argument = "";
    while (at(i) !== ">") {
      const attribute = readAttribute(name, begin);
      if (attribute) argument = argumentOf(name, attribute) ?? argument;
    }
    if (name === "span" && argument !== "spoiler") throw refuse('Tag "span" must have class "tg-spoiler"', begin);
    open.push({ name, argument, from: text.length });
  };

  const skipSpace = () => {
    while (i < source.length && isSpace(at(i))) i++;
  };

  const readAttribute = (tag: string, begin: number): readonly [string, string] | undefined => {
    skipSpace();
    if (at(i) === ">") return undefined;
    const from = i;
    while (!isSpace(at(i)) && at(i) !== "=" && at(i) !== ">") i++;
    const name = source.slice(from, i).toLowerCase();
    if (name === "") throw refuse(`Empty attribute name in the tag "${tag}"`, begin);
    skipSpace();
    if (i >= source.length) throw refuse(`Unclosed start tag "${tag}"`, begin);
    if (at(i) !== "=") {
      if (name === "expandable") return [name, "1"];
      throw refuse(`Expected equal sign in declaration of an attribute of the tag "${tag}"`, begin);
    }
    i++;
    skipSpace();
    if (i >= source.length) throw refuse(`Unclosed start tag "${tag}"`, begin);
    const value = at(i) === "'" || at(i) === '"' ? readQuoted() : readToken();
    if (i >= source.length) throw refuse("Unclosed start tag", begin);
    return [name, value];
  };

  const readToken = (): string => {
    const from = i;
    while (/[a-z0-9.-]/i.test(at(i))) i++;
    if (!isSpace(at(i)) && at(i) !== ">") throw refuse("Unexpected end of name token", from);
    return source.slice(from, i).toLowerCase();
  };

  const readQuoted = (): string => {
    const quote = at(i++);
    let value = "";
    while (i < source.length && at(i) !== quote) {
      const decoded = at(i) === "&" ? decodeReference(source, i) : undefined;
      value += decoded ? decoded.text : at(i);
      i = decoded ? decoded.end : i + 1;
    }
    if (i < source.length) i++;
    return value;
  };

  const readEndTag = (begin: number) => {
    const tag = open.at(-1);
    if (!tag) throw refuse("Unexpected end tag", begin);
    while (!isSpace(at(i)) && at(i) !== ">") i++;
    const name = source.slice(begin + 2, i).toLowerCase();
    skipSpace();
    if (at(i) !== ">") throw refuse("Unclosed end tag", begin);
    if (name !== "" && name !== tag.name)
      throw badRequest(
        `can't parse entities: Unmatched end tag at byte offset ${byteOffset(source, begin)}, expected "</${tag.name}>", found "</${name}>"`,
      );
    open.pop();
    const entity = entityOf(tag, text);
    if (entity) addEntity(entities, entity, tag.name);
  };

  while (i < source.length) {
    const c = source[i] as string;
    const decoded = c === "&" ? decodeReference(source, i) : undefined;
    if (decoded) {
      text += decoded.text;
      i = decoded.end;
    } else if (c !== "<") {
      text += c;
      i++;
    } else {
      const begin = i++;
      if (at(i) === "/") readEndTag(begin);
      else readStartTag(begin);
      i++;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw refuse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text, entities };
}

function argumentOf(tag: string, [name, value]: readonly [string, string]): string | undefined {
  if (tag === "a" && name === "href") return value;
  if (tag === "code" && name === "class" && value.startsWith("language-")) return value.slice(9);
  if (tag === "span" && name === "class" && value.startsWith("tg-")) return value.slice(3);
  if (tag === "tg-emoji" && name === "emoji-id") return value;
  if (tag === "blockquote" && name === "expandable") return "1";
  return undefined;
}

function entityOf(tag: OpenTag, text: string): Entity | undefined {
  const offset = tag.from;
  const length = text.length - offset;
  if (length === 0) return undefined;
  const type = tags[tag.name] as string;
  if (tag.name === "a") {
    const url = checkedLink(tag.argument || text.slice(offset));
    return url === undefined ? undefined : { type, offset, length, url };
  }
  if (tag.name === "tg-emoji") return { type, offset, length, custom_emoji_id: tag.argument };
  if (tag.name === "blockquote" && tag.argument) return { type: "expandable_blockquote", offset, length };
  if (tag.name === "code" && tag.argument) return { type, offset, length, language: tag.argument };
  return { type, offset, length };
}

/** `<pre><code class="language-x">` is one entity; a language on `<code>` alone means nothing. */
function addEntity(entities: Entity[], entity: Entity, tag: string): void {
  const last = entities.at(-1);
  if (tag === "pre" && last?.type === "code" && last.offset === entity.offset && last.length === entity.length) {
    entities[entities.length - 1] = last.language ? { ...entity, language: last.language } : entity;
    return;
  }
  entities.push(entity);
}

const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

function decodeReference(source: string, at: number): { readonly text: string; readonly end: number } | undefined {
  const match = /^&(?:#(?:x([0-9a-f]{1,6})|(\d{1,7}))|(lt|gt|amp|quot)(?![a-z]));?/i.exec(source.slice(at, at + 12));
  if (!match) return undefined;
  const end = at + match[0].length;
  if (match[3] !== undefined) return { text: named[match[3].toLowerCase()] as string, end };
  const code = match[1] === undefined ? Number(match[2]) : parseInt(match[1], 16);
  return code === 0 || code > 0x10ffff ? undefined : { text: String.fromCodePoint(code), end };
}
