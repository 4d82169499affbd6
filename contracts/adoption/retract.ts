import { z } from 'zod';
import { command, event } from '../definitions.ts';
import { adoption as kind } from '../fields/kinds/adoption.ts';
import { field, freeText, own } from '../fields.ts';
import { anyAdoption, onAdoption } from './fields.ts';

const retraction = z.strictObject({
  adoptionId: own(kind),
  grund: field('Was war der Irrtum?', freeText(600), {
    help: 'Ein Satz. Wer die Übernahme hier gelesen hat, liest auch ihn. Das Ende einer Nutzung ist kein Irrtum: dafür gibt es „Nutzen wir nicht mehr“.',
  }),
});

/** It was declared in error: from now on it counts nowhere and stands nowhere; that it was said, and taken back, stays among what is new. */
export const AdoptionRetracted = event({
  name: 'AdoptionRetracted',
  version: 1,
  title: 'Irrtümliche Angabe zurückgenommen',
  on: ['kommune', 'verbund'],
  ...onAdoption({ status: 'as-before', gone: true }),
  data: retraction,
});

export const retractAdoption = command({
  name: 'retract-adoption',
  title: 'Übernahme rückgängig machen',
  on: ['kommune', 'verbund'],
  right: 'adoption:manage',
  body: retraction,
  events: ['AdoptionRetracted'],
  button: 'Zurücknehmen',
  example: { adoptionId: anyAdoption, grund: 'Verwechselt: Gemeint war die Anmeldung zur Ferienbetreuung.' },
});
