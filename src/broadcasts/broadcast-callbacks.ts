/** What the buttons under broadcasts and their progress send back. */
import type { BroadcastId, CompetitionId } from "../platform/ids.ts";
import type { Interest } from "../residents/resident.ts";

/** No more messages of this kind. */
export const muteData = (interest: Interest): string => `mu:${interest}`;
/** Choose what to receive. */
export const interestsData = "i";
/** Ask for more about a competition. */
export const competitionData = (id: CompetitionId): string => `l:${id}`;

/** Librarians: stop a broadcast. */
export const stopBroadcastData = (id: BroadcastId): string => `bs:${id}`;
export const stopBroadcastPattern = /^bs:(b\d{1,12})$/;
/** Librarians: take back or change what was sent. */
export const recallData = (id: BroadcastId): string => `br:${id}`;
export const recallPattern = /^br:(b\d{1,12})$/;
/** Librarians: who got it, as a file. */
export const outcomeData = (id: BroadcastId): string => `bx:${id}`;
export const outcomePattern = /^bx:(b\d{1,12})$/;
