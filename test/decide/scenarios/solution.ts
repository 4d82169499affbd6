import { test } from 'vitest';
import { given, solutionFacts, solutions } from '../given.ts';
import { AUE, id, made } from '../names.ts';
import { adopted, project, revised, shared, withdrawn } from '../samples.ts';

const solutionId = id('kita');
const block = solutionFacts('block');
const carrier = id('Erlenbach');
const kommunen = { kommune: { [carrier]: { kommuneId: carrier, name: 'Stadt Erlenbach' } } };
const revise = (fields: Record<string, unknown>) => ({ solutionId, note: 'Ergänzt', ...fields });

export default () => {
  test('a Kommune and a Verbund share a project', () => {
    const event = { type: 'ProjectShared', data: { ...project(), solutionId: made('solution') } };
    given().when('share-project', project()).thenEvents(event);
    given().on(AUE).when('share-project', project()).thenEvents(event);
  });

  test('rule 25: whom it invites to carry it, and building blocks, are kept, and must exist', () => {
    const fields = project({ traeger: [carrier], enthaelt: [id('block')] });
    given()
      .knowing(kommunen, solutions(block))
      .when('share-project', fields)
      .thenEvents({ type: 'ProjectShared', data: { ...fields, solutionId: made('solution') } });
    given()
      .knowing(solutions(block))
      .when('share-project', fields)
      .thenRefused({ code: 'not-found', path: '/traeger/0' });
    given()
      .knowing(kommunen)
      .when('share-project', fields)
      .thenRefused({ code: 'not-found', path: '/enthaelt/0' });
  });

  test('every revision is the next version', () => {
    given(shared('kita'))
      .when('revise-project', revise({ summary: 'Nun auch für die Tagespflege.' }))
      .thenEvents(revised('kita', 2, { summary: 'Nun auch für die Tagespflege.' }));
    given(
      shared('kita'),
      revised('kita', 2, { lizenz: 'EUPL-1.2' }),
      revised('kita', 3, { module: ['Vormerkung'] }),
    )
      .when('revise-project', revise({ lizenz: 'MIT' }))
      .thenEvents(revised('kita', 4, { lizenz: 'MIT' }));
  });

  test('rule 12: a revision that changes nothing is none', () => {
    const costs = { von: 0, bis: 10, einheit: 'Euro' };
    given(shared('kita', { links: ['https://example.org/'] }), revised('kita', 2, { kosten: costs }))
      .when(
        'revise-project',
        revise({ kosten: { bis: 10, einheit: 'Euro', von: 0 }, links: ['https://example.org/'] }),
      )
      .thenNothing();
  });

  test('the order of a list is a change', () => {
    const fields = { gestaltungsfelder: ['B', 'A'] };
    given(shared('kita', { gestaltungsfelder: ['A', 'B'] }))
      .when('revise-project', revise(fields))
      .thenEvents(revised('kita', 2, fields));
  });

  test('visibility widens, and never narrows', () => {
    const kita = given(shared('kita', { sichtbarkeit: 'verbund' }));
    kita
      .when('revise-project', revise({ sichtbarkeit: 'oeffentlich' }))
      .thenEvents(revised('kita', 2, { sichtbarkeit: 'oeffentlich' }));
    kita.when('revise-project', revise({ sichtbarkeit: 'kommune' })).thenRefused({ code: 'rule-refused' });
    given(shared('kita', { sichtbarkeit: 'kommune' }), revised('kita', 2, { sichtbarkeit: 'oeffentlich' }))
      .when('revise-project', revise({ sichtbarkeit: 'verbund' }))
      .thenRefused({ code: 'rule-refused' });
  });

  test('rule 7: a solution does not contain itself, nor what contains it', () => {
    const outer = solutionFacts('outer', { contains: (one) => one === solutionId });
    const itself = solutionFacts('kita');
    for (const enthaelt of [[id('outer')], [id('block'), id('outer')], [solutionId]])
      given(shared('kita'))
        .knowing(solutions(block, outer, itself))
        .when('revise-project', revise({ enthaelt }))
        .thenRefused({ code: 'rule-refused', rule: 7 });
    given(shared('kita'))
      .knowing(solutions(block))
      .when('revise-project', revise({ enthaelt: [id('block')] }))
      .thenEvents(revised('kita', 2, { enthaelt: [id('block')] }));
  });

  test('a project is withdrawn, and then has no new versions', () => {
    given(shared('kita')).when('withdraw-project', withdrawn('kita').data).thenEvents(withdrawn('kita'));
    given(shared('kita'), withdrawn('kita'))
      .when('revise-project', revise({ lizenz: 'MIT' }))
      .thenRefused({ code: 'rule-refused' });
  });

  test('rule 12: withdrawing again changes nothing', () => {
    given(shared('kita'), withdrawn('kita'))
      .when('withdraw-project', { ...withdrawn('kita').data, reason: 'Ein anderer Grund' })
      .thenNothing();
  });

  test('what was not shared here is not found', () => {
    const elsewhere = given(shared('another')).knowing(solutions(solutionFacts('kita')));
    elsewhere
      .when('revise-project', revise({ lizenz: 'MIT' }))
      .thenRefused({ code: 'not-found', path: '/solutionId' });
    elsewhere
      .when('withdraw-project', withdrawn('kita').data)
      .thenRefused({ code: 'not-found', path: '/solutionId' });
  });

  test('a variant made by adoption is changed at the adoption', () => {
    const here = given(adopted('kita', { solutionId }));
    here.when('revise-project', revise({ lizenz: 'MIT' })).thenRefused({ code: 'rule-refused' });
    here.when('withdraw-project', withdrawn('kita').data).thenRefused({ code: 'rule-refused' });
  });
};
