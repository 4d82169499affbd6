import { z } from 'zod';
import { kind } from './kind.ts';

/** That a Kommune lets a Verbund enter for it. */
export const mandat = kind({
  name: 'mandat',
  id: 'mandatId',
  label: 'Auftrag',
  words: 'name',
  listed: ['auftraege', '*'],
  missing: 'Diesen Auftrag gibt es hier nicht.',
});

/** What a mandate covers: to enter, and to do that for everybody to see. */
export const MandatUmfang = z.enum(['eintragen', 'veroeffentlichen']);
