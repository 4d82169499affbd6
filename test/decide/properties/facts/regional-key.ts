import type { StreamName } from '../../../../contracts/envelope.ts';
import { normalisedKey } from '../../../../contracts/regional-key.ts';
import type { Event } from '../../harness.ts';
import { organisation } from '../../names.ts';
import type { FactOf } from '../world.ts';

/** The Kommune that carries a key by now. */
const carrier: FactOf = ({ log }, key) => {
  const profiles = new Map<StreamName, Event['data']>();
  for (const { type, stream, data } of log)
    if (type === 'KommuneRegistered' || type === 'KommuneProfileChanged')
      profiles.set(stream, { ...profiles.get(stream), ...data, kommuneId: organisation(stream) });
  return [...profiles.values()].find(({ ags, ars }) =>
    [ags, ars].some((one) => typeof one === 'string' && normalisedKey(one) === key),
  );
};

export default carrier;
