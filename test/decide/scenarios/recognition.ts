import { test } from 'vitest';
import { given, reference, solutionFacts, solutions } from '../given.ts';
import type { Past } from '../harness.ts';
import { id } from '../names.ts';

const body = { solutionId: id('kita'), reason: 'Drei Kommunen haben kürzere Wartezeiten gemessen.' };
const recognised: Past = { type: 'BestPracticeRecognised', data: body };
const revoked: Past = { type: 'BestPracticeRevoked', data: body };
const proven = solutions(solutionFacts('kita'));

export default () => {
  test('a Verbund recognises, revokes and recognises again', () => {
    given().knowing(proven).when('recognise-best-practice', body).thenEvents(recognised);
    given(recognised).knowing(proven).when('revoke-best-practice', body).thenEvents(revoked);
    given(recognised, revoked).knowing(proven).when('recognise-best-practice', body).thenEvents(recognised);
  });

  test.each([
    ['without a Wertversprechen', { missingForRecognition: ['wertversprechen'] }],
    ['without a Zielgruppe', { missingForRecognition: ['zielgruppe'] }],
    ['without a Nutzennachweis', { missingForRecognition: ['nutzennachweis'] }],
    ['without an outcome', { hasOutcome: () => false }],
    ['that is withdrawn', { closed: { why: 'zurueckgezogen', on: '2026-01-01' } }],
    ['that is a variant', { kind: 'variant' }],
  ] as const)('rule 5: nothing is recognised %s', (_, over) => {
    given()
      .knowing(solutions(solutionFacts('kita', over)))
      .when('recognise-best-practice', body)
      .thenRefused({ code: 'rule-refused', rule: 5 });
  });

  test.each(['Meißen', 'Heidelberg', 'Pforzheim'])(
    'rule 5: what a publication reports of %s is not recognised',
    (place) => {
      given()
        .knowing(reference('kita', id(place)))
        .when('recognise-best-practice', body)
        .thenRefused({ code: 'rule-refused', rule: 5 });
    },
  );

  test('rule 12: recognising again changes nothing, whatever has become of it', () => {
    given(recognised)
      .knowing(solutions(solutionFacts('kita', { closed: { why: 'zurueckgezogen', on: '2026-01-01' } })))
      .when('recognise-best-practice', body)
      .thenNothing();
  });

  test('rule 5: only what was recognised is revoked, and once', () => {
    for (const past of [[], [recognised, revoked]])
      given(...past)
        .knowing(proven)
        .when('revoke-best-practice', body)
        .thenRefused({ code: 'rule-refused', rule: 5 });
  });

  test('an unknown solution is not found', () => {
    for (const command of ['recognise-best-practice', 'revoke-best-practice'])
      given().when(command, body).thenRefused({ code: 'not-found', path: '/solutionId' });
  });
};
