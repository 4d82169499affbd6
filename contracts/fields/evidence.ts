import { z } from 'zod';
import { pastDate } from './dates.ts';
import { field } from './field.ts';
import { link } from './links.ts';
import { marked } from './marks.ts';
import { freeLine, freeText } from './text.ts';

const beleg = z.strictObject({
  titel: field('Titel', freeLine(300)),
  url: field('Adresse', link()).optional(),
  stand: field('Von wann?', pastDate()).optional(),
  wortlaut: field('Was steht dort?', freeText(300), { help: 'Die Stelle, auf die es ankommt.' }).optional(),
});

/** On what a statement rests: one to ten sources (DOMAIN, Beleg). */
export const belege = () =>
  field(
    'Belege',
    z.array(beleg).min(1, 'Bitte mindestens einen Beleg nennen.').max(10, 'Höchstens zehn Belege.'),
    {
      help: 'Wo es nachzulesen ist.',
      order: 85,
    },
  ).optional();

/**
 * As of when a statement holds (DOMAIN, Stand). Who speaks today of the own organisation and names none speaks as of today: that
 * is filled in when it is recorded. Absent in what is stored: not known.
 */
export const stand = () =>
  field('Stand der Angabe', marked(pastDate(), { asOf: true }), {
    help: 'Von wann diese Angabe ist. Ohne Angabe: von heute.',
    order: 86,
  }).optional();

/** What every statement can carry. */
export const evidence = () => ({ belege: belege(), stand: stand() });
