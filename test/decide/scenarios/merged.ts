import { test } from 'vitest';
import { given, solutionFacts, solutions } from '../given.ts';
import { id, made, WEIDENRODE } from '../names.ts';
import { adopted } from '../samples.ts';

const own = solutionFacts('own', { stream: WEIDENRODE, goesBackTo: () => true });
const known = solutions(solutionFacts('kita there'), own);
const outside = {
  kind: 'unternehmen',
  name: 'Muster GmbH',
  relation: 'angepasst',
  changes: [{ what: 'Neue Farben' }],
};
const adopt = (over: Record<string, unknown> = {}) => {
  const { adoptionId: _, solutionId: __, ...body } = adopted('kita').data;
  return { ...body, ...over };
};
const nowAdopted = (over: Record<string, unknown> = {}) => ({
  type: 'BestPracticeAdopted',
  data: { ...adopt(over), adoptionId: made('adoption'), solutionId: made('solution') },
});
const merged = { relation: 'zusammengefuehrt', changes: [{ what: 'Beides in einem' }] };

export default () => {
  test('one’s own project, and an origin outside, count as sources of what is merged', () => {
    for (const over of [
      { ...merged, eigenes: id('own') },
      { ...merged, ursprungAussen: outside },
      { ...merged, sources: [], eigenes: id('own'), ursprungAussen: outside },
    ])
      given().knowing(known).when('adopt-best-practice', adopt(over)).thenEvents(nowAdopted(over));
  });

  test('where one of them is named no Vorlage needs to be', () => {
    for (const over of [
      { sources: [], eigenes: id('own') },
      { sources: [], ursprungAussen: outside },
    ])
      given().knowing(known).when('adopt-best-practice', adopt(over)).thenEvents(nowAdopted(over));
  });

  test('what comes from others is no project of one’s own, and what is not there is not found', () => {
    given()
      .knowing(known, solutions(solutionFacts('other')))
      .when('adopt-best-practice', adopt({ eigenes: id('other') }))
      .thenRefused({ code: 'invalid-fields', path: '/eigenes' });
    given()
      .knowing(known)
      .when('adopt-best-practice', adopt({ eigenes: id('nowhere') }))
      .thenRefused({ code: 'not-found', path: '/eigenes' });
  });
};
