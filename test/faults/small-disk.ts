/** A disk that can be filled: a file system in memory that only one process sees, or a limit to the size of its files. */
import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";

const size = "256m";
const mount = ["unshare", "--map-root-user", "--mount"];
/** Containers may forbid it. */
const mayMount =
  spawnSync(mount[0] as string, [...mount.slice(1), "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

/** @returns the command that runs `command` with such a disk at `folder`; it keeps its process id */
export const onSmallDisk = (folder: string, command: readonly string[]): string[] =>
  mayMount
    ? [...mount, "sh", "-c", `mount -t tmpfs -o size=${size} tmpfs "$0" && exec "$@"`, folder, ...command]
    : // Past its limit a file refuses to grow, as on a full disk, for a process that ignores the signal.
      ["sh", "-c", `trap '' XFSZ; exec "$@"`, "sh", ...command];

/** Not a byte more can be written. @returns a function that frees what filled it */
export function fillDisk(pid: number, folder: string): () => void {
  if (!mayMount) {
    execFileSync("prlimit", [`--pid=${pid}`, "--fsize=1024:"]);
    return () => void execFileSync("prlimit", [`--pid=${pid}`, "--fsize=unlimited:"]);
  }
  const seen = join(`/proc/${pid}/root`, folder);
  const filler = join(seen, "filler");
  const file = openSync(filler, "w");
  for (let bytes = 1 << 20; bytes >= 1;)
    try {
      writeSync(file, Buffer.alloc(bytes));
    } catch {
      bytes >>= 1;
    }
  closeSync(file);
  if (!existsSync(filler) || statfsSync(seen).bavail > 0) throw new Error("the disk is not full");
  return () => rmSync(filler);
}
