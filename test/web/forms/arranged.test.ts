import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../../contracts/definitions.ts';
import { fieldsOf } from '../../../contracts/fields/described.ts';
import { COMMANDS } from '../../../contracts/subjects.ts';
import { ARRANGEMENTS } from '../../../src/web/arranged/all.ts';
import { type World, world } from '../../http/world.ts';
import { postPairs } from './posting.ts';
import { pointedTo, summaryOf, unescaped, valuesIn } from './reading.ts';

let on: World;
let actor: string;
let solutionId: string;
let adoptionId: string;
let needId: string;

beforeAll(async () => {
  on = await world();
  actor = on.actor('kommune', on.kommuneId);
  solutionId = await on.share(on.otherId, { title: 'Termine im Bürgerbüro' });
  ({ adoptionId = '' } = await adopted());
  ({ needId = '' } = await on.done(`/v1/kommunen/${on.otherId}/state-need`, {
    satz: 'Wir suchen eine Terminvergabe.',
  }));
});
afterAll(() => on.hub.close());

const adopted = async (status = 'im-betrieb') =>
  on.done(`/v1/kommunen/${on.kommuneId}/adopt-best-practice`, {
    sources: [{ solutionId: await on.share(on.otherId, { title: `Übernommen ${status}` }) }],
    relation: 'unveraendert',
    status,
  });

const read = async (path: string, who = actor) =>
  (
    await fetch(on.hub.url + path, {
      headers: { Accept: 'text/html', ...(who === '' ? {} : { Cookie: `X-Demo-Actor=${who}` }) },
    })
  ).text();

const actionIn = (page: string) =>
  unescaped(/<form class="lk-form"[^>]*action="([^"#]*)/.exec(page)?.[1] ?? '');

const sendAt = async (path: string, typed: Readonly<Record<string, string>>) => {
  const page = await read(path);
  const values = valuesIn(page);
  for (const [name, value] of Object.entries(typed)) values.set(name, value);
  return postPairs(on.hub.url + actionIn(page), [...values], { actor });
};

/** What an entry's receipt says was entered. */
const enteredBy = async (path: string, typed: Readonly<Record<string, string>>) => {
  const sent = await sendAt(path, typed);
  expect([sent.status, summaryOf(sent.text)]).toEqual([303, '']);
  const id = String(sent.location).split('/').at(-1);
  return (await on.json(`/v1/entries/${id}`, actor)) as unknown as {
    type: string;
    data: Record<string, unknown>;
  };
};

const addressOf = (path: string) => {
  if (path.startsWith('/uebernahmen/')) return path.replace(':id', adoptionId);
  return path.replace(':id', path.startsWith('/gesuche/') ? needId : solutionId);
};

describe('a form that is arranged by hand', () => {
  it.each(ARRANGEMENTS.map(({ path }) => path))(
    '%s says what it is, for whoever has a role and who has none',
    async (path) => {
      for (const who of [actor, '']) {
        const page = await read(addressOf(path), who);
        expect(page).toContain('<form class="lk-form"');
        expect(page.includes('name="_rolle"'), who).toBe(who === '');
      }
    },
  );

  it('asks for all that its command must have, or is given it, or says it itself', async () => {
    const follows: Record<string, readonly string[]> = { 'adopt-best-practice': ['relation'] };
    for (const { command, inSight, folded, around, path } of ARRANGEMENTS) {
      const fields = fieldsOf((COMMANDS.get(command) as CommandDefinition).body);
      const asked = [...inSight(fields), ...folded(fields).flatMap((group) => group.fields)].map(
        ({ name }) => name,
      );
      const { given } = await around(async () => ({ uebernahmen: [] }) as never, 'x', undefined);
      const known = [...asked, ...given.map(([name]) => name), ...(follows[command] ?? [])].map(
        (name) => name.split('.')[0],
      );
      for (const { name } of fields.filter(({ required }) => required)) expect(known, path).toContain(name);
      expect(asked.length, path).toBeGreaterThan(0);
    }
  });

  it('is refused at its fields, in the words of its form', async () => {
    const planned = await sendAt(`/loesungen/${solutionId}/passt-nicht`, {});
    expect([planned.status, pointedTo(planned.text)]).toEqual([422, ['f-reason']]);
    const nothing = await sendAt(`/uebernahmen/${adoptionId}/erfahrung`, {});
    expect(nothing.status).toBe(422);
    expect(pointedTo(nothing.text)).toEqual(['f-richtung', 'f-text']);
    expect(summaryOf(nothing.text)).not.toMatch(/„richtung“|Option|Ungültig/);
  });

  it('enters what is said in it', async () => {
    expect(
      await enteredBy(`/loesungen/${solutionId}/planen?status=interesse`, { 'ab.jahr': '2027' }),
    ).toMatchObject({
      type: 'AdoptionPlanned',
      data: { status: 'interesse', ab: { value: '2027' } },
    });
    const words = { richtung: 'besser', text: 'Weniger Rückfragen.' };
    expect(await enteredBy(`/uebernahmen/${adoptionId}/erfahrung`, words)).toMatchObject({
      type: 'OutcomeReported',
      data: { ...words, method: 'beurteilt' },
    });
    const figures = { indicator: 'Tage', unit: 'Tage', before: '11', after: '6', period: '2025' };
    expect(await enteredBy(`/uebernahmen/${adoptionId}/erfahrung`, figures)).toMatchObject({
      type: 'OutcomeReported',
      data: { before: 11, after: 6, method: 'gemessen' },
    });
    expect((await enteredBy(`/uebernahmen/${adoptionId}/bestaetigen`, {})).type).toBe('UsageReconfirmed');
    const ended = await enteredBy(`/uebernahmen/${adoptionId}/beenden`, { replacedBy: 'Landesverfahren' });
    expect(ended).toMatchObject({ type: 'UsageEnded', data: { replacedBy: 'Landesverfahren' } });
    const begun = (await adopted('in-erprobung')).adoptionId;
    expect((await enteredBy(`/uebernahmen/${begun}/nicht-weiter`, { reason: 'kosten' })).type).toBe(
      'AdoptionAbandoned',
    );
    const other = await on.share(on.otherId, { title: 'Passt nicht' });
    expect((await enteredBy(`/loesungen/${other}/passt-nicht`, { reason: 'technik' })).type).toBe(
      'AdoptionDeclined',
    );
    expect((await enteredBy('/gesuche/neu?satz=Wir%20suchen%20etwas', {})).data).toMatchObject({
      satz: 'Wir suchen etwas',
    });
    expect((await enteredBy(`/gesuche/${needId}/antworten`, { art: 'beratung' })).type).toBe('NeedAnswered');
  });

  it('shows once more what was filled in where there is much of it, and enters it then', async () => {
    const typed = {
      title: 'Neues Projekt',
      summary: 'Zwei\r\nZeilen',
      'gestaltungsfelder.0': 'Umwelt',
      innovationStatus: 'idee',
      'seit.jahr': '2024',
      'kosten.von': '100',
      'kosten.bis': '200',
      'kosten.einheit': 'Euro im Jahr',
    };
    const refused = await sendAt('/projekt-vorstellen', { ...typed, title: '' });
    expect([refused.status, pointedTo(refused.text)]).toEqual([422, ['f-title']]);
    const before = await on.state();
    const seen = await sendAt('/projekt-vorstellen', typed);
    expect(seen.status).toBe(200);
    expect(await on.state()).toEqual(before);
    const text = unescaped(seen.text);
    for (const words of ['Bitte prüfen', 'Neues Projekt', 'Umwelt', 'Idee', '2024', 'Euro im Jahr'])
      expect(text).toContain(words);
    const values = [...valuesIn(seen.text)];
    const address = on.hub.url + actionIn(seen.text);
    const back = await postPairs(address, [...values, ['_zurueck', '1']], { actor });
    expect(valuesIn(back.text).get('title')).toBe('Neues Projekt');
    expect(valuesIn(back.text).get('summary')).toContain('Zeilen');
    const sent = await postPairs(address, [...values, ['_gesehen', '1']], { actor });
    expect([sent.status, summaryOf(sent.text)]).toEqual([303, '']);
    const again = await postPairs(address, [...values, ['_gesehen', '1']], { actor });
    expect(again.location).toBe(sent.location);
  });
});

describe('buttons', () => {
  it('follow the role that looks', async () => {
    const path = `/loesungen/${solutionId}`;
    const [nobody, other, owner] = [
      await read(path, ''),
      await read(path, on.actor('kommune', await on.kommune('Gemeinde Viertens'))),
      await read(path, on.actor('kommune', on.otherId)),
    ];
    expect(nobody).toContain('Wir nutzen das auch');
    expect(nobody).toContain('Das ist unsere Lösung');
    expect(other).toContain('Wir nutzen das auch');
    expect(other).not.toContain('Das ist unsere Lösung');
    expect(owner).not.toContain('Wir nutzen das auch');
    expect(owner).toContain('Neue Fassung eintragen');
    const { adoptionId: mine, solutionId: variant } = await adopted();
    const { adoption } = (await on.json(`/v1/solutions/${variant}`)) as never as {
      adoption: { sources: { solutionId: string }[] };
    };
    for (const one of [variant, adoption.sources[0]?.solutionId]) {
      const page = await read(`/loesungen/${one}`);
      expect(page).toContain(`/uebernahmen/${mine}/erfahrung`);
      expect(page).toContain('Nutzen wir nicht mehr');
      expect(page).not.toContain('Wir nutzen das auch</button>');
    }
    expect(await read(path)).toContain('Wir nutzen das jetzt');
  });

  it('stand where people are: on the own page, at what is looked for, and where nothing was found', async () => {
    expect(await read(`/kommunen/${on.kommuneId}`)).toContain('Projekt vorstellen</button>');
    expect(await read(`/kommunen/${on.kommuneId}`, '')).not.toContain('Projekt vorstellen</button>');
    const nothing = await read('/loesungen?q=xylophonwerkstatt', '');
    expect(nothing).toContain('href="/gesuche/neu?satz=Wir+suchen%3A+xylophonwerkstatt">Wir suchen das</a>');
    expect(valuesIn(await read('/gesuche/neu?satz=Wir+suchen%3A+xylophonwerkstatt')).get('satz')).toBe(
      'Wir suchen: xylophonwerkstatt',
    );
    expect(await read(`/gesuche/${needId}`, '')).toContain(`/gesuche/${needId}/antworten`);
  });
});
