import { DemoAccess } from '../../src/access/demo/demo-access.ts';
import { Identity } from '../../src/access/made-identity.ts';
import { id } from '../decide/names.ts';

/** The demo's access where no organisation has registered: whoever has no organisation may do everything. */
export const demoAccess = new DemoAccess({ count: 0, all: () => [], find: () => undefined });

/** Somebody who may act for every organisation; of two people when `person` differs. */
export const somebody = (person = 'somebody') =>
  new Identity({ organisation: null, role: 'demo', subjectRef: id(person) });
