import { firstDay, type Invariants, LEVELS, lastDay, type Step, type Walk } from './invariant.ts';
import type { Source } from './lineage.ts';

interface Active {
  readonly stream: string;
  readonly sources: readonly Source[];
}

/** What holds for every source, whether it is taken over or not. */
const checkPinned = ({ solutionId, version }: Source, { own }: Step, { lineage, check }: Walk): void => {
  const isOwn = (id: string) => lineage.owners.get(id)?.includes(own) ?? false;
  const exists = version >= 1 && version <= (lineage.latest.get(solutionId) ?? 0);
  check(exists, 'rule 6: pins a version that is not there');
  check(!isOwn(solutionId), 'rule 6: adopts its own');
  check(!lineage.ancestors(solutionId).some(isOwn), 'rule 7: adopts what descends from its own');
};

/** Rules 6 and 7 for one source of an adoption. */
const checkSource = (source: Source, step: Step, walk: Walk): void => {
  const { lineage, check } = walk;
  const { solutionId } = source;
  const { data } = step;
  checkPinned(source, step, walk);
  const isOpen = (id: string) => {
    const end = lineage.endOf.get(id);
    return end === undefined || (data.adoptedOn !== undefined && firstDay(data.adoptedOn) < end);
  };
  const isPublic = (id: string) => lineage.level.get(id) === LEVELS.indexOf('oeffentlich');
  check(isOpen(solutionId), 'rule 6: adopts what is over');
  for (const origin of lineage.origins(solutionId))
    check(
      isOpen(origin) || !lineage.withdrawn.has(origin) || !isPublic(origin),
      'rule 6: adopts what all see to go back to something withdrawn',
    );
};

const invariants: Invariants = (walk) => {
  const { lineage, check } = walk;
  const active = new Map<string, Active>();
  const over = new Set<string>();
  const abandoned = new Set<string>();
  const released = new Set<string>();
  const retracted = new Set<string>();
  const sourcesOf = new Map<string, readonly Source[]>();
  const joint = new Set<string>();
  const declinedBy = new Map<string, string>();
  const variantOf = new Map<string, string>();

  /** By stream and source: what was built jointly, whatever became of it. */
  const joined = new Set<string>();
  /** By stream and source: what was declined and neither planned nor begun since. */
  const declined = new Set<string>();
  const keyOf = ({ stream }: Step, { solutionId }: Source) => `${stream} ${solutionId}`;

  const checkActive = (source: Source, step: Step, what: string) => {
    for (const [other, { stream, sources: theirs }] of active)
      check(
        other === step.text('adoptionId') ||
          stream !== step.stream ||
          !theirs.some(({ solutionId }) => solutionId === source.solutionId),
        what,
      );
  };

  const takeSources = (step: Step) => {
    const sources = step.data.sources as Source[];
    for (const source of sources) {
      checkSource(source, step, walk);
      check(!joined.has(keyOf(step, source)), 'rule 6: adopts what it has built jointly');
      checkActive(source, step, 'rule 6: two active adoptions of one source');
      declined.delete(keyOf(step, source));
    }
    active.set(step.text('adoptionId'), { stream: step.stream, sources });
    sourcesOf.set(step.text('adoptionId'), sources);
  };

  const inUse = (what: string, { text }: Step) =>
    check(
      lineage.begun.has(text('adoptionId')) && !over.has(text('adoptionId')),
      `${what} on what is not in use`,
    );

  const end = ({ data, text }: Step) => {
    lineage.endOf.set(variantOf.get(text('adoptionId')) ?? '', lastDay(data.on));
    over.add(text('adoptionId'));
  };

  /** A variant that is there from now on. */
  const begin = (step: Step) => {
    const [adoptionId, solutionId] = [step.text('adoptionId'), step.text('solutionId')];
    check(!lineage.begun.has(adoptionId) && !over.has(adoptionId), 'begins twice, or after its end');
    variantOf.set(adoptionId, solutionId);
    lineage.begun.add(adoptionId);
    lineage.latest.set(solutionId, 1);
    lineage.owners.set(solutionId, [step.own]);
    lineage.parents.set(solutionId, step.data.sources as Source[]);
  };

  return {
    AdoptionPlanned: takeSources,
    BestPracticeAdopted: (step) => {
      takeSources(step);
      const { eigenes } = step.data;
      check(
        eigenes === undefined || lineage.owners.get(String(eigenes))?.includes(step.own) === true,
        'names as one’s own what is not',
      );
      begin(step);
      if (step.data.relation === 'angeregt') lineage.ideas.add(step.text('solutionId'));
    },
    ProjectJoined: (step) => {
      const [source, ...more] = step.data.sources as Source[];
      const id = source?.solutionId ?? '';
      check(source !== undefined && more.length === 0, 'joins more than one project, or none');
      check(
        (source?.version ?? 0) <= (lineage.latest.get(id) ?? 0),
        'rule 6: pins a version that is not there',
      );
      check(!lineage.owners.get(id)?.includes(step.own), 'rule 6: joins its own');
      check(!lineage.parents.has(id), 'joins what is somebody’s Umsetzung');
      const end = lineage.endOf.get(id);
      const { seit } = step.data;
      check(end === undefined || (seit !== undefined && firstDay(seit) < end), 'rule 6: joins what is over');
      for (const one of source ? [source] : []) {
        checkActive(one, step, 'rule 6: joins what is planned or in use');
        declined.delete(keyOf(step, one));
        joined.add(keyOf(step, one));
      }
      joint.add(step.text('adoptionId'));
      sourcesOf.set(step.text('adoptionId'), source ? [source] : []);
      active.set(step.text('adoptionId'), { stream: step.stream, sources: source ? [source] : [] });
      begin(step);
    },
    AdoptionStatusChanged: (step) => inUse('AdoptionStatusChanged', step),
    UsageReconfirmed: (step) => inUse('UsageReconfirmed', step),
    AdaptationRecorded: (step) => {
      inUse('AdaptationRecorded', step);
      check(lineage.revise(step.text('solutionId'), step.data.version as number), 'versions with a gap');
    },
    UsageEnded: (step) => {
      inUse('UsageEnded', step);
      active.delete(step.text('adoptionId'));
      end(step);
    },
    AdoptionAbandoned: (step) => {
      check(active.delete(step.text('adoptionId')), 'abandons what is over');
      end(step);
      abandoned.add(step.text('adoptionId'));
    },
    AdoptionDeclined: (step) => {
      for (const source of step.data.sources as Source[]) {
        checkPinned(source, step, walk);
        check(!joined.has(keyOf(step, source)), 'rule 6: declines what it has built jointly');
        checkActive(source, step, 'rule 6: declines what is planned or in use');
        check(!declined.has(keyOf(step, source)), 'rule 12: declined twice');
        declined.add(keyOf(step, source));
        declinedBy.set(keyOf(step, source), step.text('adoptionId'));
      }
      sourcesOf.set(step.text('adoptionId'), step.data.sources as Source[]);
      check(step.text('sichtbarkeit') !== 'oeffentlich', 'rule 9: public before it is released');
      over.add(step.text('adoptionId'));
      abandoned.add(step.text('adoptionId'));
    },
    AdoptionRetracted: (step) => {
      const adoptionId = step.text('adoptionId');
      const variant = variantOf.get(adoptionId);
      check(!retracted.has(adoptionId), 'rule 12: retracted twice');
      for (const { sources } of active.values())
        check(
          !sources.some(({ solutionId }) => solutionId === variant),
          'rule 6: retracts what somebody has built on',
        );
      retracted.add(adoptionId);
      active.delete(adoptionId);
      over.add(adoptionId);
      abandoned.delete(adoptionId);
      for (const source of sourcesOf.get(adoptionId) ?? []) {
        if (joint.has(adoptionId)) joined.delete(keyOf(step, source));
        if (declinedBy.get(keyOf(step, source)) === adoptionId) declined.delete(keyOf(step, source));
      }
      // Nobody can pin a version of it any more.
      if (variant !== undefined) lineage.latest.delete(variant);
    },
    ResultReleased: ({ text }) => {
      check(abandoned.has(text('adoptionId')), 'rule 9: releases what was not abandoned');
      check(!released.has(text('adoptionId')), 'rule 12: released twice');
      released.add(text('adoptionId'));
    },
  };
};

export default invariants;
