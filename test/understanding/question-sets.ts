/** The question sets of invented libraries, each with its own catalogue and moment. */
export const questionSets = [
  { folder: "second-set", now: "2027-08-11T13:20+07:00" },
  { folder: "third-set", now: "2027-07-29T13:20+08:00" },
  { folder: "fourth-set", now: "2027-07-15T13:20+08:00" },
  { folder: "fifth-set", now: "2027-03-18T13:15+07:00" },
  { folder: "sixth-set", now: "2027-08-07T08:30+08:00" },
  { folder: "seventh-set", now: "2027-10-12T08:30+07:00" },
  { folder: "eighth-set", now: "2028-02-10T09:15+08:00" },
] as const;
