/** What the program answers over HTTP: the webhook, /healthz, /readyz, /metrics. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Registry } from "prom-client";
import type { Logger } from "../platform/logger.ts";
import { within } from "../platform/waiting.ts";

/** A readiness check that does not answer in time has failed. */
const readyWithinMs = 2_000;
/** A request that comes before the program has its pages waits for them, which takes less than bringing it again. */
const pagesWithinMs = 5_000;
const closeIdleEveryMs = 50;

type Routes = Readonly<Record<string, RequestListener>>;

export interface ServerOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly host?: string;
  readonly metrics: { readonly registry: Pick<Registry, "contentType" | "metrics"> };
  readonly logger: Logger;
  /** By name: `redis`, `updates`. The program is ready when all hold. */
  readonly ready: Readonly<Record<string, () => Promise<boolean>>>;
  /** Further pages by path, as they stand when asked for; one that ends in a slash answers everything below it. */
  readonly routes?: Routes | Promise<Routes>;
}

export interface HttpServer {
  readonly port: number;
  /** Answers what is under way, takes nothing new. */
  close(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<HttpServer> {
  const { metrics, logger, ready } = options;
  const own: Routes = {
    "/healthz": only(async () => ({ status: 200, type: "text/plain", body: "ok" }), logger),
    "/readyz": only(() => readiness(ready), logger),
    "/metrics": only(
      async () => ({ status: 200, type: metrics.registry.contentType, body: await metrics.registry.metrics() }),
      logger,
    ),
  };
  let routes: Routes | undefined;
  const known = Promise.resolve(options.routes ?? {}).then((given) => (routes = given));
  const answer = (path: string, request: IncomingMessage, response: ServerResponse, all: Routes) => {
    const page = pageIn(all, path) ?? pageIn(all, path.slice(0, path.lastIndexOf("/") + 1));
    if (page) page(request, response);
    else response.writeHead(404).end();
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?", 1)[0] as string;
    const page = pageIn(own, path);
    if (page) page(request, response);
    else if (routes) answer(path, request, response, routes);
    else
      void within(pagesWithinMs, known, () => undefined).then((late) =>
        late ? answer(path, request, response, late) : response.writeHead(503).end(),
      );
  });
  // Longer than a load balancer keeps its connections, so that none is closed under a request.
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(options.port, options.host, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        // Whoever keeps a connection after the answer would else be waited for.
        const closing = setInterval(() => server.closeIdleConnections(), closeIdleEveryMs);
        server.close(() => {
          clearInterval(closing);
          done();
        });
      }),
  };
}

const pageIn = (routes: Routes, path: string): RequestListener | undefined =>
  Object.hasOwn(routes, path) ? routes[path] : undefined;

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A page for GET that never leaves a request without an answer. */
function only(page: () => Promise<Page>, logger: Logger): RequestListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { allow: "GET" }).end();
      return;
    }
    page().then(
      ({ status, type, body }) =>
        response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body),
      (error: unknown) => {
        logger.error("page-failed", {}, error);
        response.writeHead(500).end();
      },
    );
  };
}

async function readiness(checks: ServerOptions["ready"]): Promise<Page> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await holds(check)] as const),
  );
  const status = results.every(([, ok]) => ok) ? 200 : 503;
  return { status, type: "application/json", body: JSON.stringify(Object.fromEntries(results)) };
}

const holds = (check: () => Promise<boolean>): Promise<boolean> =>
  within(
    readyWithinMs,
    check().catch(() => false),
    () => false,
  );
