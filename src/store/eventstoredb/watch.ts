import { Silence } from './failure.ts';

/** What ends a call from outside. */
export type Abandon = (error: Error) => void;

/**
 * Settles as `work` does, or rejects with Silence where it was silent for `ms` ("heard" says that it was not), or with what it is
 * abandoned with: as long as it runs, how to do that stands in `running`.
 */
export const watch = <Result>(
  work: (heard: () => void) => Promise<Result>,
  ms: number,
  running: Set<Abandon>,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const silent = () => {
      done();
      reject(new Silence(`no answer within ${ms} ms`));
    };
    // A loop that was busy itself has answers that it did not look at yet: one more turn for them.
    const timer = setTimeout(() => {
      last = setImmediate(silent);
    }, ms);
    let last: NodeJS.Immediate | undefined;
    const done = () => {
      clearTimeout(timer);
      clearImmediate(last);
      running.delete(abandon);
    };
    const abandon: Abandon = (error) => {
      done();
      reject(error);
    };
    running.add(abandon);
    work(() => {
      clearImmediate(last);
      timer.refresh();
    })
      .finally(done)
      .then(resolve, reject);
  });
