// @ts-check
/** What set-up asks of the machine: its folders, its programs, Debian's package tool. */
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { setPriority } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const dataFolder = join(root, ".data");

/** @param {string[]} names @returns {string | undefined} path of the first of these programs on PATH */
export function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * @param {string} program @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { priority?: number }} [options] output is captured unless `stdio` says
 *   otherwise; `priority` as of `os.setPriority`
 * @returns {Promise<{ ok: boolean, output: string }>} never rejects; `output` is stdout and stderr together
 */
export function run(program, args, { priority, ...options } = {}) {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
    if (priority !== undefined && child.pid !== undefined) setPriority(child.pid, priority);
    let output = "";
    child.stdout?.on("data", (data) => (output += data));
    child.stderr?.on("data", (data) => (output += data));
    child.once("error", (error) => done({ ok: false, output: output + error.message }));
    child.once("close", (code) => done({ ok: code === 0, output }));
  });
}

export const isRoot = () => process.getuid?.() === 0;
export const hasApt = () => onPath("apt-get") !== undefined;

/** @param {string[]} args of apt-get; output is shown, since it can take a minute */
export const apt = (...args) =>
  run("apt-get", args, {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });

/** Installs a Debian package as root. @param {string} name */
export async function aptInstall(name) {
  console.error(`Installing ${name} with apt-get …`);
  const install = () => apt("install", "-y", "-q", "--no-install-recommends", name);
  if (aptHasLists() && (await install()).ok) return true;
  return (await apt("update", "-q")).ok && (await install()).ok;
}

/** Fresh images come without package lists. */
export function aptHasLists() {
  const folder = "/var/lib/apt/lists";
  return existsSync(folder) && readdirSync(folder).some((file) => file.includes("_Packages"));
}
