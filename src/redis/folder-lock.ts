/** One process at a time starts or ends the private Redis of a folder; the kernel frees the lock of a process that died. */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Waits until no other process holds the lock.
 * @param folder absolute path
 * @returns frees it
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const name = `redis-${createHash("sha256").update(folder).digest("hex").slice(0, 24)}`;
  // Linux has socket names that leave no file behind; elsewhere the file of a dead holder is removed.
  const address = process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.lock`);
  for (;;) {
    const held = await hold(address);
    if (held) return held;
    if ((await holderEnds(address)) === "dead" && !address.startsWith("\0")) rmSync(address, { force: true });
  }
}

/** Those who wait are connected to the holder, whose end or release closes the connection. */
function hold(address: string): Promise<(() => void) | undefined> {
  return new Promise((done, fail) => {
    const waiting = new Set<Socket>();
    const server: Server = createServer((socket) => {
      waiting.add(socket);
      socket.on("error", () => {}).once("close", () => waiting.delete(socket));
    });
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? done(undefined) : fail(error),
    );
    server.listen({ path: address, exclusive: true }, () =>
      done(() => {
        server.close();
        for (const socket of waiting) socket.destroy();
      }),
    );
  });
}

function holderEnds(address: string): Promise<"released" | "dead"> {
  return new Promise((done) => {
    let connected = false;
    connect(address)
      .once("connect", () => (connected = true))
      .on("error", () => {})
      .once("close", () => done(connected ? "released" : "dead"))
      .resume();
  });
}
