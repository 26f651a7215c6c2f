/** Redis servers of a test's own, on loopback ports that the system hands out. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** @param options as on the command line, a file first if any @returns the server, whose files stand in a folder named by its port */
export function startServer(
  binary: string,
  folder: string,
  port: number,
  options: readonly (string | number)[],
): ChildProcess {
  const dir = join(folder, String(port));
  mkdirSync(dir, { recursive: true });
  const common = ["--port", port, "--bind", "127.0.0.1", "--dir", dir, "--save", ""];
  return spawn(binary, [...options, ...common].map(String), { stdio: "ignore", argv0: "redis-server" });
}

/** At once; those that ended already too. */
export async function endServers(servers: readonly ChildProcess[]): Promise<void> {
  const running = servers.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ended = running.map((server) => once(server, "exit"));
  for (const server of running) server.kill("SIGKILL");
  await Promise.all(ended);
}

export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const port = (server.address() as { port: number }).port;
    server.close();
    await once(server, "close");
    // The Cluster bus listens on port + 10000.
    if (port < 55_000 && !ports.includes(port)) ports.push(port);
  }
  return ports;
}
