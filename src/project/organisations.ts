import type { Organisations } from '../access/demo-access.ts';
import type { ReadSide } from './read-side.ts';

/** The organisations of the read models, by name. */
export const organisationsOf = (readSide: ReadSide): Organisations => ({
  all: () => {
    const { kommune, verbund } = readSide.models();
    const kommunen = [...kommune.kommunen.values()].map(({ kommuneId, name }) => ({
      stream: `kommune-${kommuneId}` as const,
      name,
    }));
    const verbuende = [...verbund.verbuende.values()].map(({ verbundId, name }) => ({
      stream: `verbund-${verbundId}` as const,
      name,
    }));
    return [...kommunen, ...verbuende].sort((a, b) => a.name.localeCompare(b.name, 'de'));
  },
  exists: (stream) => {
    const { kommune, verbund } = readSide.models();
    const id = stream.slice(stream.indexOf('-') + 1);
    const found = stream.startsWith('kommune-') ? kommune.kommunen.get(id) : verbund.verbuende.get(id);
    return found !== undefined;
  },
});
