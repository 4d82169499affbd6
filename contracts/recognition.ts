import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { reference } from './fields/kinds/reference.ts';
import { solution } from './fields/kinds/solution.ts';
import { entry, field, freeText, own, ref } from './fields.ts';

const named = z.strictObject({
  solutionId: ref(solution, reference),
  reason: field('Begründung', freeText(600)),
});

const told = named.extend({ solutionId: own(solution) });

export const BestPracticeRecognised = event({
  name: 'BestPracticeRecognised',
  version: 1,
  title: 'Als bewährt festgestellt',
  on: ['verbund'],
  ...entry({ id: 'solutionId' }),
  data: told,
});

export const BestPracticeRevoked = event({
  name: 'BestPracticeRevoked',
  version: 1,
  title: 'Feststellung „bewährt“ aufgehoben',
  on: ['verbund'],
  ...entry({ id: 'solutionId' }),
  data: told,
});

const anySolution = '2b7f6a58-3f7c-4a07-9a0e-5a9f0c1d2e3f';

export const recogniseBestPractice = command({
  name: 'recognise-best-practice',
  title: 'Als bewährt feststellen',
  on: ['verbund'],
  right: 'verbund:recognise',
  body: named,
  events: ['BestPracticeRecognised'],
  example: { solutionId: anySolution, reason: 'Drei Kommunen haben kürzere Wartezeiten gemessen.' },
});

export const revokeBestPractice = command({
  name: 'revoke-best-practice',
  title: 'Feststellung „bewährt“ aufheben',
  on: ['verbund'],
  right: 'verbund:recognise',
  body: named,
  events: ['BestPracticeRevoked'],
  button: 'Widerrufen',
  example: { solutionId: anySolution, reason: 'Die Messung ließ sich nicht wiederholen.' },
});

export const recognition = subject({
  name: 'recognition',
  rights: { 'verbund:recognise': 'own' },
  kinds: [],
  events: [BestPracticeRecognised, BestPracticeRevoked],
  commands: [recogniseBestPractice, revokeBestPractice],
});
