import { readdirSync, readFileSync } from "node:fs";
import { parse, type Message, Visitor, type SelectExpression } from "@fluent/syntax";
import { describe, expect, it } from "vitest";
import { generateTextTypes } from "../../src/commands/generate-texts.ts";
import { createLocalTime } from "../../src/platform/local-time.ts";
import { createTexts, languages, type T, type TextKey } from "../../src/platform/texts.ts";
import { parseHtml } from "../../src/playground/parse-html.ts";

const root = new URL("../../", import.meta.url);
const locales = new URL("locales/", root);
const texts = createTexts(locales, createLocalTime("Asia/Jakarta"));

function messagesOf(language: string): Message[] {
  const folder = new URL(`${language}/`, locales);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ftl"))
    .flatMap((file) => parse(readFileSync(new URL(file, folder), "utf8"), {}).body)
    .filter((entry) => entry.type === "Message");
}

/** One set of arguments with text everywhere, and one for each variant that an argument chooses. */
function samples(message: Message): Record<string, string | number>[] {
  const names = new Set<string>();
  const variants: [name: string, value: string | number][] = [];
  class Arguments extends Visitor {
    override visitVariableReference(node: { id: { name: string } }): void {
      names.add(node.id.name);
    }
    override visitSelectExpression(node: SelectExpression): void {
      const { selector } = node;
      if (selector.type === "VariableReference")
        for (const { key } of node.variants)
          variants.push([selector.id.name, key.type === "Identifier" ? key.name : Number(key.value)]);
      this.genericVisit(node);
    }
  }
  new Arguments().visit(message);
  const plain = Object.fromEntries([...names].map((name) => [name, `<${name}> & "co"`]));
  return [plain, ...variants.map(([name, value]) => ({ ...plain, [name]: value }))];
}

/** All code that says something. */
const code = ["src", "flows"]
  .flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => file.endsWith(".ts") && !file.endsWith("texts.generated.ts"))
  .map((file) => readFileSync(new URL(file, root), "utf8"))
  .join("\n");

/** Said where no markup is read: on a terminal, on a button. */
const isPlain = (key: string) => code.includes(`.plain("${key}"`) && !code.includes(`t("${key}"`);

const render = (t: T, key: string, args: Record<string, string | number>) =>
  (t as (key: TextKey, args: object) => string)(key as TextKey, args);

describe("locales", () => {
  it("have the generated types of texts.generated.ts", () => {
    const generated = readFileSync(new URL("src/platform/texts.generated.ts", root), "utf8");
    expect(generated).toBe(generateTextTypes(new URL("id/", locales)));
  });

  it("say the same things with the same arguments in every language", () => {
    const linesOf = (language: string) => generateTextTypes(new URL(`${language}/`, locales)).split("\n");
    const indonesian = linesOf("id");
    for (const language of languages) {
      const own = linesOf(language);
      expect({
        only: own.filter((line) => !indonesian.includes(line)),
        missing: indonesian.filter((line) => !own.includes(line)),
      }).toEqual({ only: [], missing: [] });
    }
  });

  it.each(languages)("render as Telegram's HTML, whatever the arguments, in %s", (language) => {
    const t = texts(language);
    for (const message of messagesOf(language))
      for (const args of samples(message)) {
        const html = render(t, message.id.name, args);
        if (!isPlain(message.id.name)) expect(() => parseHtml(html), `${message.id.name}: ${html}`).not.toThrow();
        expect(html.trim(), message.id.name).not.toBe("");
        expect(html.length, message.id.name).toBeLessThanOrEqual(4096);
      }
  });

  it("speak English of one person, one seat, one day", () => {
    // Limits that are never one.
    const counted =
      /\b1(<[^>]+>)? (people|(seat|message|day|hour|minute|month|meeting|class(?=e)|thing|certificate|guest|competition|answer|stop|participant|registration|character|letter)e?s)\b/;
    const fixed = ["limit", "most", "allowed", "length", "megabytes", "courses"];
    const t = texts("en");
    for (const message of messagesOf("en")) {
      const names = Object.keys(samples(message)[0] ?? {});
      for (const other of [1, 3]) {
        const args = Object.fromEntries(names.map((name) => [name, fixed.includes(name) ? 40 : 1]));
        if ("people" in args) args.people = other;
        if ("free" in args && other === 1) continue;
        expect(render(t, message.id.name, args), message.id.name).not.toMatch(counted);
      }
    }
  });

  it("hold nothing that no code says", () => {
    const words = new Set(code.match(/\b[a-z][a-z0-9]*(-[a-z0-9]+)*\b/g));
    const beginnings = [...code.matchAll(/`([a-z][a-z0-9-]*-)\$\{/g)].map((match) => String(match[1]));
    const unsaid = messagesOf("id")
      .map((message) => message.id.name)
      .filter((key) => !words.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
    expect(unsaid).toEqual([]);
  });
});
