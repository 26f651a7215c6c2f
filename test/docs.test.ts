import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { variables } from "../src/config.ts";

const root = new URL("../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");
const readme = read("README.md");
const documents = [
  "README.md",
  ...readdirSync(new URL("docs", root))
    .filter((f) => f.endsWith(".md"))
    .map((f) => `docs/${f}`),
];

/** Rows of the table under a heading, as cells. */
function table(heading: string): string[][] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
const quoted = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map((match) => String(match[1]));

describe("the documents", () => {
  it("name places that exist", () => {
    const places = table("Where is…").flatMap(([, where]) => quoted(where));
    expect(places.length).toBeGreaterThan(10);
    expect(places.filter((place) => !existsSync(new URL(place, root)))).toEqual([]);
  });

  it("explain every setting there is and no other", () => {
    expect(
      table("Settings")
        .flatMap(([name]) => quoted(name))
        .sort(),
    ).toEqual([...variables].sort());
  });

  it("name npm scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/(?:^|`)npm (?:run )?([a-z]+)/gm)].map((m) => String(m[1])),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(documents)("link to files that exist from %s", (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => String(match[1]));
    expect(links.filter((link) => !existsSync(new URL(link, new URL(file, root))))).toEqual([]);
  });
});
