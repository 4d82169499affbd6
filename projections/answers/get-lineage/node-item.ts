import { dayInBerlin } from '../../../contracts/days.ts';
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
import { ownerRef } from '../../tables/organisations/names.ts';
import type { ReadModels } from '../../tables/read-models.ts';
import type { GraphNode, KeptNode } from './graph.ts';
import type { NodeTitles } from './node-titles.ts';
import type { Owner, Owners } from './owners.ts';
import type { Graph } from './reach.ts';
import { dateOf, isOpen } from './shown.ts';

const partyOf = ({ kommune, verbund }: Pick<Owner, 'kommune' | 'verbund'>): LineageNode['party'] =>
  kommune ? 'kommune' : verbund && 'verbund';

/** Whether an outcome was there on a day: as of when it is said, else when it was told. */
const isKnown = ({ stand, reportedAt }: OutcomeRow, day: string): boolean =>
  (stand === undefined ? dayInBerlin(reportedAt) : firstDay(stand)) <= day;

/** What a node says, and what it is made of beside its row. */
interface Said {
  readonly version: number;
  readonly title: string;
  readonly owner: Owner;
  readonly boundary: boolean;
}

/** What has no value does not appear in JSON: ten thousand are made without a spread. */
const making = (viewpoint: Viewpoint) => {
  const { day, sight } = viewpoint;
  const unconfirmed = unconfirmedOn(day);
  return (node: GraphNode, { version, title, owner, boundary }: Said): LineageNode => {
    const { solutionId, shared, adoption } = node;
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
      title,
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
      boundary: boundary || undefined,
    } as LineageNode;
  };
};

/** The nodes that a viewer sees, each in the version that he knows it as; those that are the same for everybody are made once. */
export const fullNodes = (viewpoint: Viewpoint, titles: NodeTitles, owners: Owners, graph: Graph) => {
  const make = making(viewpoint);
  const { day } = viewpoint;
  const ownerOf = ({ shared, adoption }: GraphNode) => owners.of((shared ?? adoption)?.stream ?? 'kommune-');
  const isSame = (node: GraphNode, kept: KeptNode, said: Omit<Said, 'owner'>): boolean => {
    if (kept.day !== day || kept.title !== said.title || kept.version !== said.version) return false;
    if (kept.boundary !== said.boundary) return false;
    if (kept.owners === owners.asOf) return true;
    kept.owners = owners.asOf;
    return kept.owner === ownerOf(node);
  };
  return (node: GraphNode, version: number): LineageNode => {
    const { kept } = node;
    const said = { version, title: titles(node), boundary: graph.isBoundary(node) };
    if (kept !== undefined && isSame(node, kept, said)) return kept.item;
    const owner = ownerOf(node);
    const item = make(node, { ...said, owner });
    if (isOpen(node)) node.kept = { ...said, day, owner, owners: owners.asOf, item };
    return item;
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
