/** What is asked at one moment is answered together. */
import { Fault } from "./fault.ts";
import { groupBy } from "./group-by.ts";

interface Asked<Q, A> {
  readonly question: Q;
  readonly done: (answer: A) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * @param atMost so many questions are answered by one call of `answer`
 * @param groupOf questions of different groups are answered apart
 * @param answer gives the answers in the order of the questions; an Error in place of one fails that question alone
 * @returns asks one; it is answered with all that are asked in this turn of the event loop, or until `flush`
 */
export function gather<Q, A>(
  atMost: number,
  groupOf: (question: Q) => unknown,
  answer: (questions: readonly Q[]) => Promise<readonly (A | Error)[]>,
): ((question: Q) => Promise<A>) & { flush(): void } {
  let asked: Asked<Q, A>[] = [];

  const answerSome = async (some: readonly Asked<Q, A>[]) => {
    try {
      const answers = await answer(some.map(({ question }) => question));
      if (answers.length !== some.length) throw new Fault("platform:answers-missing");
      for (const [i, { done, fail }] of some.entries()) {
        const given = answers[i];
        if (given instanceof Error) fail(given);
        else done(given as A);
      }
    } catch (error) {
      for (const { fail } of some) fail(error);
    }
  };
  const answerAll = () => {
    const all = asked;
    asked = [];
    for (const group of groupBy(all, ({ question }) => groupOf(question)).values())
      for (let from = 0; from < group.length; from += atMost) void answerSome(group.slice(from, from + atMost));
  };
  const ask = (question: Q) =>
    new Promise<A>((done, fail) => {
      if (asked.push({ question, done, fail }) === 1) setImmediate(answerAll);
    });
  return Object.assign(ask, { flush: answerAll });
}
