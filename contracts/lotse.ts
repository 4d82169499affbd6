import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { lotse as kind } from './fields/kinds/lotse.ts';
import { field, made, name, own, pastDate, personRef } from './fields.ts';

const subjectRef = () =>
  field('Person', personRef(), {
    help: 'Eine zufällige Kennung, je Aufgabe eine neue; sie verlässt die Kommune nie.',
  });
const bereich = () => field('Bereich', name(120), { help: 'Wo sie oder er arbeitet.' });
const on = () => field('Bis wann?', pastDate());

export const LotseVolunteered = event({
  name: 'LotseVolunteered',
  version: 1,
  title: 'Als Digitallotsin oder Digitallotse gemeldet',
  on: ['kommune'],
  audience: 'kommune',
  feed: false,
  data: z.strictObject({ lotseId: made(kind), subjectRef: subjectRef(), bereich: bereich() }),
});

const place = {
  organisationseinheit: field('Organisationseinheit', name(120)).optional(),
  gestaltungsfeld: field('Handlungsfeld', name(80)).optional(),
};
const onePlace = 'Bitte entweder eine Organisationseinheit oder ein Handlungsfeld nennen.';
const hasOnePlace = (body: {
  organisationseinheit?: string | undefined;
  gestaltungsfeld?: string | undefined;
}) => (body.organisationseinheit === undefined) !== (body.gestaltungsfeld === undefined);

export const LotseAssigned = event({
  name: 'LotseAssigned',
  version: 1,
  title: 'Digitallotsin oder Digitallotse benannt',
  on: ['kommune'],
  audience: 'oeffentlich',
  data: z.strictObject({ lotseId: own(kind), ...place }),
});

export const LotseReleased = event({
  name: 'LotseReleased',
  version: 1,
  title: 'Aufgabe als Digitallotsin oder Digitallotse beendet',
  on: ['kommune'],
  audience: 'kommune',
  feed: false,
  data: z.strictObject({ lotseId: own(kind), on: on() }),
});

const anyLotse = '7d9e7b0a-9f6c-4c43-8f51-0e6a2d3c4b5a';

export const volunteerLotse = command({
  name: 'volunteer-lotse',
  title: 'Als Digitallotsin oder Digitallotse melden',
  on: ['kommune'],
  right: 'lotse:manage',
  body: z.strictObject({ subjectRef: subjectRef(), bereich: bereich() }),
  events: ['LotseVolunteered'],
  example: { subjectRef: '5e1d7c2b-8a4f-4f0e-b1a3-9c6d5e4f3a2b', bereich: 'Bürgerbüro' },
});

export const assignLotse = command({
  name: 'assign-lotse',
  title: 'Digitallotsin oder Digitallotsen benennen',
  on: ['kommune'],
  right: 'lotse:manage',
  body: z.strictObject({ lotseId: own(kind), ...place }).refine(hasOnePlace, { error: onePlace }),
  events: ['LotseAssigned'],
  example: { lotseId: anyLotse, organisationseinheit: 'Bürgerbüro' },
});

export const releaseLotse = command({
  name: 'release-lotse',
  title: 'Aufgabe als Digitallotsin oder Digitallotse beenden',
  on: ['kommune'],
  right: 'lotse:manage',
  body: z.strictObject({ lotseId: own(kind), on: on() }),
  events: ['LotseReleased'],
  example: { lotseId: anyLotse, on: '2026-06-30' },
});

export const lotse = subject({
  name: 'lotse',
  rights: { 'lotse:manage': 'own' },
  kinds: [kind],
  events: [LotseVolunteered, LotseAssigned, LotseReleased],
  commands: [volunteerLotse, assignLotse, releaseLotse],
});
