// @ts-check
/** Brings a machine to where the program can run: Node.js, packages, a redis-server, and Chromium for tests. Quick when all is there. */
import { findChromium, installChromium } from "./chromium.mjs";
import { Missing } from "./missing.mjs";
import { installPackages, packagesAreInstalled } from "./packages.mjs";
import { prepareRedisServer } from "./redis-server.mjs";

/** EX_UNAVAILABLE of sysexits.h */
const exitUnavailable = 69;

/**
 * @param {{ chromium?: boolean }} [wanted]
 * @returns {Promise<NodeJS.ProcessEnv>} the environment for the program; ends the process with 69 where something cannot be had
 */
export async function prepare({ chromium = false } = {}) {
  try {
    checkNode(process.versions.node);
    if (!packagesAreInstalled()) await installPackages();
    const redisServer = process.env.REDIS_URL?.trim() ? undefined : await prepareRedisServer();
    if (chromium && !findChromium()) await installChromium();
    return { ...process.env, ...(redisServer ? { REDIS_SERVER: redisServer } : {}) };
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    console.error(error.message);
    process.exit(exitUnavailable);
  }
}

/** @param {string} version */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Missing(
    `Node.js 20.19 or newer is needed, this is ${version}: install it from https://nodejs.org/en/download`,
  );
}
