import type { Kept, Ledger } from './ledger.ts';

/** Every text in a body. */
export const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** The last act before `before` that fits. */
const lastBefore = ({ acts }: Ledger, before: number, fits: (kept: Kept) => boolean): readonly number[] => {
  const at = acts.slice(0, before).findLastIndex(fits);
  return at === -1 ? [] : [at];
};

/** What an act rests on beside what it names: earlier acts without which it would be refused. */
const UNNAMED: Readonly<Record<string, (ledger: Ledger, kept: Kept, at: number) => readonly number[]>> = {
  'revise-project': (ledger, { act }, at) =>
    lastBefore(
      ledger,
      at,
      (one) => one.act.name === 'revise-project' && one.act.body.solutionId === act.body.solutionId,
    ),
  'release-result': (ledger, { act }, at) =>
    lastBefore(
      ledger,
      at,
      (one) => one.act.name === 'abandon-adoption' && one.act.body.adoptionId === act.body.adoptionId,
    ),
  'revoke-best-practice': (ledger, { act, stream }, at) =>
    lastBefore(
      ledger,
      at,
      (one) =>
        one.act.name === 'recognise-best-practice' &&
        one.stream === stream &&
        one.act.body.solutionId === act.body.solutionId,
    ),
  // Everybody may see the outcome that a recognition before everybody rests on.
  'recognise-best-practice': (ledger, { act, told }, at) =>
    lastBefore(
      ledger,
      at,
      (one) =>
        one.act.name === 'report-outcome' &&
        (told[0]?.audience.level !== 'oeffentlich' || one.told[0]?.audience.level === 'oeffentlich') &&
        descends(ledger, String(one.act.body.adoptionId), String(act.body.solutionId)),
    ),
};

const BEGINS = new Set(['BestPracticeAdopted', 'ProjectJoined']);

/** True where an adoption goes back to a solution. */
export const descends = (ledger: Ledger, adoptionId: string, solutionId: string): boolean => {
  const sources = ledger.acts
    .flatMap(({ told }) => told)
    .filter(({ said }) => BEGINS.has(said.type) && said.data.adoptionId === adoptionId)
    .flatMap(({ said }) => (said.data.sources as { solutionId: string }[]).map((one) => one.solutionId));
  return sources.some(
    (id) => id === solutionId || descends(ledger, ledger.variants.get(id) ?? '', solutionId),
  );
};

/** The act that began an adoption, where it had been planned. */
const begun = (ledger: Ledger, adoptionId: string): readonly number[] =>
  [...ledger.variants].flatMap(([variant, adoption]) => {
    const made = adoption === adoptionId ? ledger.makers.get(variant) : undefined;
    return made === undefined ? [] : [made.act];
  });

/** The acts by which an entry has come to stand where it does: for whom it is decides who may name it. */
const moved = ({ levels, variants }: Ledger, id: string): readonly number[] =>
  (levels.get(variants.get(id) ?? id) ?? []).map(({ since }) => since);

/** The earlier acts without which this one could not have been accepted. */
export const needsOf = (ledger: Ledger, kept: Kept, at: number): readonly number[] => {
  const named = [...textsIn(kept.act.body), kept.stream.slice(kept.stream.indexOf('-') + 1)].flatMap((id) => {
    const made = ledger.makers.get(id);
    return made === undefined
      ? []
      : [made.act, ...moved(ledger, id), ...(made.kind === 'adoptionId' ? begun(ledger, id) : [])];
  });
  const unnamed = UNNAMED[kept.act.name]?.(ledger, kept, at) ?? [];
  return [...new Set([...named, ...unnamed])].filter((need) => need < at);
};
