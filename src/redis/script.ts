/** Runs Lua scripts: one atomic step each, sent by digest, auto-pipelined like any command. */
import { readFileSync } from "node:fs";
import type { RedisClient } from "./connect.ts";

export interface Script {
  readonly name: string;
  readonly lua: string;
}

/** @param file URL of a `.lua` file beside its store: `new URL("allocate-seat.lua", import.meta.url)` */
export function loadScript(file: URL): Script {
  const name = (file.pathname.split("/").pop() ?? "").replace(/\.lua$/, "");
  return { name: `lua:${name}`, lua: readFileSync(file, "utf8") };
}

type ScriptCommand = (...keysAndArguments: (string | number)[]) => Promise<unknown>;

/** @param keys KEYS of the script, all under one hash tag; @param args its ARGV */
export function runScript(
  redis: RedisClient,
  script: Script,
  keys: readonly string[],
  args: readonly (string | number)[] = [],
): Promise<unknown> {
  const commands = redis as unknown as Record<string, ScriptCommand | undefined>;
  // A fixed number of keys per command: auto-pipelining takes the first argument for the key that decides the node.
  const name = `${script.name}/${keys.length}`;
  if (!commands[name]) redis.defineCommand(name, { lua: script.lua, numberOfKeys: keys.length });
  return (commands[name] as ScriptCommand).call(redis, ...keys, ...args);
}
