/** Methods by which a bot gets its updates. */
import { badRequest } from "../bot-api.ts";
import { readAllowedUpdates } from "../updates.ts";
import type { Webhook, WebhookSettings } from "../webhook.ts";
import type { Methods } from "./method.ts";

export interface WebhookSwitch {
  current(): Webhook | undefined;
  /** @returns whether something changed */
  set(settings: WebhookSettings | undefined): boolean;
}

/** HTTPS, or plain HTTP to this machine, as a local Bot API server allows. */
const isAllowed = (url: string) => {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname));
  } catch {
    return false;
  }
};

export const receiving = (webhook: WebhookSwitch): Methods => ({
  getUpdates: ({ p, world, onHangUp }) => world.updates.poll(p, onHangUp),

  setWebhook({ p, world }) {
    const url = p.text("url") ?? "";
    const secretToken = p.text("secret_token");
    const maxConnections = p.integer("max_connections") ?? 40;
    if (url === "") {
      webhook.set(undefined);
      return true;
    }
    if (!isAllowed(url)) throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    if (secretToken !== undefined && !/^[\w-]{1,256}$/.test(secretToken))
      throw badRequest("secret token contains unallowed characters");
    if (maxConnections < 1 || maxConnections > 100) throw badRequest("max_connections must be between 1 and 100");
    world.updates.allow(readAllowedUpdates(p));
    if (p.flag("drop_pending_updates")) world.updates.dropPending();
    webhook.set({ url, secretToken, maxConnections });
    return true;
  },

  deleteWebhook({ p, world }) {
    if (p.flag("drop_pending_updates")) world.updates.dropPending();
    webhook.set(undefined);
    return true;
  },

  getWebhookInfo({ world }) {
    const current = webhook.current();
    return {
      url: current?.settings.url ?? "",
      has_custom_certificate: false,
      pending_update_count: world.updates.pending.length,
      ...(current && { max_connections: current.settings.maxConnections, ip_address: "127.0.0.1" }),
      ...(current?.lastError && {
        last_error_date: Math.floor(current.lastError.at / 1000),
        last_error_message: current.lastError.message,
      }),
      ...(world.updates.allowed.length > 0 && { allowed_updates: world.updates.allowed }),
    };
  },
});
