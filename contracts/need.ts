import { z } from 'zod';
import { command, event, subject } from './definitions.ts';
import { need as kind, NeedAnswerArt, NeedErgebnis, needAnswer } from './fields/kinds/need.ts';
import { reference } from './fields/kinds/reference.ts';
import { solution } from './fields/kinds/solution.ts';
import { date, entry, field, freeText, made, name, own, ref, sichtbarkeit } from './fields.ts';
import { getNeed, listNeeds, needChannel } from './views/need.ts';

const stated = z.strictObject({
  satz: field('Was suchen Sie?', freeText(300), {
    help: 'In einem Satz, so wie Sie es im Amt sagen würden.',
  }),
  gestaltungsfeld: field('Handlungsfeld', name(80)).optional(),
  /** May lie ahead. */
  bis: field('Bis wann?', date(), { help: 'Bis wann Sie es brauchen, so genau Sie es wissen.' }).optional(),
  sichtbarkeit: sichtbarkeit(),
});

const answered = z.strictObject({
  needId: own(kind),
  art: field('Was können Sie beitragen?', NeedAnswerArt),
  solutionId: field('Welche Lösung?', ref(solution, reference)).optional(),
  text: field('Was möchten Sie dazu sagen?', freeText(2000)).optional(),
});

const closed = z.strictObject({
  needId: own(kind),
  ergebnis: field('Wie ist es ausgegangen?', NeedErgebnis),
  durch: field('Wodurch?', ref(needAnswer, solution, reference), {
    help: 'Die Antwort oder die Lösung, die geholfen hat.',
  }).optional(),
});

export const NeedStated = event({
  name: 'NeedStated',
  version: 1,
  title: 'Gesuch eingestellt',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'needId', sichtbarkeit: 'sichtbarkeit' }),
  data: stated.extend({ needId: made(kind) }),
});

export const NeedAnswered = event({
  name: 'NeedAnswered',
  version: 1,
  title: 'Auf ein Gesuch geantwortet',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'needId' }),
  data: answered.extend({ answerId: made(needAnswer) }),
});

export const NeedClosed = event({
  name: 'NeedClosed',
  version: 1,
  title: 'Gesuch geschlossen',
  on: ['kommune', 'verbund'],
  ...entry({ id: 'needId' }),
  data: closed,
});

const anyNeed = '4d0c7b52-9a3e-4f16-8b27-5c6d7e8f9a0b';

export const stateNeed = command({
  name: 'state-need',
  title: 'Gesuch einstellen',
  on: ['kommune', 'verbund'],
  right: 'need:manage',
  body: stated,
  events: ['NeedStated'],
  example: {
    satz: 'Wir suchen eine Anmeldung zur Kita, die ohne Papier auskommt.',
    gestaltungsfeld: 'Bildung und Betreuung',
    bis: { value: '2027', precision: 'jahr' },
  },
});

export const answerNeed = command({
  name: 'answer-need',
  title: 'Auf ein Gesuch antworten',
  on: ['kommune', 'verbund'],
  right: 'need:manage',
  body: answered
    .extend({ needId: ref(kind) })
    .refine(({ art, solutionId }) => (art === 'loesung') === (solutionId !== undefined), {
      error: 'Bitte die Lösung nennen, genau dann, wenn die Antwort „loesung“ ist.',
      path: ['solutionId'],
    }),
  events: ['NeedAnswered'],
  example: { needId: anyNeed, art: 'beratung', text: 'Wir zeigen gern, wie wir es machen.' },
});

export const closeNeed = command({
  name: 'close-need',
  title: 'Gesuch schließen',
  on: ['kommune', 'verbund'],
  right: 'need:manage',
  body: closed.refine(({ ergebnis, durch }) => durch === undefined || ergebnis !== 'entfallen', {
    error: 'Was entfallen ist, wurde durch nichts gelöst: bitte weglassen.',
    path: ['durch'],
  }),
  events: ['NeedClosed'],
  example: { needId: anyNeed, ergebnis: 'geloest' },
});

export const need = subject({
  name: 'need',
  rights: { 'need:manage': 'mandated' },
  kinds: [kind, needAnswer],
  events: [NeedStated, NeedAnswered, NeedClosed],
  commands: [stateNeed, answerNeed, closeNeed],
  queries: [listNeeds, getNeed],
  channel: needChannel,
});
