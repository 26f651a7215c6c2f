/** What words do in telling a time; which words do it stands in the vocabulary. */

/** With such a word a time begins. */
export const beginningRoles = [
  "day",
  "week",
  "month",
  "year",
  "date",
  "hour",
  "now",
  "yesterday",
  "tomorrow",
  "day after tomorrow",
  "beginning",
  "middle",
  "end",
  "weekend",
  "one day",
  "one week",
  "one month",
] as const;

/** With such a word it goes on or is set apart from others. */
const otherRoles = [
  "this",
  "that",
  "each",
  "next",
  "coming",
  "last",
  "ahead",
  "onward",
  "night",
  "later",
  "earlier",
  "teen",
  "tens",
  "one hundred",
  "hundreds",
  "counted",
  "until",
  "until between numbers",
  "latest",
  "and",
  "or",
  "after",
  "before",
  "from",
  "above",
  "under",
  "not",
  "outside",
  "working",
  "greeting",
] as const;

export const timeRoles = [...beginningRoles, ...otherRoles] as const;
export type TimeRole = (typeof timeRoles)[number];

/** The first is day 0. */
export const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
export const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;
