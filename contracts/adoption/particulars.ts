import { z } from 'zod';
import { kommune } from '../fields/kinds/kommune.ts';
import { date, field, freeLine, line, range, ref } from '../fields.ts';

/** Who runs it. */
export const Betreiber = z.enum(['selbst', 'zweckverband', 'dienstleister', 'land']);

const betreiber = z.strictObject({
  art: field('Wer betreibt es?', Betreiber),
  name: field('Name', line(160)).optional(),
});
const kosten = z
  .strictObject({
    einmalig: field('Einmalig', range()).optional(),
    jaehrlich: field('Im Jahr', range()).optional(),
  })
  .refine(({ einmalig, jaehrlich }) => einmalig !== undefined || jaehrlich !== undefined, {
    error: 'Bitte einmalige oder jährliche Kosten angeben, oder beides weglassen.',
  });
const vermittlung = z.strictObject({
  art: field('Wer?', z.enum(['stiftung', 'land', 'programm', 'zweckverband', 'anderes'])),
  name: field('Name', line(160)),
});
const foerderung = z.strictObject({
  programm: field('Programm', line(160)),
  /** May lie ahead. */
  bis: field('Bis wann?', date()).optional(),
});

/** What belongs to the adoption and not to what was adopted. */
export const particulars = {
  betreiber: field('Betrieb', betreiber).optional(),
  kosten: field('Kosten bei uns', kosten, { help: 'Als Spannen, keine einzelnen Preise.' }).optional(),
  aufwand: field('Aufwand', range(), { help: 'Zum Beispiel in Arbeitstagen.' }).optional(),
  vermittlung: field('Vermittelt durch', vermittlung).optional(),
  ersetzt: field('Was wurde ersetzt?', freeLine(300)).optional(),
  foerderung: field('Förderung', foerderung).optional(),
  fuer: field('Für welche Kommunen?', z.array(ref(kommune)).min(1).max(100), {
    help: 'Wo ein Kreis oder Verband es für andere betreibt.',
  }).optional(),
};

/** The names of these. */
export const PARTICULARS = Object.keys(particulars) as readonly (keyof typeof particulars)[];
