import type { StreamName } from '../../../contracts/envelope.ts';
import type { LineageNode } from '../../../contracts/views/lineage.ts';
import { present } from '../../model/present.ts';
import type { TextRef } from '../../model/texts.ts';
import { isWrittenFor } from '../../model/written.ts';
import { matterOf } from '../../reading/items/reference-item.ts';
import { statusAt, unconfirmedOn } from '../../reading/usage/status.ts';
import type { Viewpoint } from '../../reading/usage/usage.ts';
import type { ReferenceRow } from '../../tables/catalogue/tables.ts';
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { GraphNode } from './graph.ts';
import type { NodeTitles } from './node-titles.ts';
import { sinceOf } from './shown.ts';

type KommuneRef = NonNullable<LineageNode['kommune']>;
type VerbundRef = NonNullable<LineageNode['verbund']>;

interface Owner {
  readonly kommune?: KommuneRef;
  readonly verbund?: VerbundRef;
}

const partyOf = ({ kommune, verbund }: Owner): LineageNode['party'] =>
  kommune ? 'kommune' : verbund && 'verbund';

type Owners = (stream: StreamName) => Owner;

/** Whose nodes are; a few hundred own ten thousand, so each is looked for once. */
export const ownersOf = (models: ReadModels): Owners => {
  const known = new Map<StreamName, Owner>();
  return (stream) => {
    let owner = known.get(stream);
    if (owner === undefined) {
      owner = ownerRef(models, stream);
      known.set(stream, owner);
    }
    return owner;
  };
};

/** Makes the nodes that a viewer sees, each in the version that he knows it as. What has no value does not appear in JSON: ten thousand are made without a spread. */
export const fullNodes = ({ day, sight }: Viewpoint, titles: NodeTitles, owners: Owners) => {
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
      title: titles(node),
      origin: shared !== undefined,
      since: sinceOf(node, version, sight),
      adoptionId: adoption?.adoptionId,
      status: point?.status,
      statusSince: point?.on,
      stand: point?.stand,
      unconfirmed: not?.unconfirmed,
      unconfirmedMonths: not?.unconfirmedMonths,
      mitErgebnis: adoption?.outcomes.some((one) => isWrittenFor(sight, one)) ?? false,
      bewaehrt: shared?.recognitions.some((one) => isWrittenFor(sight, one)) ?? false,
      withdrawn: shared?.withdrawn !== undefined,
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
