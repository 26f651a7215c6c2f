// @ts-check
/** Something is missing that set-up cannot bring; the message says what and the command that mends it. */
export class Missing extends Error {}
