import { organisation } from '../names.ts';
import { wordsIn } from './words.ts';
import type { Logged } from './world.ts';

interface Source {
  readonly solutionId: string;
  readonly version: number;
}

const LEVELS = ['kommune', 'verbund', 'oeffentlich'];

const isIn = (status: string | undefined) => status === 'mitglied' || status === 'angefragt';

/** The first or last day that a date can mean, where it is a day or a year. */
const dayOf = (date: unknown, end: '01-01' | '12-31'): string => {
  const text = typeof date === 'string' ? date : (date as { value: string }).value;
  return text.length === 4 ? `${text}-${end}` : text;
};

/**
 * Walks a log from its beginning and says everything that no history may contain. Written against DOMAIN.md
 * and without any of the deciders' code, so that both would have to be wrong in the same way.
 */
export const broken = (log: readonly Logged[]): string[] => {
  const wrong: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what);
  };
  const latest = new Map<string, number>();
  const owners = new Map<string, string[]>();
  const level = new Map<string, number>();
  const blocks = new Map<string, string[]>();
  const parents = new Map<string, Source[]>();
  const withdrawn = new Set<string>();
  const ideas = new Set<string>();
  const active = new Map<string, { stream: string; sources: Source[] }>();
  const begun = new Set<string>();
  const over = new Set<string>();
  const abandoned = new Set<string>();
  const releasedResults = new Set<string>();
  const outcomes = new Map<string, { by: string; adoptionId: string; confirmed: boolean }>();
  const lotsen = new Map<string, 'volunteered' | 'released'>();
  const interested = new Set<string>();
  const left = new Map<string, string>();
  const recognised = new Set<string>();
  const claimed = new Set<string>();
  const keys = new Map<string, string>();

  const reaches = (from: string, to: string, next: (at: string) => string[]): boolean =>
    next(from).some((at) => at === to || reaches(at, to, next));
  const ancestors = (solutionId: string): string[] =>
    (parents.get(solutionId) ?? []).flatMap((source) => [source.solutionId, ...ancestors(source.solutionId)]);

  /** The last day on which what was told late may have happened, by what is over: of solutions, and of variants in use. */
  const endOf = new Map<string, string>();
  const variantOf = new Map<string, string>();
  const withoutIdeas = (solutionId: string): string[] =>
    ideas.has(solutionId)
      ? []
      : (parents.get(solutionId) ?? []).flatMap((source) => [
          source.solutionId,
          ...withoutIdeas(source.solutionId),
        ]);
  const ends = (day: unknown): string =>
    typeof day === 'string' ? day : `${(day as { value: string }).value}-12-31`;
  const begins = (day: unknown): string =>
    typeof day === 'string' ? day : `${(day as { value: string }).value}-01-01`;

  const takeSources = (stream: string, adoptionId: string, sources: Source[], adoptedOn?: unknown) => {
    const stillOpen = (solutionId: string) => {
      const end = endOf.get(solutionId);
      return end === undefined || (adoptedOn !== undefined && begins(adoptedOn) < end);
    };
    const own = organisation(stream as never);
    for (const { solutionId, version } of sources) {
      check(
        version >= 1 && version <= (latest.get(solutionId) ?? 0),
        'rule 6: pins a version that is not there',
      );
      check(!(owners.get(solutionId) ?? []).includes(own), 'rule 6: adopts its own');
      check(stillOpen(solutionId), 'rule 6: adopts what is over');
      for (const origin of withoutIdeas(solutionId))
        check(
          stillOpen(origin) || !withdrawn.has(origin) || level.get(origin) !== LEVELS.indexOf('oeffentlich'),
          'rule 6: adopts what all see to go back to something withdrawn',
        );
      check(
        !ancestors(solutionId).some((above) => owners.get(above)?.includes(own)),
        'rule 7: adopts what descends from its own',
      );
      for (const [other, { stream: home, sources: theirs }] of active)
        check(
          other === adoptionId ||
            home !== stream ||
            !theirs.some((source) => source.solutionId === solutionId),
          'rule 6: two active adoptions of one source',
        );
    }
    active.set(adoptionId, { stream, sources });
  };

  for (const [index, { type, data, stream, actor }] of log.entries()) {
    const pair = (verbundId: string, kommuneId: string) =>
      wordsIn(log.slice(0, index), `verbund-${verbundId}`, `kommune-${kommuneId}`);
    const own = organisation(stream);
    const text = (field: string) => data[field] as string;
    const sichtbarkeit = LEVELS.indexOf(text('sichtbarkeit'));
    const setBlocks = (solutionId: string) => {
      if (data.enthaelt !== undefined) blocks.set(solutionId, data.enthaelt as string[]);
      check(!reaches(solutionId, solutionId, (at) => blocks.get(at) ?? []), 'rule 7: contains itself');
    };
    const onlyActive = () =>
      check(begun.has(text('adoptionId')) && !over.has(text('adoptionId')), `${type} on what is not in use`);
    switch (type) {
      case 'KommuneRegistered':
      case 'KommuneProfileChanged': {
        if (data.ags === undefined) break;
        const before = keys.get(text('ags'));
        check(before === undefined || before === own, 'rule 23: two Kommunen with one key');
        for (const [key, carrier] of keys) if (carrier === own) keys.delete(key);
        keys.set(text('ags'), own);
        break;
      }
      case 'InterestDeclared':
        check(!isIn(pair(text('verbundId'), own)?.status), 'a member declares interest');
        check(!interested.has(`${stream} ${text('verbundId')}`), 'rule 12: interest twice');
        interested.add(`${stream} ${text('verbundId')}`);
        break;
      case 'KommuneJoined':
        check(!isIn(pair(text('verbundId'), own)?.status), 'rule 12: joins twice');
        check(
          dayOf(data.on, '12-31') >= (left.get(`${stream} ${text('verbundId')}`) ?? ''),
          'joins before it left',
        );
        interested.delete(`${stream} ${text('verbundId')}`);
        break;
      case 'KommuneLeft':
        check(pair(text('verbundId'), own)?.kommune === 'ja', 'leaves without having joined');
        left.set(`${stream} ${text('verbundId')}`, dayOf(data.on, '01-01'));
        break;
      case 'MembershipRecorded': {
        const before = pair(own, text('kommuneId'));
        check(
          before?.verbund !== 'ja' || before.status === 'abgelehnt',
          'rule 12: one membership recorded twice',
        );
        break;
      }
      case 'MembershipAccepted':
      case 'MembershipDeclined':
        check(pair(text('verbundId'), own)?.verbund === 'ja', 'rule 24: answers what nobody recorded');
        break;
      case 'JoinAnswered':
        check(pair(own, text('kommuneId'))?.kommune === 'ja', 'rule 24: answers who has not asked');
        break;
      case 'ReferenceClaimed':
        check(!claimed.has(text('referenceId')), 'one Reference claimed twice');
        claimed.add(text('referenceId'));
        break;
      case 'ProjectShared':
        latest.set(text('solutionId'), 1);
        level.set(text('solutionId'), sichtbarkeit);
        owners.set(text('solutionId'), [own]);
        setBlocks(text('solutionId'));
        break;
      case 'ProjectRevised':
        check(data.version === (latest.get(text('solutionId')) ?? 0) + 1, 'versions with a gap');
        check(!withdrawn.has(text('solutionId')), 'revises what is withdrawn');
        latest.set(text('solutionId'), data.version as number);
        if (sichtbarkeit >= 0) {
          check(sichtbarkeit >= (level.get(text('solutionId')) ?? 9), 'narrows what was visible');
          level.set(text('solutionId'), sichtbarkeit);
        }
        setBlocks(text('solutionId'));
        break;
      case 'ProjectWithdrawn':
        check(!withdrawn.has(text('solutionId')), 'rule 12: withdrawn twice');
        withdrawn.add(text('solutionId'));
        endOf.set(text('solutionId'), '2026-09-01');
        break;
      case 'BestPracticeRecognised':
        check(
          owners.has(text('solutionId')) && !parents.has(text('solutionId')),
          'rule 5: recognises no origin',
        );
        check(!withdrawn.has(text('solutionId')), 'rule 5: recognises what is withdrawn');
        check(outcomes.size > 0, 'rule 5: recognises without any outcome');
        check(!recognised.has(`${stream} ${text('solutionId')}`), 'rule 12: recognised twice');
        recognised.add(`${stream} ${text('solutionId')}`);
        break;
      case 'BestPracticeRevoked':
        check(
          recognised.delete(`${stream} ${text('solutionId')}`),
          'rule 5: revokes what was not recognised',
        );
        break;
      case 'AdoptionPlanned':
        takeSources(stream, text('adoptionId'), data.sources as Source[]);
        break;
      case 'BestPracticeAdopted':
        check(
          !begun.has(text('adoptionId')) && !over.has(text('adoptionId')),
          'begins twice, or after its end',
        );
        takeSources(stream, text('adoptionId'), data.sources as Source[], data.adoptedOn);
        variantOf.set(text('adoptionId'), text('solutionId'));
        if (data.relation === 'angeregt') ideas.add(text('solutionId'));
        begun.add(text('adoptionId'));
        latest.set(text('solutionId'), 1);
        owners.set(text('solutionId'), [own]);
        parents.set(text('solutionId'), data.sources as Source[]);
        break;
      case 'AdoptionStatusChanged':
      case 'UsageReconfirmed':
        onlyActive();
        break;
      case 'AdaptationRecorded':
        onlyActive();
        check(data.version === (latest.get(text('solutionId')) ?? 0) + 1, 'versions with a gap');
        latest.set(text('solutionId'), data.version as number);
        break;
      case 'UsageEnded':
        onlyActive();
        active.delete(text('adoptionId'));
        endOf.set(variantOf.get(text('adoptionId')) ?? '', ends(data.on));
        over.add(text('adoptionId'));
        break;
      case 'AdoptionAbandoned':
        check(active.delete(text('adoptionId')), 'abandons what is over');
        endOf.set(variantOf.get(text('adoptionId')) ?? '', ends(data.on));
        over.add(text('adoptionId'));
        abandoned.add(text('adoptionId'));
        break;
      case 'ResultReleased':
        check(abandoned.has(text('adoptionId')), 'rule 9: releases what was not abandoned');
        check(!releasedResults.has(text('adoptionId')), 'rule 12: released twice');
        releasedResults.add(text('adoptionId'));
        break;
      case 'OutcomeReported':
        check(begun.has(text('adoptionId')), 'rule 8: an outcome of what has not begun');
        outcomes.set(text('outcomeId'), {
          by: actor?.subjectRef ?? '',
          adoptionId: text('adoptionId'),
          confirmed: false,
        });
        break;
      case 'OutcomeConfirmed': {
        const outcome = outcomes.get(text('outcomeId'));
        check(outcome?.adoptionId === data.adoptionId, 'confirms an outcome of another adoption');
        check(outcome?.by !== actor?.subjectRef, 'rule 8: confirms its own outcome');
        check(outcome?.confirmed === false, 'rule 12: confirmed twice');
        if (outcome !== undefined) outcome.confirmed = true;
        break;
      }
      case 'LotseVolunteered':
        lotsen.set(text('lotseId'), 'volunteered');
        break;
      case 'LotseAssigned':
        check(lotsen.get(text('lotseId')) === 'volunteered', 'rule 3: assigned without having volunteered');
        break;
      case 'LotseReleased':
        check(lotsen.get(text('lotseId')) === 'volunteered', 'rule 12: released twice, or unknown');
        lotsen.set(text('lotseId'), 'released');
        break;
    }
  }
  return wrong;
};
