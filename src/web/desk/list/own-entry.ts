import { v5 } from 'uuid';
import { adoptBestPractice } from '../../../../contracts/adoption/adopt.ts';
import { planAdoption } from '../../../../contracts/adoption/plan.ts';
import type { CommandDefinition } from '../../../../contracts/definitions.ts';
import type { StreamName } from '../../../../contracts/envelope.ts';
import { isPlanned } from '../../../../contracts/fields/kinds/adoption.ts';
import type { Carried } from './carried.ts';
import { sourceTitle } from './entry-of.ts';
import type { Understood } from './preview.ts';

/** Namespace of the keys of commands that a list gives on a mandate (RFC 9562 §5.5); never to be changed: by it a second upload changes nothing. */
const NAMESPACE = '5e9a7d31-c04f-4b62-8f1e-93d6b27a0c58';

/** A command that a row gives on the mandate of its Kommune. */
export interface OwnEntry {
  readonly command: CommandDefinition;
  readonly target: StreamName;
  readonly body: object;
  /** Its key when it is given for the n-th time: what was taken back in between is entered anew by the next one. */
  readonly commandId: (time: number) => string;
}

/** What a row enters as the use or the plan of its Kommune: with the list as its Beleg, for as many to see as the mandate covers. */
export const ownEntryOf = (
  { kommune, solution, status = 'im-betrieb', since, stand, bemerkung }: Understood,
  {
    row,
    today,
    umfang,
  }: { readonly row: string; readonly today: string; readonly umfang: readonly string[] },
  list: Carried,
): OwnEntry => {
  const plans = isPlanned(status);
  const said = {
    sources: 'solutionId' in solution ? [{ solutionId: solution.solutionId }] : [],
    status,
    ...(plans ? {} : { relation: 'nicht-angegeben' }),
    ...(since === undefined ? {} : { [plans ? 'on' : 'adoptedOn']: since }),
    ...(stand === undefined ? {} : { stand }),
    ...(umfang.includes('veroeffentlichen') ? {} : { sichtbarkeit: 'verbund' }),
  };
  const wortlaut = bemerkung === undefined ? {} : { wortlaut: bemerkung };
  return {
    command: plans ? planAdoption : adoptBestPractice,
    target: `kommune-${kommune.id}`,
    body: { ...said, belege: [{ titel: sourceTitle(list, today), ...wortlaut }] },
    commandId: (time) =>
      v5(`${list.hash} ${row} ${time} ${today} ${JSON.stringify([kommune.id, said])}`, NAMESPACE),
  };
};
