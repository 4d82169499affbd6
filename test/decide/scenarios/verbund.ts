import { test } from 'vitest';
import { given } from '../given.ts';
import type { Past } from '../harness.ts';
import { AUE, organisation } from '../names.ts';

const founding = (kind: string, over: object = {}) => ({ name: 'Verbund Aue', kind, ...over });
const founded = (kind: string, over: object = {}): Past => ({
  type: 'VerbundFounded',
  data: { ...founding(kind, over), verbundId: organisation(AUE) },
});

export default () => {
  test('a Verbund is founded, once', () => {
    given().when('found-verbund', founding('zusammenarbeit')).thenEvents(founded('zusammenarbeit'));
    given(founded('zusammenarbeit'))
      .when('found-verbund', founding('zusammenarbeit'))
      .thenRefused({ code: 'rule-refused' });
  });

  test.each(['zusammenarbeit', 'arbeitskreis'])('rule 24: a %s may be open to all', (kind) => {
    const open = { beitritt: 'offen', gegruendet: '2022-06-01' };
    given().when('found-verbund', founding(kind, open)).thenEvents(founded(kind, open));
  });

  test.each(['zweckverband', 'kreis', 'spitzenverband'])(
    'rule 24: nobody joins a %s, open or not',
    (kind) => {
      for (const beitritt of ['offen', 'auf-antrag'])
        given()
          .when('found-verbund', founding(kind, { beitritt }))
          .thenRefused({ code: 'invalid-fields', path: '/beitritt' });
    },
  );

  test('a Verbund says whom to ask', () => {
    const kontakt = { stelle: 'Geschäftsstelle', postfach: 'geschaeftsstelle@aue.example' };
    given(founded('zweckverband'))
      .on(AUE)
      .when('set-kontakt', { kontakt })
      .thenEvents({ type: 'KontaktSet', data: { kontakt } });
  });
};
