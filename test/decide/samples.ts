import type { Past } from './harness.ts';
import { id, organisation, WEIDENRODE } from './names.ts';

type Fields = Readonly<Record<string, unknown>>;

export const project = (over: Fields = {}): Record<string, unknown> => ({
  title: 'Kita-Anmeldung: einmal für alle Träger',
  summary: 'Eltern melden ihr Kind ein einziges Mal an.',
  gestaltungsfelder: ['Bildung und Betreuung'],
  innovationStatus: 'tun-wir-bereits',
  ...over,
});

/** `name` is the solution's, from which its id comes. */
export const shared = (name: string, over: Fields = {}): Past => ({
  type: 'ProjectShared',
  data: { ...project(over), solutionId: id(name) },
});

export const revised = (name: string, version: number, over: Fields = {}): Past => ({
  type: 'ProjectRevised',
  data: { solutionId: id(name), version, note: 'Ergänzt', ...over },
});

export const withdrawn = (name: string): Past => ({
  type: 'ProjectWithdrawn',
  data: { solutionId: id(name), reason: 'Das Land bietet es selbst an.' },
});

/** `name` is the adoption's; its variant is called "<name> here", its source "<name> there". */
export const planned = (name: string, over: Fields = {}): Past => ({
  type: 'AdoptionPlanned',
  data: { adoptionId: id(name), sources: [{ solutionId: id(`${name} there`), version: 1 }], ...over },
});

export const adopted = (name: string, over: Fields = {}): Past => ({
  type: 'BestPracticeAdopted',
  data: {
    adoptionId: id(name),
    solutionId: id(`${name} here`),
    sources: [{ solutionId: id(`${name} there`), version: 1 }],
    relation: 'unveraendert',
    adoptedOn: '2025-03-01',
    status: 'in-einfuehrung',
    ...over,
  },
});

/** As `adopted`, of what was built jointly. */
export const joined = (name: string, over: Fields = {}): Past => ({
  type: 'ProjectJoined',
  data: {
    sources: [{ solutionId: id(`${name} there`), version: 1 }],
    status: 'im-betrieb',
    seit: '2025-03-01',
    adoptionId: id(name),
    solutionId: id(`${name} here`),
    ...over,
  },
});

export const ended = (name: string): Past => ({
  type: 'UsageEnded',
  data: { adoptionId: id(name), on: '2026-08-31', replacedBy: 'Landesverfahren' },
});

export const abandoned = (name: string, over: Fields = {}): Past => ({
  type: 'AdoptionAbandoned',
  data: { adoptionId: id(name), on: '2026-08-31', reason: 'personal', ...over },
});

export const retracted = (name: string, over: Fields = {}): Past => ({
  type: 'AdoptionRetracted',
  data: { adoptionId: id(name), grund: 'Verwechselt.', ...over },
});

export const declined = (name: string, over: Fields = {}): Past => ({
  type: 'AdoptionDeclined',
  data: {
    adoptionId: id(name),
    sources: [{ solutionId: id(`${name} there`), version: 1 }],
    reason: 'technik',
    ...over,
  },
});

export const released = (name: string): Past => ({ type: 'ResultReleased', data: { adoptionId: id(name) } });

export const registered = (over: Fields = {}): Past => ({
  type: 'KommuneRegistered',
  data: {
    kommuneId: organisation(WEIDENRODE),
    name: 'Gemeinde Weidenrode',
    kind: 'gemeinde',
    land: 'Hessen',
    population: 7400,
    ...over,
  },
});
