/**
 * Something is broken (not: something expected happened, that is an outcome).
 * `code` is `area:reason`, e.g. `catalogue:bad-record`. `details` carry ids and counts, never names, phone numbers or texts.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: `${string}:${string}`;
  readonly details: Readonly<Record<string, string | number | boolean>>;

  constructor(
    code: `${string}:${string}`,
    details: Readonly<Record<string, string | number | boolean>> = {},
    cause?: unknown,
  ) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = details;
  }
}
