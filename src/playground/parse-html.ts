/** Telegram's HTML mode: the tags it knows become entities, everything else is refused in Telegram's words (TDLib, MessageEntity.cpp). */
import { badRequest, type Entity, type FormattedText, type Refusal } from "./bot-api.ts";
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

const refusal = (reason: string) => badRequest(`can't parse entities: ${reason}`);
const isSpace = (c: string) => c === " " || c === "\t" || c === "\r" || c === "\n" || c === "\v" || c === "\0";

/** @throws Refusal 400 `can't parse entities: …` with a UTF-8 byte offset */
export function parseHtml(source: string): FormattedText {
  return /[<&]/.test(source) ? new HtmlReader(source).read() : { text: source, entities: [] };
}

class HtmlReader {
  readonly #source: string;
  readonly #open: OpenTag[] = [];
  readonly #entities: Entity[] = [];
  #text = "";
  #i = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): FormattedText {
    const source = this.#source;
    while (this.#i < source.length) {
      const c = source[this.#i] as string;
      const decoded = c === "&" ? decodeReference(source, this.#i) : undefined;
      if (decoded) {
        this.#text += decoded.text;
        this.#i = decoded.end;
      } else if (c !== "<") {
        this.#text += c;
        this.#i++;
      } else {
        const begin = this.#i++;
        if (this.#at() === "/") this.#readEndTag(begin);
        else this.#readStartTag(begin);
        this.#i++;
      }
    }
    const unclosed = this.#open.at(-1);
    if (unclosed) throw refusal(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
    return { text: this.#text, entities: this.#entities };
  }

  #at(): string {
    return this.#source[this.#i] ?? "\0";
  }

  #isOver(): boolean {
    return this.#i >= this.#source.length;
  }

  #skipSpace(): void {
    while (!this.#isOver() && isSpace(this.#at())) this.#i++;
  }

  #refuse(reason: string, begin: number): Refusal {
    return refusal(`${reason} at byte offset ${byteOffset(this.#source, begin)}`);
  }

  #readStartTag(begin: number): void {
    while (!isSpace(this.#at()) && this.#at() !== ">") this.#i++;
    if (this.#isOver()) throw this.#refuse("Unclosed start tag", begin);
    const name = this.#source.slice(begin + 1, this.#i).toLowerCase();
    if (!Object.hasOwn(tags, name)) throw this.#refuse(`Unsupported start tag "${name}"`, begin);
    let argument = "";
    while (this.#at() !== ">") {
      const attribute = this.#readAttribute(name, begin);
      if (attribute) argument = argumentOf(name, attribute) ?? argument;
    }
    if (name === "span" && argument !== "spoiler") throw this.#refuse('Tag "span" must have class "tg-spoiler"', begin);
    this.#open.push({ name, argument, from: this.#text.length });
  }

  #readAttribute(tag: string, begin: number): readonly [name: string, value: string] | undefined {
    this.#skipSpace();
    if (this.#at() === ">") return undefined;
    const from = this.#i;
    while (!isSpace(this.#at()) && this.#at() !== "=" && this.#at() !== ">") this.#i++;
    const name = this.#source.slice(from, this.#i).toLowerCase();
    if (name === "") throw this.#refuse(`Empty attribute name in the tag "${tag}"`, begin);
    this.#skipSpace();
    if (this.#isOver()) throw this.#refuse(`Unclosed start tag "${tag}"`, begin);
    if (this.#at() !== "=") {
      if (name === "expandable") return [name, "1"];
      throw this.#refuse(`Expected equal sign in declaration of an attribute of the tag "${tag}"`, begin);
    }
    this.#i++;
    this.#skipSpace();
    if (this.#isOver()) throw this.#refuse(`Unclosed start tag "${tag}"`, begin);
    const value = this.#at() === "'" || this.#at() === '"' ? this.#readQuoted() : this.#readToken();
    if (this.#isOver()) throw this.#refuse("Unclosed start tag", begin);
    return [name, value];
  }

  #readToken(): string {
    const from = this.#i;
    while (/[a-z0-9.-]/i.test(this.#at())) this.#i++;
    if (!isSpace(this.#at()) && this.#at() !== ">") throw this.#refuse("Unexpected end of name token", from);
    return this.#source.slice(from, this.#i).toLowerCase();
  }

  #readQuoted(): string {
    const quote = this.#at();
    this.#i++;
    let value = "";
    while (!this.#isOver() && this.#at() !== quote) {
      const decoded = this.#at() === "&" ? decodeReference(this.#source, this.#i) : undefined;
      value += decoded ? decoded.text : this.#at();
      this.#i = decoded ? decoded.end : this.#i + 1;
    }
    if (!this.#isOver()) this.#i++;
    return value;
  }

  #readEndTag(begin: number): void {
    const tag = this.#open.at(-1);
    if (!tag) throw this.#refuse("Unexpected end tag", begin);
    while (!isSpace(this.#at()) && this.#at() !== ">") this.#i++;
    const name = this.#source.slice(begin + 2, this.#i).toLowerCase();
    this.#skipSpace();
    if (this.#at() !== ">") throw this.#refuse("Unclosed end tag", begin);
    if (name !== "" && name !== tag.name) {
      const where = byteOffset(this.#source, begin);
      throw refusal(`Unmatched end tag at byte offset ${where}, expected "</${tag.name}>", found "</${name}>"`);
    }
    this.#open.pop();
    const entity = entityOf(tag, this.#text);
    if (entity) addEntity(this.#entities, entity, tag.name);
  }
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
