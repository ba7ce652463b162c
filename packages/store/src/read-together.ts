/** Most questions of one read: what comes beyond goes into the next one. */
const mostTogether = 100;

interface Waiting<Question, Answer> {
  readonly question: Question;
  resolve(answer: Answer): void;
  reject(problem: unknown): void;
}

/**
 * Reads for many at once what is asked one by one: the questions that come within one turn of the event loop share a round
 * trip, which costs the program and the database about the same for one as for sixteen. Nothing is kept between reads, and
 * every read is sent after its questions were asked: what has changed by then is seen. A read that fails fails for all who
 * share it, so that a question has to be checked before it is asked.
 * @param read reads for all of these questions; answers each of them
 */
export function readTogether<Question, Answer>(
  read: (questions: readonly Question[]) => Promise<(question: Question) => Answer>,
): (question: Question) => Promise<Answer> {
  let gathered: Waiting<Question, Answer>[] = [];
  const send = (): void => {
    const asked = gathered;
    if (asked.length === 0) return;
    gathered = [];
    read(asked.map(({ question }) => question)).then(
      (answerTo) => {
        for (const { question, resolve } of asked) resolve(answerTo(question));
      },
      (problem) => {
        for (const { reject } of asked) reject(problem);
      },
    );
  };
  return (question) =>
    new Promise((resolve, reject) => {
      const count = gathered.push({ question, resolve, reject });
      if (count === 1) setImmediate(send);
      if (count === mostTogether) send();
    });
}
