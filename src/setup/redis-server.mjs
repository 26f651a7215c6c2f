// @ts-check
/** Which redis-server program the private Redis runs: one on the machine, or Debian's redis-tools, which starts no service. */
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { apt, aptHasLists, aptInstall, dataFolder, hasApt, isProgram, isRoot, onPath, run } from "./machine.mjs";
import { Missing } from "./missing.mjs";

const own = join(dataFolder, "bin/redis-server");

/** @returns {Promise<string>} path of a program that runs as redis-server @throws Missing */
export async function prepareRedisServer() {
  const given = process.env.REDIS_SERVER;
  if (given && isProgram(given)) return given;
  const found =
    onPath("redis-server", "valkey-server") ?? (isProgram(own) ? own : undefined) ?? (await linkCheckTool());
  if (found) return found;
  if (hasApt()) {
    const linked = isRoot() ? (await aptInstall("redis-tools")) && (await linkCheckTool()) : await unpackRedisTools();
    if (linked) return linked;
  }
  throw new Missing(`No redis-server was found and none could be installed: run \`${mend()}\`, or set REDIS_URL`);
}

/** redis-check-rdb is the same program as redis-server: the name it is started under decides. */
async function linkCheckTool() {
  const tool = onPath("redis-check-rdb") ?? "/usr/bin/redis-check-rdb";
  if (!isProgram(tool)) return undefined;
  mkdirSync(join(dataFolder, "bin"), { recursive: true });
  rmSync(own, { force: true });
  symlinkSync(tool, own);
  return (await runs(own)) ? own : undefined;
}

/** Without root: the package and those it needs are unpacked into .data, and a starter names their libraries. */
export async function unpackRedisTools() {
  console.error("Unpacking redis-tools into .data …");
  const folder = join(dataFolder, "redis-tools");
  const state = join(dataFolder, "apt");
  rmSync(folder, { recursive: true, force: true });
  for (const part of [folder, join(state, "lists/partial"), join(state, "cache/archives/partial")])
    mkdirSync(part, { recursive: true });
  const lists = aptHasLists() ? [] : ["-o", `Dir::State::lists=${state}/lists`, "-o", `Dir::Cache=${state}/cache`];
  if (lists.length > 0 && !(await apt(...lists, "update", "-q")).ok) return undefined;
  const plan = await run("apt-get", [...lists, "install", "--simulate", "--no-install-recommends", "redis-tools"]);
  const names = [...plan.output.matchAll(/^Inst (\S+)/gm)].map((match) => String(match[1]));
  const download = [...lists, "download", "-q", ...(names.includes("redis-tools") ? names : ["redis-tools"])];
  if (!(await run("apt-get", download, { cwd: folder, stdio: ["ignore", 2, 2] })).ok) return undefined;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".deb"))) {
    if (!(await run("dpkg-deb", ["-x", file, "."], { cwd: folder })).ok) return undefined;
    rmSync(join(folder, file));
  }
  const server = join(folder, "redis-server");
  symlinkSync(join(folder, "usr/bin/redis-check-rdb"), server);
  const libraries = ["usr/lib", "lib"]
    .map((lib) => join(folder, lib))
    .filter((lib) => existsSync(lib))
    .flatMap((lib) => [
      lib,
      ...readdirSync(lib, { withFileTypes: true })
        .filter((e) => e.isDirectory())
        .map((e) => join(lib, e.name)),
    ]);
  mkdirSync(join(dataFolder, "bin"), { recursive: true });
  rmSync(own, { force: true });
  writeFileSync(own, `#!/bin/sh\nLD_LIBRARY_PATH=${quote(libraries.join(":"))} exec ${quote(server)} "$@"\n`);
  chmodSync(own, 0o755);
  return (await runs(own)) ? own : undefined;
}

/** @param {string} text */
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** @param {string} program */
const runs = async (program) => /server v=/.test((await run(program, ["--version"])).output);

function mend() {
  if (process.platform === "darwin") return "brew install redis";
  if (hasApt()) return "sudo apt-get update && sudo apt-get install --no-install-recommends redis-tools";
  return onPath("dnf")
    ? "sudo dnf install valkey"
    : onPath("apk")
      ? "sudo apk add redis"
      : "docker run -p 127.0.0.1:6380:6379 redis:7";
}
