import type { Sent } from './lines.ts';

// Where each field of each body is answered back. Written by hand, beside the product: a field that is not here fails.

export type Answer = Readonly<Record<string, unknown>>;

/** What an answer says of a field; `body` is what was sent. */
type Said = (answer: Answer, sent: Sent) => unknown;

const list = (value: unknown): readonly Answer[] => (value as readonly Answer[] | undefined) ?? [];
const adoptionOf = (answer: Answer): Answer => answer.adoption as Answer;
const ids = (value: unknown, name: string) => list(value).map((one) => one[name]);
const same =
  (name: string): Said =>
  (answer) =>
    answer[name];
const ofAdoption =
  (name: string): Said =>
  (answer) =>
    adoptionOf(answer)[name];

/** The state that a body gave: among all that it was, or what it is. */
const pointOf = (answer: Answer, { body }: Sent): Answer | undefined => {
  const item = adoptionOf(answer);
  const now = { ...item, since: item.statusSince };
  const all = [...list(item.verlauf), now as Answer];
  const fits = (point: Answer) =>
    ['stand', 'belege'].every(
      (name) => body[name] === undefined || JSON.stringify(point[name]) === JSON.stringify(body[name]),
    );
  const status = body.status;
  return all.find((point) => (status === undefined || point.status === status) && fits(point));
};
const ofPoint =
  (name: string): Said =>
  (answer, sent) =>
    pointOf(answer, sent)?.[name];
const sources: Said = (answer, { body }) =>
  list(adoptionOf(answer).sources).map(({ solutionId, version }, index) => ({
    solutionId,
    ...(list(body.sources)[index]?.version === undefined ? {} : { version }),
  }));
const changes: Said = (answer, { body }) => {
  const known = list(adoptionOf(answer).changes).map((one) => JSON.stringify(one));
  return list(body.changes).filter((one) => known.includes(JSON.stringify(one)));
};
const outcomeOf = (answer: Answer, { body, made }: Sent) =>
  list(answer.outcomes).find(({ outcomeId }) => outcomeId === (made.outcomeId ?? body.outcomeId));
const ofOutcome =
  (name: string): Said =>
  (answer, sent) =>
    outcomeOf(answer, sent)?.[name];
const claimOf = (answer: Answer) => answer.reference as Answer;
const ofClaim =
  (name: string): Said =>
  (answer) =>
    claimOf(answer)[name];
const adoptionId: Said = (answer) => adoptionOf(answer).adoptionId;
const kontakt: Said = (answer) => {
  const { fuer, ...office } = answer.kontakt as Answer;
  return fuer === 'loesung' ? office : undefined;
};

const SHARED: Readonly<Record<string, Said>> = {
  ...Object.fromEntries(
    [
      ...[
        'title',
        'summary',
        'gestaltungsfelder',
        'innovationStatus',
        'art',
        'wertversprechen',
        'zielgruppe',
      ],
      ...[
        'nutzennachweis',
        'betrieb',
        'fachverfahren',
        'beschafftDurch',
        'voraussetzungen',
        'kosten',
        'leika',
      ],
      ...['lizenz', 'links', 'ursprungAussen', 'module', 'seit', 'belege', 'stand', 'sichtbarkeit'],
    ].map((name) => [name, same(name)]),
  ),
  kontakt,
  // Who was invited is so until he says that he built it.
  traeger: (answer, { body }) => {
    const joined = list(answer.adoptions).filter(({ gemeinsam }) => gemeinsam);
    const known = new Set([
      ...ids(answer.eingeladen, 'kommuneId'),
      ...joined.map((one) => (one.kommune as Answer).kommuneId),
    ]);
    return (body.traeger as string[]).filter((id) => known.has(id));
  },
  enthaelt: (answer) => ids(answer.enthaelt, 'solutionId'),
};

const PARTICULARS = ['betreiber', 'kosten', 'aufwand', 'vermittlung', 'ersetzt', 'foerderung'];
const POINT = { status: ofPoint('status'), belege: ofPoint('belege'), stand: ofPoint('stand') };
const OVER = {
  reason: ofAdoption('reason'),
  alternativen: ofAdoption('alternativen'),
  note: ofAdoption('note'),
};

/** By command and field. */
export const ANSWERED: Readonly<Record<string, Readonly<Record<string, Said>>>> = {
  'share-project': SHARED,
  'claim-reference': {
    ...SHARED,
    // The Kommune's own entry has taken its place.
    referenceId: (answer, { body }) =>
      ids(answer.references, 'referenceId').includes(body.referenceId) ? undefined : body.referenceId,
  },
  'revise-project': {
    solutionId: same('solutionId'),
    voraussetzungen: same('voraussetzungen'),
    kontakt,
    note: (answer) => list(answer.versions).at(-1)?.note,
  },
  'join-project': {
    solutionId: (answer) => list(adoptionOf(answer).sources)[0]?.solutionId,
    version: (answer) => list(adoptionOf(answer).sources)[0]?.version,
    seit: ofAdoption('adoptedOn'),
    changes,
    ...POINT,
  },
  'plan-adoption': {
    ...POINT,
    sources,
    on: ofPoint('since'),
    ab: ofAdoption('ab'),
    relation: ofAdoption('geplanteRelation'),
    note: ofAdoption('note'),
  },
  'decline-solution': {
    ...POINT,
    ...OVER,
    sources,
    on: ofPoint('since'),
    sichtbarkeit: ofAdoption('sichtbarkeit'),
  },
  'adopt-best-practice': {
    ...POINT,
    ...Object.fromEntries(
      [...PARTICULARS, 'relation', 'what', 'module', 'adoptedOn', 'ursprungAussen', 'sichtbarkeit'].map(
        (name) => [name, ofAdoption(name)],
      ),
    ),
    sources,
    adoptionId,
    changes,
    eigenes: (answer) => (adoptionOf(answer).eigenes as Answer).solutionId,
    fuer: (answer) => ids(adoptionOf(answer).fuer, 'kommuneId'),
  },
  'change-adoption-status': { ...POINT, adoptionId, on: ofPoint('since') },
  'record-adaptation': { adoptionId, changes },
  'reconfirm-usage': { adoptionId, on: ofAdoption('lastWord') },
  'end-usage': {
    ...POINT,
    ...OVER,
    adoptionId,
    on: ofAdoption('statusSince'),
    anlass: ofAdoption('anlass'),
    replacedBy: ofAdoption('replacedBy'),
  },
  'abandon-adoption': { ...POINT, ...OVER, adoptionId, on: ofAdoption('statusSince') },
  'release-result': { adoptionId },
  'report-outcome': {
    ...Object.fromEntries(
      [
        'adoptionId',
        'indicator',
        'unit',
        'before',
        'after',
        'period',
        'method',
        'belege',
        'stand',
        'richtung',
        'text',
      ].map((name) => [name, ofOutcome(name)]),
    ),
  },
  'confirm-outcome': {
    adoptionId: ofOutcome('adoptionId'),
    outcomeId: (answer, sent) =>
      outcomeOf(answer, sent)?.confirmed === true ? sent.body.outcomeId : undefined,
  },
  'record-reference': {
    ...Object.fromEntries(
      ['solutionId', 'fact', 'status', 'since', 'anzahl', 'statement', 'asOf', 'source'].map((name) => [
        name,
        ofClaim(name),
      ]),
    ),
    kommuneId: (answer) => (claimOf(answer).kommune as Answer).kommuneId,
    verbundId: (answer) => (claimOf(answer).verbund as Answer).verbundId,
    solution: (answer) => ({
      title: claimOf(answer).title,
      summary: claimOf(answer).summary,
      gestaltungsfelder: answer.gestaltungsfelder,
    }),
    adoptedFrom: (answer) => (claimOf(answer).adoptedFrom as Answer).solutionId,
  },
  'dispute-reference': {
    referenceId: (answer) => claimOf(answer).referenceId,
    mit: (answer) => list(claimOf(answer).strittig)[0]?.mit,
    grund: (answer) => list(claimOf(answer).strittig)[0]?.grund,
  },
};

/** Under which id a line is asked for: of what it made, or of what it is on. */
export const idOf = ({ body, made, command }: Sent, variantOf: ReadonlyMap<string, string>): string => {
  const adoption = (made.adoptionId ?? body.adoptionId) as string | undefined;
  if (adoption !== undefined) return variantOf.get(adoption) ?? adoption;
  if (command === 'claim-reference') return made.solutionId ?? '';
  return String(made.solutionId ?? made.referenceId ?? body.referenceId ?? body.solutionId);
};
