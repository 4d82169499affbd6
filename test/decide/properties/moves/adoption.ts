import { type Choices, DAYS, LEVELS, type MovesOf, one } from '../choices.ts';

const sources = (choices: Choices) => {
  const { a, b, e, f } = choices.dice;
  const nodes = choices.nodes();
  const picked = [...new Set([choices.known(nodes, a), ...(e % 3 === 0 ? [choices.known(nodes, b)] : [])])];
  return picked.map((solutionId) => ({ solutionId, ...(f % 3 === 0 ? { version: 1 + (f % 4) } : {}) }));
};

/** One of the own adoptions, planned or begun; now and then one of anybody's. */
export const adoptionId = (choices: Choices): string => {
  const { world, stream, dice } = choices;
  if (dice.a % 20 === 0) return choices.any('BestPracticeAdopted', 'adoptionId', dice.b);
  const planned = world.all('AdoptionPlanned', 'adoptionId', stream);
  const begun = ['BestPracticeAdopted', 'ProjectJoined'].flatMap((type) =>
    world.all(type, 'adoptionId', stream),
  );
  return choices.known([...planned, ...begun], dice.b);
};

const named = (choices: Choices) => ({ adoptionId: adoptionId(choices), on: choices.on });

const moves: MovesOf<'adoption'> = {
  often: [
    'plan-adoption',
    'adopt-best-practice',
    'join-project',
    'change-adoption-status',
    'state-unchanged',
    'reconfirm-usage',
    'end-usage',
    'abandon-adoption',
    'decline-solution',
    'release-result',
  ],
  anew: ['record-adaptation'],
  bodies: {
    'plan-adoption': (choices) => ({ sources: sources(choices) }),
    'adopt-best-practice': (choices) => ({
      sources: sources(choices),
      relation: one(['unveraendert', 'angeregt', 'nicht-angegeben'], choices.dice.d),
      adoptedOn: one([...DAYS, '2026-09-20'], choices.dice.c),
      status: one(['in-erprobung', 'im-betrieb'], choices.dice.b),
      sichtbarkeit: one(LEVELS, choices.dice.e),
      ...(choices.dice.f % 4 === 0
        ? { eigenes: choices.own('ProjectShared', 'solutionId', choices.dice.a) }
        : {}),
      ...(choices.dice.c % 5 === 0
        ? { adoptionId: choices.own('AdoptionPlanned', 'adoptionId', choices.dice.d) }
        : {}),
    }),
    'join-project': (choices) => ({
      ...sources(choices)[0],
      status: one(['in-erprobung', 'im-betrieb'], choices.dice.b),
      sichtbarkeit: one(LEVELS, choices.dice.e),
      ...(choices.dice.c % 3 === 0 ? { seit: one([...DAYS, '2026-09-20'], choices.dice.d) } : {}),
    }),
    'change-adoption-status': (choices) => ({
      ...named(choices),
      status: one(['in-erprobung', 'im-betrieb'], choices.dice.d),
    }),
    'record-adaptation': (choices) => ({
      adoptionId: adoptionId(choices),
      changes: [{ what: choices.reason }],
    }),
    'state-unchanged': (choices) => ({ adoptionId: adoptionId(choices) }),
    'reconfirm-usage': named,
    'end-usage': (choices) => ({ ...named(choices), reason: choices.reason }),
    'abandon-adoption': (choices) => ({
      ...named(choices),
      reason: one(['kosten', 'personal'], choices.dice.d),
    }),
    'decline-solution': (choices) => ({
      sources: sources(choices),
      reason: one(['kosten', 'personal'], choices.dice.d),
      ...(choices.dice.c % 2 === 0 ? { sichtbarkeit: one(LEVELS, choices.dice.e) } : {}),
    }),
    'retract-adoption': (choices) => ({ adoptionId: adoptionId(choices), grund: choices.reason }),
    'release-result': (choices) => ({
      adoptionId: choices.own(
        one(['AdoptionAbandoned', 'AdoptionDeclined'], choices.dice.c),
        'adoptionId',
        choices.dice.a,
      ),
    }),
  },
};

export default moves;
