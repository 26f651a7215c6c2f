import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, inject, it } from "vitest";
import { sampleFolder } from "../../src/catalogue/sample.ts";
import { connectRedis } from "../../src/redis/connect.ts";
import { startEmbeddedRedis } from "../../src/redis/embedded.ts";
import { createKeys } from "../../src/redis/keys.ts";
import { nodeArguments } from "../../src/setup/program.mjs";

const home = mkdtempSync(join(tmpdir(), "commands-"));
afterAll(() => rmSync(home, { recursive: true }));

/** Runs a command as `npm run` does, on a private Redis that lives only for its own time. */
async function run(command: "import" | "export", args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [...(await nodeArguments(`src/commands/${command}.ts`)), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: join(home, "data"), REDIS_SERVER: inject("redisBinary"), ...env },
  });
  let output = "";
  child.stdout.on("data", (data) => (output += String(data)));
  child.stderr.on("data", (data) => (output += String(data)));
  return new Promise<{ code: number | null; output: string }>((done) =>
    child.once("close", (code) => done({ code, output })),
  );
}

// Every run starts a process and a Redis of its own, which takes seconds on a busy machine.
describe("import and export", { timeout: 90_000 }, () => {
  it("keep the catalogue between two runs of their own and give it back unchanged", async () => {
    expect(await run("import", [sampleFolder])).toMatchObject({ code: 0 });
    const folder = join(home, "exported");
    expect(await run("export", [folder])).toMatchObject({ code: 0 });
    for (const file of readdirSync(sampleFolder))
      expect(readFileSync(join(folder, file), "utf8")).toBe(readFileSync(join(sampleFolder, file), "utf8"));
  });

  it("list every wrong row with exit code 1 and change nothing", async () => {
    writeFileSync(join(home, "kelas.csv"), "kelas,tanggal,mulai,selesai,lokasi,kuota\nA,besok,09:00,10:00,Aula,0\n");
    const { code, output } = await run("import", [home]);
    expect(code).toBe(1);
    expect(output).toContain("Kelas baris 2 kolom tanggal");
    expect(output).toContain("Kelas baris 2 kolom kuota");
    expect(await run("export", [join(home, "after")])).toMatchObject({ code: 0 });
    expect(readFileSync(join(home, "after", "kelas.csv"), "utf8")).toBe(
      readFileSync(join(sampleFolder, "kelas.csv"), "utf8"),
    );
  });

  it("leave alone what a newer program stored, and say so", async () => {
    const newer = join(home, "newer");
    const stored = async () => {
      const server = await startEmbeddedRedis(newer, inject("redisBinary"));
      const redis = connectRedis(server.address);
      const names = await redis.keys("*");
      await redis.set(createKeys().format(), 99);
      redis.disconnect();
      await server.stop();
      return names;
    };
    expect(await stored()).toEqual([]);
    for (const command of ["import", "export"] as const) {
      const { code, output } = await run(command, [sampleFolder], { DATA_DIR: newer });
      expect([code, output]).toEqual([1, expect.stringContaining("stored by a newer program (format 99")]);
    }
    expect(await stored()).toEqual([createKeys().format()]);
  });

  it("say in one line what is missing or wrong", async () => {
    const { code, output } = await run("import", []);
    expect([code, output]).toEqual([1, "Cara pakai: npm run import -- <folder atau berkas .xlsx> [--yes]\n"]);
  });
});
