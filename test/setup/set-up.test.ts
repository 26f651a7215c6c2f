import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, inject, it } from "vitest";
import { judgeAudit } from "../../src/setup/audit.mjs";
import { compile } from "../../src/setup/compile.mjs";
import { root } from "../../src/setup/machine.mjs";
import { packagesAreInstalled } from "../../src/setup/packages.mjs";
import { checkNode, prepare } from "../../src/setup/prepare.mjs";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "set up-"));
  folders.push(folder);
  return folder;
}

describe("checkNode", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("takes %s", (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });
  it.each(["18.20.0", "20.18.3"])("refuses %s and says what is needed", (version) => {
    expect(() => checkNode(version)).toThrow(/20\.19 or newer is needed, this is .+nodejs\.org/);
  });
});

describe("packagesAreInstalled", () => {
  type Packages = Record<string, { version?: string; optional?: boolean }>;
  const wanted: Packages = {
    "": { version: "1.0.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/other-platform": { version: "2.0.0", optional: true },
  };
  function project(installed?: Packages): string {
    const folder = newFolder();
    mkdirSync(join(folder, "node_modules"));
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: wanted }));
    if (installed)
      writeFileSync(join(folder, "node_modules/.package-lock.json"), JSON.stringify({ packages: installed }));
    return folder;
  }

  it.each<[string, Packages | undefined, boolean]>([
    ["is true when every package has the version of the lock", { "node_modules/a": { version: "1.0.0" } }, true],
    ["is false when a version differs", { "node_modules/a": { version: "1.0.1" } }, false],
    ["is false when a package is missing", {}, false],
    ["is false when an install was broken off", undefined, false],
  ])("%s", (_, installed, expected) => {
    expect(packagesAreInstalled(project(installed))).toBe(expected);
  });
});

describe("judgeAudit", () => {
  it.each([
    ['{"metadata":{"vulnerabilities":{"total":0}}}', "passed"],
    ['npm warn x\n{"metadata":{"vulnerabilities":{"total":2}}}', "failed"],
    ['{"message":"405 Method Not Allowed","error":{}}', "not checked"],
    ["connect ECONNREFUSED", "not checked"],
    ["", "not checked"],
  ])("takes %s as %s", (output, result) => {
    expect(judgeAudit(output).result).toBe(result);
  });
});

describe("prepare", () => {
  it("has nothing to do and is quick on a machine that is ready", async () => {
    const start = performance.now();
    const env = await prepare();
    expect(performance.now() - start).toBeLessThan(300);
    expect(env.REDIS_URL ?? env.REDIS_SERVER).toBeTruthy();
  });
});

describe("compile", () => {
  it("makes one file of each program and carries texts, Lua steps and the page", async () => {
    const target = join(newFolder(), "dist");
    await compile(target);
    for (const file of ["locales/id/common.ftl", "src/inbox/take-updates.lua", "src/playground/page/index.html"])
      expect(existsSync(join(target, file)), file).toBe(true);
    for (const file of ["src/config.ts", "src/setup"]) expect(existsSync(join(target, file)), file).toBe(false);
    for (const program of ["main", "import", "export", "backup", "restore", "eval"])
      expect(existsSync(join(target, `${program}.js`)), program).toBe(true);
  });

  it("does nothing where nothing changed", async () => {
    const target = join(newFolder(), "dist");
    await compile(target);
    const before = statSync(join(target, "main.js")).ino;
    await compile(target);
    expect(statSync(join(target, "main.js")).ino).toBe(before);
  });

  it("leaves one whole program when two are started at once", async () => {
    const folder = newFolder();
    const file = new URL("../../src/setup/compile.mjs", import.meta.url).href;
    const source = `import { compile } from ${JSON.stringify(file)}; await compile(${JSON.stringify(join(folder, "dist"))});`;
    const codes = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = spawn(process.execPath, ["--input-type=module", "-e", source], { stdio: "inherit" });
        return (await once(child, "exit"))[0] as number;
      }),
    );
    expect(codes).toEqual([0, 0, 0]);
    expect(readdirSync(folder)).toEqual(["dist"]);
    expect(existsSync(join(folder, "dist/main.js"))).toBe(true);
  });
});

describe("run.mjs", () => {
  /** A command of ours, as a file in a folder with a space in its name. */
  function command(source: string) {
    const file = join(newFolder(), "command.ts");
    writeFileSync(file, source);
    const child = spawn(process.execPath, [join(root, "src/setup/run.mjs"), file, "an argument"], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, REDIS_SERVER: inject("redisBinary") },
    });
    return { child, ended: once(child, "exit"), line: once(createInterface(child.stdout), "line") };
  }

  it("gives the command its arguments and the redis-server, and ends with its exit code", async () => {
    const { ended, line } = command(
      "const argument: string = process.argv[2]!; console.log(argument, process.env.REDIS_SERVER); process.exitCode = 7;",
    );
    expect(await line).toEqual([`an argument ${inject("redisBinary")}`]);
    expect(await ended).toEqual([7, null]);
  });

  it.each(["SIGTERM", "SIGINT"] as const)("passes %s on and waits for the command's own end", async (signal) => {
    const { child, ended, line } = command(
      `process.on("${signal}", () => process.exit(3)); setInterval(() => {}, 1000); console.log("ready");`,
    );
    await line;
    child.kill(signal);
    expect(await ended).toEqual([3, null]);
  });

  it("ends by the signal that ended the command", async () => {
    const { child, ended, line } = command(`setInterval(() => {}, 1000); console.log("ready");`);
    await line;
    child.kill("SIGTERM");
    expect(await ended).toEqual([null, "SIGTERM"]);
  });
});
