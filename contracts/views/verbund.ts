import { z } from 'zod';
import { query } from '../definitions.ts';
import { Position } from '../envelope.ts';
import { VerbundKind } from '../verbund.ts';
import { ReferenceItem, SolutionItem } from './catalogue.ts';
import { atLeast, KommuneRef, listOf, paging } from './parts.ts';

export const VerbundItem = z.object({
  verbundId: z.string(),
  name: z.string(),
  kind: VerbundKind,
  land: z.string().optional(),
  mitglieder: z.int(),
});
export type VerbundItem = z.output<typeof VerbundItem>;

export const listVerbuende = query({
  name: 'list-verbuende',
  title: 'Zusammenschlüsse',
  path: '/verbuende',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...paging, ...atLeast }),
  answer: listOf(VerbundItem),
});

export const VerbundDetail = VerbundItem.extend({
  members: z.array(KommuneRef.extend({ since: z.string() })),
  interessierte: z.array(KommuneRef),
  loesungen: z.array(SolutionItem),
  verweise: z.array(ReferenceItem),
  revision: z.int().optional(),
  position: Position,
});
export type VerbundDetail = z.output<typeof VerbundDetail>;

export const getVerbund = query({
  name: 'get-verbund',
  title: 'Ein Zusammenschluss',
  path: '/verbuende/{verbundId}',
  sichtbarkeit: 'by-viewer',
  params: z.strictObject({ ...atLeast }),
  answer: VerbundDetail,
});
