import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readCsv, writeCsv } from "../../src/catalogue/csv.ts";
import { readUpload, readWorkbook } from "../../src/catalogue/read-workbook.ts";
import { sampleFolder } from "../../src/catalogue/sample.ts";
import type { RawTable } from "../../src/catalogue/tables.ts";
import { writeTables } from "../../src/catalogue/write-tables.ts";
import { workbookBytes, writeWorkbook } from "../../src/catalogue/write-workbook.ts";
import { catalogueOf, local, workbook } from "./workbooks.ts";

const home = mkdtempSync(join(tmpdir(), "round-trip-"));
afterAll(() => rmSync(home, { recursive: true }));

async function tablesAt(path: string): Promise<readonly RawTable[]> {
  const outcome = await readWorkbook(path);
  if (outcome.kind === "problems") throw new Error(JSON.stringify(outcome.problems));
  return outcome.tables;
}

describe("the sample", () => {
  it("comes back byte for byte from a folder and from an .xlsx", async () => {
    const tables = writeTables(catalogueOf(...(await tablesAt(sampleFolder))), local);
    const folder = join(home, "sample");
    const xlsx = join(home, "sample.xlsx");
    const again = join(home, "again");
    expect(await writeWorkbook(folder, tables)).toBe("written");
    expect(await writeWorkbook(xlsx, tables)).toBe("written");
    await writeWorkbook(again, writeTables(catalogueOf(...(await tablesAt(xlsx))), local));
    for (const file of readdirSync(sampleFolder)) {
      const original = readFileSync(join(sampleFolder, file), "utf8");
      expect(readFileSync(join(folder, file), "utf8"), file).toBe(original);
      expect(readFileSync(join(again, file), "utf8"), file).toBe(original);
    }
  });
});

describe("a name that every object has", () => {
  it.each(["__proto__", "constructor", "toString"])("%s comes back from an .xlsx", async (name) => {
    const table: RawTable = { table: "communities", header: ["komunitas"], rows: [{ row: 2, cells: [name] }] };
    const read = await readUpload(await workbookBytes([table]), "katalog.xlsx");
    expect(read).toMatchObject({ tables: [{ rows: [{ cells: [name] }] }] });
  });
});

describe("any catalogue", () => {
  it("is the same after an export to CSV and its import, cell by cell and as a whole", () => {
    fc.assert(
      fc.property(workbook, (tables) => {
        const catalogue = catalogueOf(...tables);
        const exported = writeTables(catalogue, local);
        const read = exported.map(({ table, header, rows }): RawTable => {
          const csv = readCsv(Buffer.from(writeCsv([header, ...rows.map((row) => row.cells)])));
          if (csv.kind !== "read") throw new Error(csv.kind);
          const [first = [], ...rest] = csv.rows;
          return { table, header: first, rows: rest.map((cells, i) => ({ row: i + 2, cells })) };
        });
        expect(read).toEqual(exported);
        expect(catalogueOf(...read)).toEqual(catalogue);
      }),
      { numRuns: 100 },
    );
  });

  // Each run starts a worker, which waits for a core while other files use both.
  it("is the same after an export to .xlsx and its import", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(workbook, async (tables) => {
        const catalogue = catalogueOf(...tables);
        const exported = writeTables(catalogue, local);
        const read = await readUpload(await workbookBytes(exported), "katalog.xlsx");
        if (read.kind === "problems") throw new Error(JSON.stringify(read.problems));
        expect(catalogueOf(...read.tables)).toEqual(catalogue);
        expect(writeTables(catalogueOf(...read.tables), local)).toEqual(exported);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });
});

describe("writeCsv", () => {
  it("writes no cell that a spreadsheet program would run as a formula", () => {
    fc.assert(
      fc.property(fc.tuple(fc.constantFrom("=", "+", "-", "@", "'=", "''-"), fc.string()), ([start, rest]) => {
        const text = writeCsv([[`${start}${rest}`]]);
        expect(text).toMatch(/^"?'/);
        expect(readCsv(Buffer.from(text))).toMatchObject({ rows: [[`${start}${rest}`]] });
      }),
    );
  });
});

describe("writeWorkbook", () => {
  it.each(["katalog.csv", "katalog.xls"])("refuses to write %s", async (name) => {
    expect(await writeWorkbook(join(home, name), [])).toBe("wrong-file-type");
  });
});
