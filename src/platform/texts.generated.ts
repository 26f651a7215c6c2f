/** Generated from locales/id by `npm run texts`; not edited by hand. Key: the names of its arguments. */
export interface TextArguments {
  "common-try-again": "incident";
}
