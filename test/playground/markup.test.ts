/** What Telegram makes of HTML, MarkdownV2 and Markdown: text, entities, and its words about mistakes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml } from "../../src/platform/markup.ts";
import type { FormattedText } from "../../src/playground/bot-api.ts";
import { finish } from "../../src/playground/formatted-text.ts";
import { parseHtml } from "../../src/playground/parse-html.ts";
import { parseMarkdown, parseMarkdownV2 } from "../../src/playground/parse-markdown.ts";
import { renderHtml } from "../../src/playground/render-html.ts";

const short = ({ text, entities }: FormattedText) => [
  text,
  ...entities.map((e) => [e.type, e.offset, e.length, e.url ?? e.language].filter((x) => x !== undefined).join(" ")),
];
const complaint = (parse: () => unknown): string => {
  try {
    parse();
    return "accepted";
  } catch (error) {
    return (error as Error).message.replace("Bad Request: can't parse entities: ", "");
  }
};

describe("HTML", () => {
  it.each([
    ["<b>a</b> <i>b</i>", ["a b", "bold 0 1", "italic 2 1"]],
    ["<B>a<u>b</u></B>", ["ab", "underline 1 1", "bold 0 2"]],
    ["1 &lt; 2 &amp;&#33; &copy;", ["1 < 2 &! &copy;"]],
    ["😀<s>é</s>", ["😀é", "strikethrough 2 1"]],
    ['<a href="https://a.id/?x=1&amp;y=2">a</a>', ["a", "text_link 0 1 https://a.id/?x=1&y=2"]],
    ['<a href="kelas">a</a>', ["a"]],
    ["<a href=''>a.id</a>", ["a.id", "text_link 0 4 http://a.id/"]],
    ['<pre><code class="language-js">x</code></pre>', ["x", "pre 0 1 js"]],
    ['<span class="tg-spoiler">x</span>', ["x", "spoiler 0 1"]],
    ["<blockquote expandable>x</blockquote>", ["x", "expandable_blockquote 0 1"]],
  ])("%s is read", (source, expected) => {
    expect(short(parseHtml(source))).toEqual(expected);
  });

  it.each([
    ["<b>a", `Can't find end tag corresponding to start tag "b"`],
    ["é<b>a</i>", `Unmatched end tag at byte offset 6, expected "</b>", found "</i>"`],
    ["a</b>", "Unexpected end tag at byte offset 1"],
    ["😀<br>", `Unsupported start tag "br" at byte offset 4`],
    ["1 < 2", `Unsupported start tag "" at byte offset 2`],
    ["a <b", "Unclosed start tag at byte offset 2"],
    ["<b>a</b", "Unclosed end tag at byte offset 4"],
    ["<a href>a</a>", `Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0`],
    ["<a =x>a</a>", `Empty attribute name in the tag "a" at byte offset 0`],
    ["<span>a</span>", `Tag "span" must have class "tg-spoiler" at byte offset 0`],
  ])("%s is refused", (source, expected) => {
    expect(complaint(() => parseHtml(source))).toBe(expected);
  });

  it("what people typed comes through unchanged once it is escaped", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => parseHtml(escapeHtml(text)).text === text));
  });
});

describe("MarkdownV2", () => {
  it.each([
    [
      "*a* _b_ __c__ ~d~ ||e||",
      ["a b c d e", "bold 0 1", "italic 2 1", "underline 4 1", "strikethrough 6 1", "spoiler 8 1"],
    ],
    ["*a _b_*", ["a b", "italic 2 1", "bold 0 3"]],
    ["1\\.000 \\- \\!", ["1.000 - !"]],
    ["[a](https://a.id/\\))", ["a", "text_link 0 1 https://a.id/)"]],
    ["`a.b` ```js\nx = 1```", ["a.b x = 1", "code 0 3", "pre 4 5 js"]],
    [">a\n>b\nc", ["a\nb\nc", "blockquote 0 3"]],
  ])("%s is read", (source, expected) => {
    expect(short(parseMarkdownV2(source))).toEqual(expected);
  });

  it.each([
    ["Rp25.000", "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ["a!", "Character '!' is reserved and must be escaped with the preceding '\\'"],
    ["(a)", "Character '(' is reserved and must be escaped with the preceding '\\'"],
    ["a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"],
    ["é *a", "Can't find end of Bold entity at byte offset 3"],
    ["_a __b", "Can't find end of Underline entity at byte offset 3"],
    ["[a](https://a.id", "Can't find end of a URL at byte offset 4"],
    ["```a", "Can't find end of Pre entity at byte offset 0"],
  ])("%s is refused", (source, expected) => {
    expect(complaint(() => parseMarkdownV2(source))).toBe(expected);
  });

  it("what people typed comes through unchanged once it is escaped", () => {
    const escape = (text: string) => text.replace(/[\\_*[\]()~`>#+\-=|{}.!]/g, "\\$&");
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => parseMarkdownV2(escape(text)).text === text));
  });
});

describe("Markdown", () => {
  it.each([
    ["*a* _b_ `c`", ["a b c", "bold 0 1", "italic 2 1", "code 4 1"]],
    ["Rp25.000 - \\_", ["Rp25.000 - _"]],
    ["[a](https://a.id)", ["a", "text_link 0 1 https://a.id/"]],
  ])("%s is read", (source, expected) => {
    expect(short(parseMarkdown(source))).toEqual(expected);
  });

  it("an entity without an end is refused", () => {
    expect(complaint(() => parseMarkdown("é nama_saya"))).toBe(
      "Can't find end of the entity starting at byte offset 7",
    );
  });
});

describe("a finished text", () => {
  it.each([
    ["/start kelas", ["/start kelas", "bot_command 0 6"]],
    ["lihat /jadwal@perpus_bot ya", ["lihat /jadwal@perpus_bot ya", "bot_command 6 18"]],
    ["https://a.id/x.", ["https://a.id/x.", "url 0 14"]],
    ["@perpus #lomba a@b.id", ["@perpus #lomba a@b.id", "mention 0 7", "hashtag 8 6", "email 15 6"]],
    ["pukul 14.00 WIB, 1/2", ["pukul 14.00 WIB, 1/2"]],
  ])("%s shows its links and commands", (text, expected) => {
    expect(short(finish({ text, entities: [] }))).toEqual(expected);
  });

  it("is trimmed together with its entities", () => {
    expect(short(finish(parseHtml(" \n <b> a</b>b \n")))).toEqual(["ab", "bold 0 1"]);
  });

  it("becomes markup in which only our tags are tags", () => {
    const entity = fc.record({
      type: fc.constantFrom("bold", "italic", "spoiler", "code", "pre", "text_link", "blockquote", "url"),
      offset: fc.nat(12),
      length: fc.nat(12),
      url: fc.constantFrom("https://a.id/", "javascript:alert(1)", 'https://a.id/"onclick="x'),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.array(entity, { maxLength: 4 }), (text, entities) => {
        const finished = finish({ text, entities });
        const html = renderHtml(finished.text, finished.entities);
        expect(html).not.toMatch(/javascript:|onclick="/);
        const bare = html.replace(
          /<\/?(?:b|i|u|s|code|pre|blockquote|a|span)(?: (?:href|class|target|rel)="[^"<>]*")*>/g,
          "",
        );
        expect(bare).toBe(escapeHtml(finished.text));
        expect(html.match(/<[a-z]/g)?.length ?? 0).toBe(html.match(/<\//g)?.length ?? 0);
      }),
    );
  });
});
