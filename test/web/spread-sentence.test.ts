import { expect, test } from 'vitest';
import type { LineageNode } from '../../contracts/views/lineage.ts';
import { focusAnswer } from '../../src/web/spread/answer.ts';
import type { Chain, Light } from '../../src/web/spread/lights.ts';
import { chainSentence } from '../../src/web/spread/sentence.ts';
import { spoken } from '../../src/web/spread/words.ts';

const light = (id: string, name: string, node: Partial<LineageNode> = {}, from?: string): Light => ({
  id,
  name,
  kind: 'betrieb',
  month: 0,
  beside: false,
  date: undefined,
  node: {
    ...{ solutionId: id, version: 1, nameless: false, kommuneId: name, kommune: { kommuneId: name, name } },
    ...{ origin: from === undefined, mitErgebnis: false, bewaehrt: false, withdrawn: false, ...node },
  },
  sources: from === undefined ? [] : [{ from, to: id, kind: 'uebernahme', changes: [] }],
});
const chain = (...lights: readonly Light[]): Chain => ({
  lights,
  byId: new Map(lights.map((one) => [one.id, one])),
});

const origin = light('o', 'Gemeinde Wiesgrund');
const used = light('a', 'Gemeinde Talgrund', { adoptionId: 'adoption a', status: 'im-betrieb' }, 'o');
const stopped = light('b', 'Stadt Aue', { adoptionId: 'adoption b', status: 'nicht-weiterverfolgt' }, 'o');
const planned = light('p', 'Stadt Berg', { adoptionId: 'p', status: 'in-pruefung' }, 'o');
const declined = light('d', 'Stadt Moor', { adoptionId: 'd', status: 'nicht-weiterverfolgt' }, 'o');

test('a solution came to those who took it over, whatever became of it; the others are counted apart', () => {
  expect(chainSentence(chain(origin, used, stopped, planned, declined))).toBe(
    'Die Gemeinde Wiesgrund hat angefangen. Von dort kam die Lösung zu zwei weiteren Kommunen; eine prüft es, eine hat es nicht weiterverfolgt.',
  );
  expect(chainSentence(chain(origin, declined))).toBe(
    'Die Gemeinde Wiesgrund hat angefangen. Übernommen hat das bisher niemand; eine hat es nicht weiterverfolgt.',
  );
  expect(chainSentence(chain(origin, used))).toBe(
    'Die Gemeinde Wiesgrund hat angefangen. Von dort kam die Lösung zu einer weiteren Kommune.',
  );
});

test('of whom it did not come to nobody says that it was taken over', () => {
  const all = chain(origin, used, stopped, planned, declined);
  const look = { today: '2026-11-24', focus: undefined, hrefOf: () => '', changeHrefOf: () => '' };
  const said = (one: Light) => String(focusAnswer(all, one, look as never, '')).replaceAll(/<[^>]*>/g, '');
  expect(said(stopped)).toContain('hat von der Gemeinde Wiesgrund übernommen');
  expect(said(planned)).toContain('hat die Lösung von der Gemeinde Wiesgrund noch nicht übernommen');
  expect(said(declined)).toContain('hat die Lösung von der Gemeinde Wiesgrund nicht übernommen');
  expect(spoken(all, declined)).toContain('Lösung von der Gemeinde Wiesgrund');
  expect(spoken(all, used)).toContain('übernommen von der Gemeinde Wiesgrund');
});
