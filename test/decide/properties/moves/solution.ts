import { project } from '../../samples.ts';
import { type Choices, LEVELS, type MovesOf, one } from '../choices.ts';

const ANSWERS = { wertversprechen: 'Weniger Wege', zielgruppe: 'Eltern', nutzennachweis: 'Wartezeit' };

/** Also those of a Reference that is claimed. */
export const projectFields = (choices: Choices): Record<string, unknown> => {
  const { a, b, c, d, e, f } = choices.dice;
  const blocks = choices.world.all('ProjectShared', 'solutionId').length > 0;
  return project({
    ...(a % 2 === 0 ? ANSWERS : {}),
    ...(b % 4 === 0 ? { traeger: [choices.any('KommuneRegistered', 'kommuneId', c)] } : {}),
    ...(d % 4 === 0 && blocks ? { enthaelt: [choices.known(choices.nodes(), e)] } : {}),
    sichtbarkeit: one(LEVELS, f),
  });
};

const revision = (choices: Choices): Record<string, unknown> => {
  const { b, c, d, e } = choices.dice;
  const changes: Record<string, unknown>[] = [
    { lizenz: one(['MIT', 'EUPL-1.2'], c) },
    { sichtbarkeit: one(LEVELS, d) },
    { enthaelt: [choices.known(choices.nodes(), e)] },
    ANSWERS,
  ];
  return one(changes, b);
};

const solutionId = (choices: Choices) => choices.own('ProjectShared', 'solutionId', choices.dice.a);

const moves: MovesOf<'solution'> = {
  often: ['share-project', 'revise-project'],
  anew: ['share-project'],
  bodies: {
    'share-project': projectFields,
    'revise-project': (choices) => ({
      solutionId: solutionId(choices),
      note: choices.reason,
      ...revision(choices),
    }),
    'withdraw-project': (choices) => ({ solutionId: solutionId(choices), reason: choices.reason }),
  },
};

export default moves;
