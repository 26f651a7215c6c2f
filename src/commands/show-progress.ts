/** Says on the terminal how far a long command is, in steps that keep a log short. */
import type { T } from "../platform/texts.ts";

const step = 50_000;

export function showProgress(t: T): (count: number) => void {
  let shown = 0;
  return (count) => {
    if (count - shown < step) return;
    shown = count;
    console.error(t.plain("backup-progress", { count: String(count) }));
  };
}
