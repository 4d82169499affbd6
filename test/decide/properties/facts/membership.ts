import { wordsIn } from '../words.ts';
import type { FactOf } from '../world.ts';

const membership: FactOf = ({ log }, wanted, asker) =>
  asker.startsWith('verbund-')
    ? wordsIn(log, asker, `kommune-${wanted}`)
    : wordsIn(log, `verbund-${wanted}`, asker);

export default membership;
