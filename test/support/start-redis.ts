/** The program compiled and one real Redis for the whole test run; a three-node Cluster is started by the first suite that asks for it. */
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbeddedRedis } from "../../src/redis/embedded.ts";
import { compile } from "../../src/setup/compile.mjs";
import { startCluster } from "./redis-cluster.ts";

declare module "vitest" {
  export interface ProvidedContext {
    redisAddress: string;
    redisBinary: string;
    clusterAddress: string;
  }
}

/** redis-server on PATH, the one set-up prepared, or Debian's redis-check-rdb, which is the same program. */
export function findRedisServer(): string {
  const names = (process.env.PATH ?? "").split(":").flatMap((p) => [join(p, "redis-server"), join(p, "valkey-server")]);
  const found = [...names, join(process.cwd(), ".data/bin/redis-server")].find((p) => existsSync(p));
  if (found) return found;
  const link = join(mkdtempSync(join(tmpdir(), "redis-bin-")), "redis-server");
  symlinkSync("/usr/bin/redis-check-rdb", link);
  return link;
}

export default async function startRedis(project: TestProject): Promise<() => Promise<void>> {
  // Once, before several test files at a time start programs.
  await compile();
  const folder = mkdtempSync(join(tmpdir(), "tests-"));
  const binary = findRedisServer();
  const redis = await startEmbeddedRedis(join(folder, "single"), binary);
  const cluster = await startCluster(join(folder, "cluster"), binary);
  project.provide("redisBinary", binary);
  project.provide("redisAddress", redis.address);
  project.provide("clusterAddress", cluster.address);
  return async () => {
    await cluster.stop();
    await redis.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
