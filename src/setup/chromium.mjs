// @ts-check
/** The browser of the playground's tests: one on the machine, or Debian's where it may be installed. */
import { aptInstall, hasApt, isRoot, onPath } from "./machine.mjs";

export const findChromium = () => onPath("chromium", "chromium-browser", "google-chrome");

/** Where it cannot be had the browser tests say so and are skipped; with `CI=true` they fail. */
export async function installChromium() {
  if (isRoot() && hasApt() && (await aptInstall("chromium"))) return;
  console.error(
    "No Chromium: the browser tests are skipped. `sudo apt-get install --no-install-recommends chromium` brings it.",
  );
}
