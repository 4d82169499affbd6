import type { Invariants, Step } from './invariant.ts';

const invariants: Invariants = ({ check }) => {
  const keys = new Map<string, string>();

  const takeKey = ({ data, own, text }: Step) => {
    if (data.ags === undefined) return;
    const before = keys.get(text('ags'));
    check(before === undefined || before === own, 'rule 23: two Kommunen with one key');
    for (const [key, carrier] of keys) if (carrier === own) keys.delete(key);
    keys.set(text('ags'), own);
  };

  return { KommuneRegistered: takeKey, KommuneProfileChanged: takeKey };
};

export default invariants;
