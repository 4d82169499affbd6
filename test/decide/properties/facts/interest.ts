import { interestIn } from '../words.ts';
import type { FactOf } from '../world.ts';

const interest: FactOf = ({ log }, wanted, asker) => {
  const since = asker.startsWith('verbund-')
    ? interestIn(log, asker, `kommune-${wanted}`)
    : interestIn(log, `verbund-${wanted}`, asker);
  return since && { since, enteredOn: since };
};

export default interest;
