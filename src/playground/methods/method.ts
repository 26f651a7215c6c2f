/** One method of the Bot API: what it does to the world and what it answers. */
import type { Params } from "../params.ts";
import type { World } from "../world.ts";

export interface Call {
  readonly p: Params;
  readonly world: World;
  /** Calls `leave` when the client hangs up before the answer. */
  readonly onHangUp: (leave: () => void) => void;
}

/** @throws Refusal for what Telegram would refuse */
export type Method = (call: Call) => unknown;

/** Keys are written as in Telegram's documentation; calls may use any case. */
export type Methods = Readonly<Record<string, Method>>;
