import { test } from 'vitest';
import { given } from '../given.ts';
import type { Past } from '../harness.ts';
import { id, kommune, TODAY } from '../names.ts';
import { abandoned, adopted, ended, joined, planned, released } from '../samples.ts';

const adoptionId = id('kita');
const changed = (over: Record<string, unknown> = {}): Past => ({
  type: 'AdoptionStatusChanged',
  data: { adoptionId, status: 'im-betrieb', on: '2026-01-15', ...over },
});
const confirmed = (on: unknown = TODAY): Past => ({ type: 'UsageReconfirmed', data: { adoptionId, on } });
const adapted = (version: number): Past => ({
  type: 'AdaptationRecorded',
  data: { ...adaptation, solutionId: id('kita here'), version },
});
const adaptation = { adoptionId, changes: [{ what: 'Vormerkung auch in Leichter Sprache' }] };

const BODIES: Readonly<Record<string, Past['data']>> = {
  'change-adoption-status': changed().data,
  'record-adaptation': adaptation,
  'state-unchanged': { adoptionId },
  'reconfirm-usage': { adoptionId },
  'end-usage': ended('kita').data,
  'abandon-adoption': abandoned('kita').data,
  'release-result': { adoptionId },
};
const FOLLOWS = Object.entries(BODIES);
const IN_USE = FOLLOWS.filter(([name]) => !['abandon-adoption', 'release-result'].includes(name));

export default () => {
  test.each(FOLLOWS)('rule 8: only the adopter may %s', (name, body) => {
    const elsewhere = { adoption: { [adoptionId]: { adoptionId, stream: kommune('Elsewhere') } } };
    given(adopted('another'))
      .knowing(elsewhere)
      .when(name, body)
      .thenRefused({ code: 'rule-refused', rule: 8 });
  });

  test.each(FOLLOWS)('an unknown or hidden adoption is not found (%s)', (name, body) => {
    given(adopted('another')).when(name, body).thenRefused({ code: 'not-found', path: '/adoptionId' });
  });

  test.each(IN_USE)('what is only planned has no %s', (name, body) => {
    given(planned('kita')).when(name, body).thenRefused({ code: 'rule-refused' });
  });

  test.each(IN_USE)('what is over has no %s', (name, body) => {
    for (const end of [ended('kita'), abandoned('kita')])
      given(adopted('kita'), end)
        .when(name, { ...body, ...(name === 'end-usage' ? { on: '2026-09-01' } : {}) })
        .thenRefused({ code: 'rule-refused' });
  });

  test('the status changes, back and forth and with its day', () => {
    given(adopted('kita')).when('change-adoption-status', changed().data).thenEvents(changed());
    const back = changed({ status: 'in-erprobung', on: '2026-02-01' });
    given(adopted('kita'), changed()).when('change-adoption-status', back.data).thenEvents(back);
    const later = changed({ on: '2026-03-01' });
    given(adopted('kita'), changed()).when('change-adoption-status', later.data).thenEvents(later);
  });

  test('rule 12: the last status point again changes nothing', () => {
    given(adopted('kita'), changed()).when('change-adoption-status', changed().data).thenNothing();
    const first = changed({ status: 'in-einfuehrung', on: { value: '2025-03-01', precision: 'tag' } });
    given(adopted('kita')).when('change-adoption-status', first.data).thenNothing();
    given(adopted('kita'), changed()).when('change-adoption-status', first.data).thenEvents(first);
  });

  test.each([
    ['change-adoption-status', changed().data],
    ['reconfirm-usage', { adoptionId }],
    ['end-usage', ended('kita').data],
    ['abandon-adoption', abandoned('kita').data],
  ])('nothing happens before the adoption: %s', (name, body) => {
    const adoptedInMarch = given(adopted('kita', { adoptedOn: { value: '2025-03', precision: 'monat' } }));
    adoptedInMarch
      .when(name, { ...body, on: '2025-02-28' })
      .thenRefused({ code: 'invalid-fields', path: '/on' });
    adoptedInMarch
      .when(name, { ...body, on: { value: '2024', precision: 'jahr' } })
      .thenRefused({ code: 'invalid-fields', path: '/on' });
  });

  test('a vague day that can lie after the adoption is accepted', () => {
    const vague = changed({ on: { value: '2025', precision: 'jahr' } });
    given(adopted('kita')).when('change-adoption-status', vague.data).thenEvents(vague);
  });

  test('every adaptation is the next version of the variant', () => {
    given(adopted('kita')).when('record-adaptation', adaptation).thenEvents(adapted(2));
    given(adopted('kita'), adapted(2), adapted(3))
      .when('record-adaptation', adaptation)
      .thenEvents(adapted(4));
  });

  test('that nothing was changed is said later where nothing was said of changes, and once', () => {
    const unsaid = adopted('kita', { relation: 'nicht-angegeben' });
    const unchanged: Past = { type: 'AdoptionUnchanged', data: { adoptionId } };
    given(unsaid).when('state-unchanged', { adoptionId }).thenEvents(unchanged);
    given(unsaid, unchanged).when('state-unchanged', { adoptionId }).thenNothing();
    given(adopted('kita')).when('state-unchanged', { adoptionId }).thenNothing();
  });

  test('what was said of changes is not taken back by it', () => {
    const unsaid = adopted('kita', { relation: 'nicht-angegeben' });
    const { changes } = adaptation;
    for (const history of [
      [unsaid, adapted(2)],
      [adopted('kita'), adapted(2)],
      [adopted('kita', { relation: 'nicht-angegeben', changes })],
      [adopted('kita', { relation: 'angepasst', changes })],
      [adopted('kita', { relation: 'angeregt' })],
      [joined('kita')],
    ])
      given(...history)
        .when('state-unchanged', { adoptionId })
        .thenRefused({ code: 'rule-refused' });
  });

  test('a use is confirmed, today unless said', () => {
    given(adopted('kita')).when('reconfirm-usage', { adoptionId }).thenEvents(confirmed());
    given(adopted('kita'), confirmed('2026-05-01'))
      .when('reconfirm-usage', { adoptionId, on: '2026-06-01' })
      .thenEvents(confirmed('2026-06-01'));
  });

  test('rule 12: the same day confirmed again changes nothing', () => {
    given(adopted('kita'), confirmed()).when('reconfirm-usage', { adoptionId }).thenNothing();
    given(adopted('kita'), confirmed('2026-05-01'), confirmed('2026-06-01'))
      .when('reconfirm-usage', { adoptionId, on: { value: '2026-05-01', precision: 'tag' } })
      .thenNothing();
  });

  test('a use ends', () => {
    given(adopted('kita')).when('end-usage', ended('kita').data).thenEvents(ended('kita'));
  });

  test('rule 12: the same end again changes nothing; another one is refused', () => {
    const over = given(adopted('kita'), ended('kita'));
    over.when('end-usage', ended('kita').data).thenNothing();
    over
      .when('end-usage', { ...ended('kita').data, replacedBy: 'Etwas anderes' })
      .thenRefused({ code: 'rule-refused' });
  });

  test('an adoption is abandoned, planned or begun', () => {
    for (const past of [planned('kita'), adopted('kita')])
      given(past).when('abandon-adoption', abandoned('kita').data).thenEvents(abandoned('kita'));
  });

  test('a plan may be given up on any day', () => {
    const early = abandoned('kita', { on: '2020-01-01' });
    given(planned('kita')).when('abandon-adoption', early.data).thenEvents(early);
  });

  test('rule 12: abandoning again changes nothing; otherwise what is over stays as it is', () => {
    const over = given(adopted('kita'), abandoned('kita'));
    over.when('abandon-adoption', abandoned('kita').data).thenNothing();
    over
      .when('abandon-adoption', abandoned('kita', { reason: 'kosten' }).data)
      .thenRefused({ code: 'rule-refused' });
    given(adopted('kita'), ended('kita'))
      .when('abandon-adoption', abandoned('kita').data)
      .thenRefused({ code: 'rule-refused' });
  });

  test('rule 9: what was not pursued is released by the Kommune', () => {
    given(planned('kita'), abandoned('kita'))
      .when('release-result', { adoptionId })
      .thenEvents(released('kita'));
  });

  test('rule 9: there is nothing to release of what goes on or has ended', () => {
    for (const past of [[planned('kita')], [adopted('kita')], [adopted('kita'), ended('kita')]])
      given(...past)
        .when('release-result', { adoptionId })
        .thenRefused({ code: 'rule-refused', rule: 9 });
  });

  test('rule 12: releasing again changes nothing', () => {
    given(adopted('kita'), abandoned('kita'), released('kita'))
      .when('release-result', { adoptionId })
      .thenNothing();
  });
};
