import { dayInBerlin } from '../../../contracts/days.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import { firstDay } from '../../../contracts/fields.ts';
import type { LineageNode } from '../../../contracts/views/lineage.ts';
import { present } from '../../model/present.ts';
import type { TextRef } from '../../model/texts.ts';
import { isWrittenFor } from '../../model/written.ts';
import { matterOf } from '../../reading/items/reference-item.ts';
import type { Viewpoint } from '../../reading/usage/descendants.ts';
import { statusAt, unconfirmedOn } from '../../reading/usage/status.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import type { OutcomeRow } from '../../tables/lineage/tables.ts';
import { ownerRef, verbundRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { GraphNode } from './graph.ts';
import type { NodeTitles } from './node-titles.ts';
import { isBoundary } from './reach.ts';
import { dateOf } from './shown.ts';

type KommuneRef = NonNullable<LineageNode['kommune']>;
type VerbundRef = NonNullable<LineageNode['verbund']>;

interface Owner {
  readonly kommune?: KommuneRef;
  readonly verbund?: VerbundRef;
  readonly land?: string | undefined;
  readonly einwohner?: number | undefined;
  readonly verbuende?: VerbundRef[];
}

const partyOf = ({ kommune, verbund }: Owner): LineageNode['party'] =>
  kommune ? 'kommune' : verbund && 'verbund';

type Owners = (stream: StreamName) => Owner;

/** What a Kommune is a member of on a day, by both sides' word (rule 24). */
const verbuendeOf = (models: ReadModels, kommuneId: string, day: string): VerbundRef[] =>
  models.verbund.memberships
    .by('kommune', kommuneId)
    .filter(({ since }) => firstDay(since) <= day)
    .sort((a, b) => (firstDay(a.since) + a.verbundId < firstDay(b.since) + b.verbundId ? -1 : 1))
    .map(({ verbundId }) => verbundRef(models, verbundId));

const ownerOf = (models: ReadModels, stream: StreamName, day: string): Owner => {
  const named: Owner = ownerRef(models, stream);
  if (named.kommune === undefined) return named;
  const { kommuneId } = named.kommune;
  const row = models.kommune.kommunen.get(kommuneId);
  const verbuende = verbuendeOf(models, kommuneId, day);
  const member = verbuende.length === 0 ? {} : { verbuende };
  return { ...named, land: row?.land, einwohner: row?.population, ...member };
};

/** Whose nodes are, as of a day; a few hundred own ten thousand, so each is looked for once. */
export const ownersOf = (models: ReadModels, day: string): Owners => {
  const known = new Map<StreamName, Owner>();
  return (stream) => {
    let owner = known.get(stream);
    if (owner === undefined) {
      owner = ownerOf(models, stream, day);
      known.set(stream, owner);
    }
    return owner;
  };
};

/** Whether an outcome was there on a day: as of when it is said, else when it was told. */
const isKnown = ({ stand, reportedAt }: OutcomeRow, day: string): boolean =>
  (stand === undefined ? dayInBerlin(reportedAt) : firstDay(stand)) <= day;

/** Makes the nodes that a viewer sees, each in the version that he knows it as. What has no value does not appear in JSON: ten thousand are made without a spread. */
export const fullNodes = (viewpoint: Viewpoint, titles: NodeTitles, owners: Owners) => {
  const { day, sight } = viewpoint;
  const unconfirmed = unconfirmedOn(day);
  return (node: GraphNode, version: number): LineageNode => {
    const { solutionId, shared, adoption } = node;
    const owner = owners((shared ?? adoption)?.stream ?? 'kommune-');
    const point = adoption && statusAt(adoption, day);
    const not = adoption && unconfirmed(adoption, point);
    return {
      solutionId,
      version,
      nameless: false,
      kommuneId: owner.kommune?.kommuneId ?? null,
      kommune: owner.kommune,
      verbund: owner.verbund,
      party: partyOf(owner),
      land: owner.land,
      einwohner: owner.einwohner,
      verbuende: owner.verbuende,
      title: titles(node),
      origin: shared !== undefined,
      since: dateOf(node, version, viewpoint),
      adoptionId: adoption?.adoptionId,
      status: point?.status,
      statusSince: point?.on,
      stand: point?.stand,
      unconfirmed: not?.unconfirmed,
      unconfirmedMonths: not?.unconfirmedMonths,
      ab: adoption?.begun ? undefined : adoption?.ab,
      mitErgebnis: adoption?.outcomes.some((one) => isWrittenFor(sight, one) && isKnown(one, day)) ?? false,
      bewaehrt:
        shared?.recognitions.some((one) => isWrittenFor(sight, one) && dayInBerlin(one.on) <= day) ?? false,
      withdrawn: shared?.withdrawnOn !== undefined && shared.withdrawnOn <= day,
      boundary: isBoundary(node) || undefined,
    } as LineageNode;
  };
};

/** A node of which they see nothing but that it is there. */
export const namelessNode = (number: number): LineageNode => ({
  solutionId: `verborgen-${number}`,
  version: 1,
  nameless: true,
  kommuneId: null,
  origin: false,
  mitErgebnis: false,
  bewaehrt: false,
  withdrawn: false,
});

/** The node of what only a publication says. */
export const claimNode = (
  models: ReadModels,
  text: (ref: TextRef) => string,
  row: ReferenceRow,
): LineageNode =>
  ({
    ...namelessNode(0),
    solutionId: row.referenceId,
    nameless: false,
    kommuneId: row.kommuneId ?? null,
    ...ownerRef(models, row.party),
    party: partyOf(ownerRef(models, row.party)),
    title: text(matterOf(models, row).title),
    ...present({ since: row.since, stand: row.asOf, status: row.status }),
    claim: true,
    referenceId: row.referenceId,
    source: present({ title: row.source.title, url: row.source.url }),
  }) as LineageNode;
