/** Runs Lua scripts: one atomic step each, sent by digest, auto-pipelined like any command. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Cluster } from "ioredis";
import type { RedisClient } from "./connect.ts";

export interface Script {
  readonly lua: string;
  /** SHA-1 of `lua`, by which Redis knows it. */
  readonly digest: string;
}

/** @param files URLs of `.lua` files beside their store, run as one text: what several scripts share, then the script's own */
export const loadScript = (...files: readonly URL[]): Script =>
  scriptOf(files.map((file) => readFileSync(file, "utf8")).join("\n"));

export const scriptOf = (lua: string): Script => ({ lua, digest: createHash("sha1").update(lua).digest("hex") });

/** Whether one server holds every key (all but the seeds of a Cluster): there a script may touch keys of several hash tags. */
export const isOneServer = (redis: RedisClient): boolean => !(redis instanceof Cluster);

/** In which groups scripts may touch the keys of several partitions of a kind: all together on one server, each apart on a Cluster. */
export const scriptGroups = (redis: RedisClient): ((partition: number) => number) =>
  isOneServer(redis) ? () => 0 : (partition) => partition;

/** @param keys KEYS of the script, all under one hash tag or on one server; @param args its ARGV */
export async function runScript(
  redis: RedisClient,
  script: Script,
  keys: readonly string[],
  args: readonly (string | number)[] = [],
): Promise<unknown> {
  try {
    // Not `defineCommand`: a pipeline that was opened before the definition does not know the command.
    return await redis.evalsha(script.digest, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
    return redis.eval(script.lua, keys.length, ...keys, ...args);
  }
}

/** Like `runScript`, for a script that returns bytes: strings come as buffers, and the script travels each time. */
export const runForBytes = (redis: RedisClient, script: Script, keys: readonly string[]): Promise<unknown> =>
  // ioredis has a twin for bytes of every command; its types leave this one out.
  (redis as unknown as BytesClient).evalBuffer(script.lua, keys.length, ...keys);

interface BytesClient {
  evalBuffer(lua: string, keyCount: number, ...keys: string[]): Promise<unknown>;
}
