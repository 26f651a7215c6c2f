/** The question sets of invented libraries, each with its own catalogue and moment. */
export const questionSets = [
  { folder: "second-set", now: "2027-08-11T13:20+07:00" },
  { folder: "third-set", now: "2027-07-29T13:20+08:00" },
  { folder: "fourth-set", now: "2027-07-15T13:20+08:00" },
  { folder: "fifth-set", now: "2027-03-18T13:15+07:00" },
  { folder: "sixth-set", now: "2027-08-07T08:30+08:00" },
  { folder: "seventh-set", now: "2027-10-12T08:30+07:00" },
  { folder: "eighth-set", now: "2028-02-10T09:15+08:00" },
  { folder: "ninth-set", now: "2028-05-13T08:15+07:00" },
  { folder: "tenth-set", now: "2028-08-07T13:20+07:00" },
  { folder: "eleventh-set", now: "2029-03-07T08:45+07:00" },
  { folder: "twelfth-set", now: "2029-09-14T09:00+09:00" },
  { folder: "thirteenth-set", now: "2030-02-16T08:20+08:00" },
  { folder: "fourteenth-set", now: "2030-08-14T13:10+08:00" },
  { folder: "fifteenth-set", now: "2030-10-14T19:30+09:00" },
  { folder: "sixteenth-set", now: "2031-04-06T08:30+08:00" },
  { folder: "seventeenth-set", now: "2031-05-15T08:20+07:00" },
  { folder: "eighteenth-set", now: "2031-11-11T14:10+07:00" },
  { folder: "nineteenth-set", now: "2032-03-05T18:40+08:00" },
  { folder: "twentieth-set", now: "2032-07-12T09:40+07:00" },
  { folder: "twentyfirst-set", now: "2033-01-12T10:05+07:00" },
  { folder: "twentysecond-set", now: "2033-09-10T12:20+07:00" },
  { folder: "twentythird-set", now: "2034-05-14T15:20+08:00" },
  { folder: "twentyfourth-set", now: "2034-12-14T08:45+08:00" },
  { folder: "twentyfifth-set", now: "2035-04-10T19:05+07:00" },
  { folder: "twentysixth-set", now: "2035-08-06T12:40+08:00" },
] as const;

/** Libraries of whose residents there are also stories alone, the kind of message that is hardest to read. */
export const withStories: readonly string[] = [
  "thirteenth-set",
  "fourteenth-set",
  "fifteenth-set",
  "sixteenth-set",
  "seventeenth-set",
];
