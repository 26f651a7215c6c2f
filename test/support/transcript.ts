/**
 * Recorded visits. A transcript reads like the visit it protects:
 *
 *   # persona: 101 Siti            who writes next (id and name)
 *   > daftar kue                   types; "\\n" ends a line of the message
 *   > [Daftar]                     presses the newest button whose label starts so
 *   > (sticker)                    sends something else: sticker, photo
 *   < {registration-choose}        the next message of the bot is this text of the locale, whatever its arguments
 *   < {registration-waitlisted position=1}   … with this argument
 *   < ~ 2 jam lagi                 … contains these words
 *   + 30m                          the clock moves (m, h, d)
 *   ! restart                      the program ends and starts again
 */
import { readFileSync } from "node:fs";
import type { T } from "../../src/platform/texts.ts";
import type { ChatMessage } from "../../src/playground/chat-message.ts";
import type { Visitor } from "./chat.ts";

export interface Stage {
  visitor(id: number, name: string): Visitor;
  readonly t: T;
  advance(ms: number): Promise<void>;
  restart(): Promise<void>;
}

export async function play(script: string, stage: Stage): Promise<void> {
  let who: Visitor | undefined;
  let heard: ChatMessage[] = [];
  for (const [index, raw] of script.split("\n").entries()) {
    const line = raw.trim();
    const at = `line ${index + 1}: ${line}`;
    const persona = /^# persona: (\d+) (.+)$/.exec(line);
    if (persona) who = stage.visitor(Number(persona[1]), persona[2] as string);
    if (line === "" || line.startsWith("#")) continue;
    if (!who) throw new Error(`${at}: no persona yet`);
    const content = line.slice(1).trim();
    if (line.startsWith(">")) {
      if (heard.length > 0) throw new Error(`${at}: not expected before: ${heard.map((m) => m.text).join(" | ")}`);
      heard = [...(await perform(who, content))];
    } else if (line.startsWith("+")) await stage.advance(duration(content));
    else if (line === "! restart") await stage.restart();
    else if (line.startsWith("<")) {
      const message = heard.shift() ?? (await who.nextMessage());
      const expected = expectation(stage.t, content);
      if (!expected.test(message.text))
        throw new Error(`${at}\nexpected ${String(expected)}\nheard: ${message.text}\n\n${who.transcript()}`);
    } else throw new Error(`${at}: a line starts with >, <, +, ! or #`);
  }
  if (heard.length > 0) throw new Error(`not expected at the end: ${heard.map((m) => m.text).join(" | ")}`);
}

function perform(who: Visitor, content: string): Promise<readonly ChatMessage[]> {
  const label = /^\[(.+)\]$/.exec(content)?.[1];
  if (label) return who.tap(new RegExp(`^${escapeRegExp(label)}`));
  if (content === "(sticker)") return who.does((person) => person.sendSticker());
  if (content === "(photo)") return who.does((person) => person.sendPhoto(readFileSync("docs/playground.png")));
  return content.startsWith("/start")
    ? who.start(content.slice(6).trim() || undefined)
    : who.say(content.replaceAll("\\n", "\n"));
}

/** The text of a locale message with its arguments left open, except for those given. */
function expectation(t: T, content: string): RegExp {
  if (content.startsWith("~")) return new RegExp(escapeRegExp(content.slice(1).trim()), "u");
  const match = /^\{([\w-]+)((?: [\w-]+=\S+)*)\}$/.exec(content);
  if (!match) throw new Error(`not an expectation: ${content}`);
  const given = new Map(
    (match[2] ?? "")
      .trim()
      .split(" ")
      .filter(Boolean)
      .map((pair) => pair.split("=") as [string, string]),
  );
  const key = match[1] as string;
  const open = Object.fromEntries(argumentsOf(key).map((name) => [name, given.get(name) ?? "\u0001"]));
  const text = (t.plain as (key: string, args: object) => string)(key, open);
  const visible = text
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
  const source = visible.split("\u0001").map(escapeRegExp).join("[\\s\\S]*?").replace(/\s+/g, "\\s*");
  return new RegExp(`^\\s*${source}\\s*$`, "u");
}

/** Names of a message's arguments, as the generated types list them. */
function argumentsOf(key: string): string[] {
  const row = generated.split("\n").find((line) => line.trim().startsWith(`"${key}":`));
  return [...(row?.split(":")[1] ?? "").matchAll(/"([\w-]+)"/g)].map((found) => found[1] as string);
}

const generated = readFileSync(new URL("../../src/platform/texts.generated.ts", import.meta.url), "utf8");

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function duration(text: string): number {
  const match = /^(\d+)([mhd])$/.exec(text);
  if (!match) throw new Error(`not a duration: ${text}`);
  return Number(match[1]) * { m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] as "m" | "h" | "d"];
}
