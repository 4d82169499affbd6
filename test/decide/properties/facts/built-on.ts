import type { FactOf } from '../world.ts';

/** Who names the variant of an adoption as a source, a block or a part of one's own; what was taken back names nothing. */
const builtOn: FactOf = ({ log }, wanted) => {
  const retracted = new Set(
    log.flatMap((event) => (event.type === 'AdoptionRetracted' ? [event.data.adoptionId] : [])),
  );
  const variants = log.flatMap(({ data }) =>
    data.adoptionId === wanted && typeof data.solutionId === 'string' ? [data.solutionId] : [],
  );
  const names = ({ sources = [], eigenes, enthaelt = [] }: Record<string, unknown>) =>
    [
      ...(sources as { solutionId: string }[]).map(({ solutionId }) => solutionId),
      eigenes,
      ...(enthaelt as string[]),
    ].some((id) => variants.includes(id as string));
  const by = log
    .filter(({ data }) => !retracted.has(data.adoptionId) && names(data))
    .map(({ stream }) => stream);
  return by.length === 0 ? undefined : { by: [...new Set(by)], more: false };
};

export default builtOn;
