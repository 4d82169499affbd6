import { type Stage, stage } from '../journey/stage.ts';

/** A hub on which two neighbours are members of one Zusammenarbeit, and a third Kommune is not. */
export const neighbours = async () => {
  const on = await stage();
  const [owner, member, outside, verbund] = [
    await on.kommune('Gemeinde Eigen'),
    await on.kommune('Gemeinde Nachbar'),
    await on.kommune('Gemeinde Fern'),
    await on.verbund('Zusammenarbeit Aue'),
  ];
  for (const id of [owner, member]) await on.join(id, verbund);
  return { on, ids: { owner, member, outside, verbund } };
};

export type Neighbours = Awaited<ReturnType<typeof neighbours>>['ids'];

/** The actors among whom it differs what may be seen; undefined for the public. */
export const viewersOf = (on: Stage, ids: Neighbours) => ({
  public: undefined,
  outside: on.actor('kommune', ids.outside),
  member: on.actor('kommune', ids.member),
  verbund: on.actor('verbund', ids.verbund),
  owner: on.actor('kommune', ids.owner),
});
