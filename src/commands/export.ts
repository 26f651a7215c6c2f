/** `npm run export -- <folder or .xlsx>`: writes the catalogue out in the form in which it is imported. */
import { writeTables } from "../catalogue/write-tables.ts";
import { writeWorkbook } from "../catalogue/write-workbook.ts";
import { withStoreOfToday } from "./open-store.ts";

const [path, ...more] = process.argv.slice(2);
process.exitCode = await withStoreOfToday(process.env, async ({ store, local, t }) => {
  if (path === undefined || more.length > 0 || path.startsWith("-")) {
    console.error(t.plain("catalogue-usage-export"));
    return 1;
  }
  const { catalogue } = await store.read();
  const written = await writeWorkbook(path, writeTables(catalogue, local));
  console.log(t.plain(written === "written" ? "catalogue-exported" : "catalogue-export-wrong-type", { path }));
  return written === "written" ? 0 : 1;
});
