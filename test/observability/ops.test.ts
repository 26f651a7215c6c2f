/** The dashboard and the alert rules speak of metrics that exist. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measureBacklog } from "../../src/alerts/measure-backlog.ts";
import { createBacklogStore } from "../../src/outbox/backlog-store.ts";
import { createMetrics } from "../../src/platform/metrics.ts";
import { testRedis } from "../support/redis.ts";

const read = (file: string) => readFileSync(new URL(`../../ops/${file}`, import.meta.url), "utf8");
const { redis, keys } = testRedis();

async function existing(): Promise<Set<string>> {
  const metrics = createMetrics();
  measureBacklog(metrics, createBacklogStore(redis, keys), async () => 0.5);
  const names = new Set<string>();
  for (const { name, type } of await metrics.registry.getMetricsAsJSON()) {
    names.add(name);
    // prom-client writes the type as a word, whatever its declaration says.
    if (String(type) === "histogram") for (const part of ["bucket", "sum", "count"]) names.add(`${name}_${part}`);
  }
  return names;
}

const namesIn = (expression: string) => expression.match(/\b(?:bot|nodejs|process)_[a-z0-9_]+/g) ?? [];

describe("ops", () => {
  it("grafana-dashboard.json asks only for metrics that exist, and shows every one of ours", async () => {
    const dashboard = JSON.parse(read("grafana-dashboard.json")) as { panels: { targets: { expr: string }[] }[] };
    const named = dashboard.panels.flatMap((panel) => panel.targets.flatMap(({ expr }) => namesIn(expr)));
    const known = await existing();
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    const ours = [...known].filter((name) => name.startsWith("bot_") && !/_(sum|count|bucket)$/.test(name));
    expect(ours.filter((name) => !named.some((n) => n.startsWith(name)))).toEqual([]);
  });

  it("alerts.yml asks only for metrics that exist", async () => {
    const expressions = [...read("alerts.yml").matchAll(/^ +expr: (.+)$/gm)].map((match) => String(match[1]));
    expect(expressions.length).toBeGreaterThan(5);
    const known = await existing();
    for (const expression of expressions) {
      expect(namesIn(expression).length, expression).toBeGreaterThan(0);
      expect(namesIn(expression).filter((name) => !known.has(name))).toEqual([]);
    }
  });
});
