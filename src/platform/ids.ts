/** Branded identifiers: a MeetingId is never passed where a CourseId is meant. */
declare const brand: unique symbol;
export type Brand<T, B extends string> = T & { readonly [brand]: B };

/** `c7`: given by the import, kept while the title stays the same. */
export type CourseId = Brand<string, "CourseId">;
/** `m12`: given by the import, kept when the meeting is moved. */
export type MeetingId = Brand<string, "MeetingId">;
/** `l3` */
export type CompetitionId = Brand<string, "CompetitionId">;
/** Telegram user id; also the id of the private chat with that person. */
export type ResidentId = Brand<number, "ResidentId">;
/** `p1`, `p2` … within one resident; `p1` is the resident. */
export type ParticipantId = Brand<string, "ParticipantId">;
/** What the resident shows at the door, e.g. `M12-7KQ4ZT`. */
export type RegistrationCode = Brand<string, "RegistrationCode">;
export type BroadcastId = Brand<string, "BroadcastId">;
