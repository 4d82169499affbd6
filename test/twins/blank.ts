import type { Act, Body } from './act.ts';

/**
 * What stands in the place of what somebody may not see, where it must be there at all: nothing of it is the same. Each revision
 * says something else (`key` is the act's): one that changes nothing makes no version.
 */
const BLANKS: Readonly<Record<string, (body: Body, key: string) => Body>> = {
  'share-project': ({ sichtbarkeit }) => ({ ...OTHER_PROJECT, sichtbarkeit }),
  'claim-reference': ({ sichtbarkeit, referenceId }) => ({ ...OTHER_PROJECT, sichtbarkeit, referenceId }),
  'adopt-best-practice': ({ sources, adoptionId, sichtbarkeit }) => ({
    sources,
    relation: 'unveraendert',
    adoptedOn: '2022-02-02',
    status: 'im-betrieb',
    ...(adoptionId === undefined ? {} : { adoptionId }),
    sichtbarkeit,
  }),
  'join-project': ({ solutionId, version, sichtbarkeit }) => ({
    solutionId,
    ...(version === undefined ? {} : { version }),
    status: 'im-betrieb',
    seit: '2022-02-02',
    sichtbarkeit,
  }),
  'revise-project': ({ solutionId, sichtbarkeit }, key) => ({
    solutionId,
    note: 'Anders',
    summary: `Anders ${key}`,
    ...(sichtbarkeit === undefined ? {} : { sichtbarkeit }),
  }),
  'record-adaptation': ({ adoptionId }) => ({ adoptionId, changes: [{ what: 'Anders' }] }),
  'abandon-adoption': ({ adoptionId }) => ({ adoptionId, on: '2026-07-07', reason: 'kein-beschluss' }),
  'report-outcome': ({ adoptionId }) => ({
    adoptionId,
    indicator: 'Anderes',
    unit: 'Stück',
    before: null,
    after: 77,
    period: '2021',
    method: 'geschaetzt',
  }),
  'recognise-best-practice': ({ solutionId }) => ({ solutionId, reason: 'Anders' }),
  'volunteer-lotse': () => ({ subjectRef: '11111111-1111-4111-8111-111111111111', bereich: 'Anders' }),
};

const OTHER_PROJECT = {
  title: 'Anders',
  summary: 'Anders',
  gestaltungsfelder: ['Anders'],
  innovationStatus: 'geplant',
  art: 'qualifizierung',
  wertversprechen: 'Anders',
  zielgruppe: 'Andere',
  nutzennachweis: 'Anders',
};

/** The same act with other contents. */
export const blanked = (act: Act): Act => ({
  ...act,
  body: BLANKS[act.name]?.(act.body, act.key) ?? act.body,
});
