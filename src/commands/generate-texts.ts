/** Writes src/platform/texts.generated.ts: every key of locales/id/*.ftl with the names of its arguments. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { parse, Visitor, type VariableReference, type Message } from "@fluent/syntax";

export function generateTextTypes(indonesianFolder: URL): string {
  const rows: string[] = [];
  for (const file of readdirSync(indonesianFolder).sort()) {
    if (!file.endsWith(".ftl")) continue;
    const resource = parse(readFileSync(new URL(file, indonesianFolder), "utf8"), {});
    for (const entry of resource.body) {
      if (entry.type === "Junk") throw new Error(`${file}: ${entry.annotations[0]?.message ?? "syntax error"}`);
      if (entry.type !== "Message") continue;
      const message = entry;
      const names = [...argumentsOf(message)].sort();
      rows.push(`  ${JSON.stringify(message.id.name)}: ${names.map((n) => JSON.stringify(n)).join(" | ") || "null"};`);
    }
  }
  const duplicate = rows.map((r) => r.split(":")[0]).find((key, i, all) => all.indexOf(key) !== i);
  if (duplicate) throw new Error(`${duplicate} stands twice in locales/id`);
  return `/** Generated from locales/id by \`npm run texts\`; not edited by hand. Key: the names of its arguments. */\nexport interface TextArguments {\n${rows.sort().join("\n")}\n}\n`;
}

function argumentsOf(message: Message): Set<string> {
  const names = new Set<string>();
  class Names extends Visitor {
    override visitVariableReference(node: VariableReference): void {
      names.add(node.id.name);
    }
  }
  new Names().visit(message);
  return names;
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const root = new URL("../../", import.meta.url);
  writeFileSync(new URL("src/platform/texts.generated.ts", root), generateTextTypes(new URL("locales/id/", root)));
}
