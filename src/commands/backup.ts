/** `npm run backup -- <file>`: everything that is stored, in one file; exit 0, or 1 with nothing written. */
import { resolve } from "node:path";
import { writeBackup } from "../backup/write-backup.ts";
import { withStore } from "./open-store.ts";
import { showProgress } from "./show-progress.ts";

const [file, ...more] = process.argv.slice(2);
process.exitCode = await withStore(process.env, async ({ redis, keys, clock, t }) => {
  if (file === undefined || more.length > 0 || file.startsWith("-")) {
    console.error(t.plain("backup-usage"));
    return 1;
  }
  const path = resolve(file);
  const count = await writeBackup({ redis, keys, clock, onProgress: showProgress(t) }, path);
  console.log(t.plain("backup-written", { count: String(count), file: path }));
  return 0;
});
