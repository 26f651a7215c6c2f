/** The part of undici that is used: the whole also brings `fetch`, caches and sockets, which take nine megabytes. */
declare module "undici/lib/dispatcher/agent.js" {
  export { Agent as default } from "undici";
}
