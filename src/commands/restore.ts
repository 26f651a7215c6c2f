/** `npm run restore -- <file> [--replace]`: puts a backup back; exit 0, or 1 with one line that says why nothing was changed. */
import { resolve } from "node:path";
import { restoreBackup } from "../backup/restore-backup.ts";
import { withStore } from "./open-store.ts";
import { showProgress } from "./show-progress.ts";

const args = process.argv.slice(2);
const replace = args.includes("--replace");
const [file, ...more] = args.filter((arg) => arg !== "--replace");
process.exitCode = await withStore(process.env, async ({ redis, keys, t }) => {
  if (file === undefined || more.length > 0 || file.startsWith("-")) {
    console.error(t.plain("backup-usage-restore"));
    return 1;
  }
  const path = resolve(file);
  const outcome = await restoreBackup({ redis, keys, onProgress: showProgress(t) }, path, replace);
  switch (outcome.kind) {
    case "restored": {
      const { count, createdAt } = outcome;
      const date = t.format.date(createdAt);
      console.log(t.plain("backup-restored", { count: String(count), date, time: t.format.time(createdAt) }));
      return 0;
    }
    case "in-use":
    case "not-empty":
      console.error(t.plain(`backup-${outcome.kind}`));
      return 1;
    default:
      console.error(t.plain(`backup-${outcome.kind}`, { file: path }));
      return 1;
  }
});
