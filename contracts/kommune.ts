import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { id, Land, name, number, pastDate } from './fields.ts';

export const KommuneKind = z.enum([
  'gemeinde',
  'stadt',
  'kreisfreie-stadt',
  'gemeindeverband',
  'landkreis',
  'bezirk',
]);

const Location = z.strictObject({
  lat: number().min(-90).max(90),
  lon: number().min(-180).max(180),
});

const profile = z.strictObject({
  name: name(),
  kind: KommuneKind,
  land: Land,
  ags: z
    .string()
    .regex(/^(\d{2}|\d{3}|\d{5}|\d{8})$/, 'Der AGS hat 2, 3, 5 oder 8 Ziffern.')
    .optional(),
  ars: z
    .string()
    .regex(/^(\d{5}|\d{9}|\d{12})$/, 'Der ARS hat 5, 9 oder 12 Ziffern.')
    .optional(),
  population: number().int('Bitte eine ganze Zahl.').min(0).max(10_000_000).optional(),
  areaKm2: number().positive().max(100_000).optional(),
  location: Location.optional(),
  verwaltetDurch: id().optional(),
});

const registered = profile.extend({ kommuneId: id() });
const changed = profile.partial().extend({ validFrom: pastDate() });

export const KommuneRegistered = event({
  name: 'KommuneRegistered',
  version: 1,
  title: 'Kommune angemeldet',
  on: ['kommune'],
  audience: 'oeffentlich',
  makes: ['kommuneId'],
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

export const registerKommune = command({
  name: 'register-kommune',
  title: 'Kommune anmelden',
  on: ['kommune'],
  creates: 'kommune',
  right: 'kommune:register',
  body: profile,
  events: ['KommuneRegistered'],
  example: { name: 'Gemeinde Weidenrode', kind: 'gemeinde', land: 'Hessen', population: 7400 },
});

export const changeKommuneProfile = command({
  name: 'change-kommune-profile',
  title: 'Angaben zur Kommune ändern',
  on: ['kommune'],
  right: 'kommune:profile',
  body: changed.refine((body) => Object.keys(body).length > 1, {
    error: 'Bitte mindestens eine Angabe nennen, die sich ändert.',
  }),
  events: ['KommuneProfileChanged'],
  example: { population: 7450, validFrom: '2026-01-01' },
});

export const kommune = subject({
  name: 'kommune',
  events: [KommuneRegistered, KommuneProfileChanged],
  commands: [registerKommune, changeKommuneProfile],
});
