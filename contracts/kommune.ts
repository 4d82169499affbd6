import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { KommuneKind, kommune as kind } from './fields/kinds/kommune.ts';
import { solution } from './fields/kinds/solution.ts';
import {
  date,
  entry,
  field,
  kontakt,
  kontaktGiven,
  Land,
  line,
  made,
  name,
  number,
  own,
  ref,
  Staat,
} from './fields.ts';
import { getKommune, kommuneChannel, listKommunen } from './views/kommune.ts';
import { getSuggestions } from './views/suggestions.ts';

const Location = z.strictObject({
  lat: field('Breite', number().min(-90).max(90), { help: 'In Grad, Norden ist positiv.' }),
  lon: field('Länge', number().min(-180).max(180), { help: 'In Grad, Osten ist positiv.' }),
});

const profile = z.strictObject({
  name: field('Name', name(), { help: 'Mit der Bezeichnung davor, zum Beispiel „Gemeinde Weidenrode“.' }),
  kind: field('Art der Kommune', KommuneKind),
  /** Exactly one of the two is there: where it lies. */
  land: field('Land', Land).optional(),
  staat: field('Staat', Staat, {
    widget: 'key',
    help: 'Nur außerhalb Deutschlands: zwei Buchstaben, zum Beispiel AT.',
  }).optional(),
  region: field('Region', line(80), {
    help: 'Nur außerhalb Deutschlands: Bundesland, Kanton, Provinz.',
  }).optional(),
  ags: field(
    'Amtlicher Gemeindeschlüssel (AGS)',
    z.string().regex(/^(\d{2}|\d{3}|\d{5}|\d{8})$/, 'Der AGS hat 2, 3, 5 oder 8 Ziffern.'),
    { widget: 'key', help: '8 Ziffern, bei Kreisen 5.' },
  ).optional(),
  ars: field(
    'Amtlicher Regionalschlüssel (ARS)',
    z.string().regex(/^(\d{5}|\d{9}|\d{12})$/, 'Der ARS hat 5, 9 oder 12 Ziffern.'),
    { widget: 'key', help: '12 Ziffern, bei Gemeindeverbänden 9, bei Kreisen 5.' },
  ).optional(),
  population: field(
    'Einwohnerinnen und Einwohner',
    number().int('Bitte eine ganze Zahl.').min(0).max(10_000_000),
  ).optional(),
  areaKm2: field('Fläche in km²', number().positive().max(100_000)).optional(),
  location: field('Lage', Location).optional(),
  verwaltetDurch: field('Verwaltet durch', ref(kind), {
    help: 'Der Gemeindeverband, der die Verwaltung führt.',
  }).optional(),
});

type Place = Pick<z.output<typeof profile>, 'land' | 'staat' | 'region'>;

/** A Kommune lies in a German Land, or in another state. */
const liesOnce: z.core.CheckFn<Place> = ({ value: { land, staat }, issues }) => {
  if (land !== undefined && staat !== undefined)
    issues.push({
      code: 'custom',
      path: ['staat'],
      message: 'Bitte entweder das Land angeben oder, außerhalb Deutschlands, den Staat.',
      input: staat,
    });
};
const liesSomewhere: z.core.CheckFn<Place> = ({ value: { land, staat, region }, issues }) => {
  const refuse = (path: keyof Place, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: region });
  if (land === undefined && staat === undefined)
    refuse('land', 'Bitte das Land angeben oder, außerhalb Deutschlands, den Staat.');
  if (land !== undefined && region !== undefined)
    refuse('region', 'Eine Region wird nur außerhalb Deutschlands angegeben.');
};

const registered = profile.extend({ kommuneId: made(kind) });
const changed = profile.partial().extend({
  validFrom: field('Gültig ab', date(), {
    help: 'Darf in der Zukunft liegen: Dann gilt es von diesem Tag an.',
  }),
});

export const KommuneRegistered = event({
  name: 'KommuneRegistered',
  version: 1,
  title: 'Kommune angemeldet',
  on: ['kommune'],
  audience: 'oeffentlich',
  data: registered,
});

export const KommuneProfileChanged = event({
  name: 'KommuneProfileChanged',
  version: 1,
  title: 'Angaben zur Kommune geändert',
  on: ['kommune'],
  audience: 'oeffentlich',
  data: changed,
});

/** One of its solutions, where not the organisation itself is meant. */
const oneSolution = () =>
  field('Lösung', own(solution), { help: 'Nur, wo für eine Lösung eine andere Stelle da ist.' }).optional();

export const KontaktSet = event({
  name: 'KontaktSet',
  version: 1,
  title: 'Kontaktstelle geändert',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'solutionId', otherwise: 'oeffentlich' }),
  data: z.strictObject({ kontakt: kontakt(), solutionId: oneSolution() }),
});

export const registerKommune = command({
  name: 'register-kommune',
  title: 'Kommune anmelden',
  on: ['kommune'],
  creates: 'kommune',
  right: 'kommune:register',
  body: profile.check(liesOnce).check(liesSomewhere),
  events: ['KommuneRegistered'],
  example: { name: 'Gemeinde Weidenrode', kind: 'gemeinde', land: 'Hessen', population: 7400 },
});

export const changeKommuneProfile = command({
  name: 'change-kommune-profile',
  title: 'Angaben zur Kommune ändern',
  on: ['kommune'],
  right: 'kommune:profile',
  body: changed.check(liesOnce).refine((body) => Object.keys(body).length > 1, {
    error: 'Bitte mindestens eine Angabe nennen, die sich ändert.',
  }),
  revises: Object.keys(profile.shape),
  events: ['KommuneProfileChanged'],
  example: { population: 7450, validFrom: '2026-01-01' },
});

export const setKontakt = command({
  name: 'set-kontakt',
  title: 'Kontaktstelle angeben',
  on: ['kommune', 'verbund'],
  right: 'kontakt:set',
  body: z.strictObject({ kontakt: kontaktGiven(), solutionId: oneSolution() }),
  revises: ['kontakt'],
  events: ['KontaktSet'],
  example: {
    kontakt: {
      stelle: 'Stabsstelle Digitalisierung',
      postfach: 'digitales@weidenrode.example',
      telefon: '+49 30 23125-000',
    },
  },
});

export const kommune = subject({
  name: 'kommune',
  rights: { 'kommune:register': 'verbund', 'kommune:profile': 'own', 'kontakt:set': 'own' },
  kinds: [kind],
  events: [KommuneRegistered, KommuneProfileChanged, KontaktSet],
  commands: [registerKommune, changeKommuneProfile, setKontakt],
  queries: [listKommunen, getKommune, getSuggestions],
  channel: kommuneChannel,
});
