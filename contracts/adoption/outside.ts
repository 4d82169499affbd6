import { z } from 'zod';
import { Relation } from '../fields/kinds/adoption.ts';
import { field, line } from '../fields.ts';
import { CHANGES, changes } from './fields.ts';

const outside = z
  .strictObject({
    kind: field('Art', z.enum(['unternehmen', 'land', 'verband', 'ausland', 'unbekannt'])),
    name: field('Name', line(160)),
    relation: field('Wie übernommen?', Relation).optional(),
    changes: field(CHANGES, changes).optional(),
  })
  .refine(({ relation, changes = [] }) => relation !== 'unveraendert' || changes.length === 0, {
    path: ['changes'],
    error: '„So wie dort“ heißt ohne Änderungen. Bitte „angepasst“ wählen.',
  });

/** Where something came from that is no party here: a company, a Land, an association, a foreign city, or nobody knows. */
export const ursprungAussen = () =>
  field('Ursprung außerhalb', outside, { help: 'Wo es nicht in einer Kommune entstanden ist.' });
