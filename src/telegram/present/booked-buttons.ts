/** What can be had right after a registration. */
import { ticketData } from "../../attendance/attendance-callbacks.ts";
import type { Button } from "../../outbox/message.ts";
import type { RegistrationCode } from "../../platform/ids.ts";
import type { T } from "../../platform/texts.ts";
import { encodeAction } from "../callback-data.ts";

export const bookedButtons = (t: T, code: RegistrationCode, kind: "seated" | "waitlisted"): Button[][] => [
  [
    ...(kind === "seated" ? [{ label: t.plain("ticket-button"), data: ticketData(code) }] : []),
    { label: t.plain("calendar-button"), data: encodeAction({ kind: "calendar", args: [code] }) },
  ],
];
