/**
 * Every key. What must change in one atomic step shares a hash tag: `{c5}` is a partition of chats, `{r5}` a partition of rosters.
 * The number of partitions is part of the stored format.
 */
import type { BroadcastId, MeetingId, ResidentId } from "../platform/ids.ts";

export const partitions = 64;

/** Partition of a chat or resident: Fibonacci hashing, since neighbouring ids are common. */
export const chatPartition = (chatId: number): number => Math.imul(chatId | 0, 0x9e3779b1) >>> 26;

/** Buckets of residents in a partition. */
export const audienceBuckets = 128;
const audienceBucket = (chatId: number): number => (Math.imul(chatId | 0, 0x9e3779b1) >>> 19) % audienceBuckets;

/** Partition of a meeting's roster, by the number in its id (`m12`). */
export const rosterPartition = (meetingId: MeetingId): number => Number(meetingId.slice(1)) % partitions;

/** The meeting whose roster has this name; undefined for other keys. */
export const rosterOf = (name: string): MeetingId | undefined =>
  /:roster:(m\d+)$/.exec(name)?.[1] as MeetingId | undefined;

/** The resident whose profile has this name; undefined for other keys. */
export function profileOf(name: string): ResidentId | undefined {
  const id = /:resident:(\d+)$/.exec(name)?.[1];
  return id === undefined ? undefined : (Number(id) as ResidentId);
}

/** @param namespace put before every key; empty in production, one per file in tests */
export function createKeys(namespace = "") {
  const chat = (id: number) => `${namespace}{c${chatPartition(id)}}`;
  const roster = (id: MeetingId) => `${namespace}{r${rosterPartition(id)}}`;
  return {
    namespace,
    /** string: version of the form in which everything is stored */
    format: () => `${namespace}{format}:version`,
    /** string: exists while a process brings what is stored to a newer form */
    formatLock: () => `${namespace}{format}:lock`,
    /** hash: profile of a resident, and a field for the code of each of their registrations, cancelled ones too: a key of its own would cost more than all of them */
    resident: (id: ResidentId) => `${chat(id)}:resident:${id}`,
    /** string: state of the dialogue in a chat */
    dialogue: (chatId: number) => `${chat(chatId)}:dialogue:${chatId}`,
    /** string: what the last question was about */
    context: (chatId: number) => `${chat(chatId)}:context:${chatId}`,
    /** sorted set of chat ids by the moment (ms) at which their dialogue expires */
    dialogueDeadlines: (partition: number) => `${namespace}{c${partition}}:dialogue-deadlines`,
    /** stream: updates of a partition that wait to be handled */
    inbox: (partition: number) => `${namespace}{c${partition}}:inbox`,
    /** string: the entry of a partition's stream up to which all were handed out to its holder */
    inboxHandedOut: (partition: number) => `${namespace}{c${partition}}:inbox-handed-out`,
    /** bitmap of update ids already stored: one bit an id, 65,536 ids a key */
    inboxSeen: (partition: number, block: number) => `${namespace}{c${partition}}:inbox-seen:${block}`,
    /** string: which process handles the updates of a partition */
    inboxLease: (partition: number) => `${namespace}{c${partition}}:inbox-lease`,
    /** stream: updates that could not be handled */
    inboxDead: (partition: number) => `${namespace}{c${partition}}:inbox-dead`,
    /** sorted set: processes that handle updates */
    inboxReaders: () => `${namespace}{inbox}:readers`,
    /** channel: partitions with new updates, told to other processes */
    inboxBell: () => `${namespace}{inbox}:bell`,
    /** string: a job of the timetable was taken by a process for a due minute */
    jobClaim: (name: string, minute: number) => `${namespace}{jobs}:claim:${name}:${minute}`,
    /** prefix of the queue of notices */
    noticeQueue: () => `${namespace}{notices}`,
    /** string: what became of a notice, by the digest of its id */
    noticeOutcome: (digest: string) => `${namespace}notice:${digest}`,
    /** string: exists while a chat had a notice within the last second */
    noticePause: (chatId: number) => `${chat(chatId)}:notice-pause:${chatId}`,
    /** string: when the next message may be sent unprompted, µs */
    pace: () => `${namespace}{pace}:next`,
    /** string: exists while Telegram wants nothing unprompted */
    pacePause: () => `${namespace}{pace}:pause`,
    /** sorted set: ids of broadcasts that are not over, by the moment they were put in */
    deliveringBroadcasts: () => `${namespace}{delivering}:broadcasts`,
    /** hash: content, state and counts of a broadcast */
    delivery: (id: string) => `${namespace}{b:${id}}:delivery`,
    /** sorted set: chunks of recipients at work, by the end of their lease */
    deliveryLeases: (id: string) => `${namespace}{b:${id}}:leases`,
    /** string: recipients of a chunk */
    deliveryChunk: (id: string, chunk: number) => `${namespace}{b:${id}}:chunk:${chunk}`,
    /** string: what became of each recipient of a chunk */
    deliveryResults: (id: string, chunk: number) => `${namespace}{b:${id}}:results:${chunk}`,
    /** hash: what a librarian ordered to be sent, and how far it is */
    broadcastOrder: (id: BroadcastId) => `${namespace}{broadcasts}:order:${id}`,
    /** sorted set: ids of ordered broadcasts that are not over, by the moment they start (ms) */
    openBroadcasts: () => `${namespace}{broadcasts}:open`,
    /** hash: hour of the day → messages of residents in a month (`2026-11`) */
    activeHours: (month: string) => `${namespace}{active-hours}:${month}`,
    /** string: which process takes broadcasts further */
    broadcastsHolder: () => `${namespace}{broadcasts}:holder`,
    /** string: moment up to which every due deadline reminder of competitions is in the outbox */
    deadlinesUpTo: () => `${namespace}{deadlines}:up-to`,
    /** string: number of deadline reminders that could not be sent on their day */
    deadlinesMissed: () => `${namespace}{deadlines}:missed`,
    /** hash: registrations of one meeting */
    roster: (id: MeetingId) => `${roster(id)}:roster:${id}`,
    /** hash: chat id → what the resident wants to receive, of those who may be written to; small, so that Redis packs it */
    audience: (id: ResidentId) => `${chat(id)}:audience:${audienceBucket(id)}`,
    audienceBucket: (partition: number, bucket: number) => `${namespace}{c${partition}}:audience:${bucket}`,
    /** hash: interest → number of residents of the partition */
    audienceSizes: (partition: number) => `${namespace}{c${partition}}:audience-sizes`,
    /** hash: invited librarian → since when and by whom */
    librarians: () => `${namespace}{librarians}:invited`,
    /** string: an invitation that was not used yet, named by the digest of its token */
    librarianInvitation: (digest: string) => `${namespace}{librarians}:invitation:${digest}`,
    /** hash: id → a resident's message to the librarians that waits for an answer */
    openEnquiries: () => `${namespace}{enquiries}:open`,
    /** sorted set: ids of those messages by the moment they came */
    enquiriesByTime: () => `${namespace}{enquiries}:by-time`,
    /** sorted set of equal scores: the same ids, so that those of one resident stand together */
    enquiriesByResident: () => `${namespace}{enquiries}:by-resident`,
    /** hash: up to which message librarians were told, and when */
    enquiriesTold: () => `${namespace}{enquiries}:told`,
    /** hash: number of messages passed on, answered, not understood in a month (`2026-11`) */
    enquiryCounts: (month: string) => `${namespace}{enquiries}:counts:${month}`,
    /** sorted set: subjects of classes by how many residents wished for them in a month */
    wishes: (month: string) => `${namespace}{enquiries}:wishes:${month}`,
    /** set: month and subject of what a resident wished for */
    wishesOf: (id: ResidentId) => `${namespace}{enquiries}:wishes-of:${id}`,
    /** hash: digest of a calendar link → resident */
    calendarFeeds: () => `${namespace}{calendar}:feeds`,
    /** hash: resident → digest of their calendar link */
    calendarFeedDigests: () => `${namespace}{calendar}:digests`,
    /** sorted set: residents who are being erased, by the moment they asked for it (ms) */
    openErasures: () => `${namespace}{erasures}:open`,
    /** sorted set: codes of those who have a seat, by the moment they got it */
    seated: (id: MeetingId) => `${roster(id)}:seated:${id}`,
    /** sorted set: codes of those who wait, first in line first */
    line: (id: MeetingId) => `${roster(id)}:line:${id}`,
    /** hash: who came to a meeting */
    attendance: (id: MeetingId) => `${roster(id)}:attendance:${id}`,
    /** string: up to which moment days are settled */
    attendanceUpTo: () => `${namespace}{attendance}:up-to`,
    /** string: how often a resident tried to guess a code in a window of minutes */
    codeGuesses: (id: ResidentId, window: number) => `${chat(id)}:code-guesses:${id}:${window}`,
    /** string: how many addresses of a kind of page that lead nowhere were asked for in a minute */
    guesses: (page: string, minute: number) => `${namespace}{pages}:guesses:${page}:${minute}`,
    /** hash: numbers of the certificates of a meeting, by person */
    certificatesOf: (id: MeetingId) => `${roster(id)}:certificates:${id}`,
    /** string: what a certificate says, by its number */
    certificate: (number: string) => `${namespace}certificate:${number}`,
    /** hash: ratings of a meeting by number of stars, who was asked and answered, who may be asked again */
    feedback: (id: MeetingId) => `${roster(id)}:feedback:${id}`,
    /** list: sentences about a meeting, without names */
    comments: (id: MeetingId) => `${roster(id)}:comments:${id}`,
    /** string: up to which moment everybody was asked how it was */
    feedbackUpTo: () => `${namespace}{feedback}:up-to`,
    feedbackMissed: () => `${namespace}{feedback}:missed`,
    /** hash: success stories of a year, by registration */
    stories: (year: string) => `${namespace}{stories}:${year}`,
    /** hash: resident and community → since when and by whom */
    tutors: () => `${namespace}{tutors}:members`,
    /** string: an invitation that was not used yet, named by the digest of its token */
    tutorInvitation: (digest: string) => `${namespace}{tutors}:invitation:${digest}`,
    /** stream: what happened on the rosters of a partition and is not told yet */
    rosterEvents: (partition: number) => `${namespace}{r${partition}}:events`,
    /** sorted set: codes of those in a partition to whom seats are offered, by the moment (ms) up to which they are held */
    openOffers: (partition: number) => `${namespace}{r${partition}}:offers`,
    /** hash: course → rules of its registration that differ from the usual ones */
    courseRules: () => `${namespace}{registration}:course-rules`,
    /** sorted set: starts of meetings (ms) to which a resident did not come without a word */
    absences: (id: ResidentId) => `${chat(id)}:absences:${id}`,
    /** string: moment up to which everybody was asked, warned and released who was due */
    confirmationsUpTo: () => `${namespace}{confirmations}:up-to`,
    /** string: number of those questions that could not be asked in time */
    confirmationsMissed: () => `${namespace}{confirmations}:missed`,
    /** string: moment up to which every due reminder is in the outbox */
    remindersUpTo: () => `${namespace}{reminders}:up-to`,
    /** string: number of reminders that came due while nobody could send them in time */
    remindersMissed: () => `${namespace}{reminders}:missed`,
    /** string: exists for an hour after librarians were told */
    alertGiven: (kind: string) => `${namespace}{alerts}:given:${kind}`,
    /** string: how far broadcasts were when they last moved, JSON */
    alertProgress: () => `${namespace}{alerts}:progress`,
    catalogue: () => `${namespace}{catalogue}:current`,
    /** string: where the playground's clock was left, epoch ms */
    playgroundClock: () => `${namespace}{playground}:clock`,
    /** string: version of the catalogue that the playground's sample made */
    sampleVersion: () => `${namespace}{catalogue}:sample`,
    catalogueVersion: () => `${namespace}{catalogue}:version`,
    /** hash: changes of meetings that those registered were not told yet */
    pendingChanges: () => `${namespace}{catalogue}:pending-changes`,
    /** hash: meeting that left the catalogue → what it was, and when it left */
    removedMeetings: () => `${namespace}{catalogue}:removed-meetings`,
    catalogueChannel: () => `${namespace}{catalogue}:changed`,
  };
}

export type Keys = ReturnType<typeof createKeys>;
