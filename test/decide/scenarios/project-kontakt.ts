import { test } from 'vitest';
import { given, reference } from '../given.ts';
import { id, made, organisation, WEIDENRODE } from '../names.ts';
import { project, revised, shared } from '../samples.ts';

const office = { stelle: 'Bürgerservice', postfach: 'buergerservice@weidenrode.example' };
const person = { stelle: 'Frau Dr. Erika Musterfrau', postfach: 'digitales@weidenrode.example' };
const sure = { ...person, keinPersonenname: true };
const WARNED = { code: 'confirmation-needed', rule: 17, path: '/kontakt/stelle' } as const;
const told = (kontakt: object | null) => ({ type: 'KontaktSet', data: { kontakt, solutionId: id('Kita') } });
const nowShared = (over: object) => ({
  type: 'ProjectShared',
  data: { ...project(), ...over, solutionId: made('solution') },
});

export default () => {
  test('whom to ask is said with what is shared; rule 17: a person only where the sender says that it is none', () => {
    given()
      .when('share-project', project({ kontakt: office }))
      .thenEvents(nowShared({ kontakt: office }));
    given()
      .when('share-project', project({ kontakt: person }))
      .thenRefused(WARNED);
    given()
      .when('share-project', project({ kontakt: sure }))
      .thenEvents(nowShared({ kontakt: person }));
  });

  test('and with a new version, which is none where the office stays the same, wherever that was named', () => {
    const revise = (kontakt: object) => ({ solutionId: id('Kita'), note: 'Ergänzt', kontakt });
    const past = given(shared('Kita', { kontakt: office }));
    past.when('revise-project', revise(office)).thenNothing();
    past.when('revise-project', revise(person)).thenRefused(WARNED);
    past.when('revise-project', revise(sure)).thenEvents(revised('Kita', 2, { kontakt: person }));
    given(shared('Kita'), told(office)).when('revise-project', revise(office)).thenNothing();
    given(shared('Kita', { kontakt: office }), told(null))
      .when('revise-project', revise(office))
      .thenEvents(revised('Kita', 2, { kontakt: office }));
    given(shared('Kita', { kontakt: person }))
      .when('revise-project', { ...revise(person), summary: 'Nun auch für die Tagespflege.' })
      .thenEvents(revised('Kita', 2, { kontakt: person, summary: 'Nun auch für die Tagespflege.' }));
  });

  test('and is known where the office is set later: the same again changes nothing', () => {
    const set = { kontakt: office, solutionId: id('Kita') };
    given(shared('Kita', { kontakt: office }))
      .when('set-kontakt', set)
      .thenNothing();
    given(shared('Kita'), revised('Kita', 2, { kontakt: office }))
      .when('set-kontakt', set)
      .thenNothing();
  });

  test('and where what a publication says is made one’s own', () => {
    const about = reference('Meldung', organisation(WEIDENRODE));
    const claim = (kontakt: object) => ({ referenceId: id('Meldung'), ...project(), kontakt });
    given().knowing(about).when('claim-reference', claim(person)).thenRefused(WARNED);
    given()
      .knowing(about)
      .when('claim-reference', claim(sure))
      .thenEvents(
        {
          type: 'ReferenceClaimed',
          data: { referenceId: id('Meldung'), solutionId: made('solution'), sichtbarkeit: 'oeffentlich' },
        },
        nowShared({ kontakt: person }),
      );
  });
};
