import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../../journey/stage.ts';
import { emptyDirectory } from '../../project/demo-log.ts';
import { type Desk, deskOf } from './desk-hand.ts';
import { LONG, MEMBERS, OTHER_ORDER, rows, SHARED, WIDE } from './sixty-rows.ts';
import { csvOf, windows1252, xlsxOf } from './table-files.ts';

// The desk's hour (issue: must show 3): an invented list of 60 rows in three layouts, by the forms alone.

const directory = emptyDirectory();
let hub: Stage;
let desk: Desk;
/** The same bytes each time: a spreadsheet that is written anew is another file. */
let file: Buffer;

beforeAll(async () => {
  file = await xlsxOf(LONG);
  hub = await stage({ LICHTERKETTE_DATA: directory });
  desk = await deskOf(() => hub, MEMBERS, SHARED);
});
afterAll(() => hub?.hub.close());

describe('a list of 60 rows', () => {
  it('is looked at before anything of it is entered', async () => {
    const before = await desk.events();
    const preview = await desk.upload(file, 'Liste 2026.xlsx');
    expect(preview.counts).toEqual({ neu: 40, unklar: 20 });
    expect(preview.text).toContain('So heißt hier noch keine Lösung');
    expect(preview.html).not.toContain('Frau Beispiel');
    expect(preview.text).toContain('Die Bemerkung wird weggelassen, sie nennt vielleicht eine Person');
    expect(await desk.events()).toBe(before);
  });

  it('is entered once what is unclear has been chosen, after a restart and twice at once', async () => {
    const preview = await desk.upload(file, 'Liste 2026.xlsx');
    const chosen = await desk.renew(preview, { 'was.2': 'neu', 'feld.2': 'Interne Verwaltung' });
    expect(chosen.counts).toEqual({ neu: 60 });
    await hub.hub.close();
    hub = await stage({ LICHTERKETTE_DATA: directory });
    const before = await desk.events();
    const [one, other] = await Promise.all([desk.enter(chosen), desk.enter(chosen)]);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect(await desk.events()).toBe(before + 60);
    expect((await desk.follow(one)).text).toContain('stehen jetzt 60 Angaben hier');
    expect((await desk.enter(chosen)).status).toBe(303);
    expect(await desk.events()).toBe(before + 60);
  });

  it('stands in the matrix as it was written, and as References alone', async () => {
    const { cells, solutions } = await desk.matrix();
    expect(cells.length).toBe(60);
    const titleOf = new Map(solutions.map(({ solutionId, title }) => [solutionId, title]));
    for (const { member, title, status, since } of rows) {
      const cell = cells.find(
        ({ kommuneId, solutionId }) =>
          kommuneId === desk.memberIds.get(member) && titleOf.get(solutionId) === title,
      );
      expect(cell).toMatchObject({
        state: 'laut-quelle',
        status: { 'im Betrieb': 'im-betrieb', 'in Einführung': 'in-einfuehrung', geplant: 'geplant' }[status],
        since: { value: String(since), precision: 'jahr' },
      });
      expect(cell?.stand).toBeUndefined();
    }
  });

  it.each([
    ['the same file', async () => file, 'Liste 2026.xlsx'],
    ['as CSV of Windows', async () => windows1252(csvOf(LONG)), 'liste.csv'],
    ['with a column for each solution', async () => xlsxOf(WIDE), 'matrix.xlsx'],
    ['its export', async () => Buffer.from(await desk.text('/liste.csv')), 'liste.csv'],
    ['the matrix as it is exported', async () => Buffer.from(await desk.text('/matrix.csv')), 'matrix.csv'],
  ])('read again, %s, changes nothing', async (_, bytes, name) => {
    expect((await desk.upload(await bytes(), name)).counts).toEqual({ vorhanden: 60 });
  });

  it('that says it more exactly is asked about, and entered beside where that is wanted', async () => {
    const preview = await desk.upload(Buffer.from(csvOf(OTHER_ORDER)), 'anders.csv');
    expect(preview.counts).toEqual({ unklar: 60 });
    const chosen = await desk.renew(preview, { auch: '2' });
    expect(chosen.counts).toEqual({ neu: 1, unklar: 59 });
    expect((await desk.enter(chosen)).status).toBe(303);
    expect((await desk.upload(Buffer.from(csvOf(OTHER_ORDER)), 'anders.csv')).counts).toEqual({
      vorhanden: 1,
      unklar: 59,
    });
  });

  it('is taken back as a whole, and can be entered anew', async () => {
    const before = await desk.events();
    expect((await desk.takeBack('Liste 2026.xlsx')).text).toContain('60 Angaben wurden zurückgenommen');
    expect(await desk.events()).toBe(before + 60);
    expect((await desk.matrix()).cells.length).toBe(1);
    const again = await desk.upload(file, 'Liste 2026.xlsx');
    expect(
      (await desk.enter(await desk.renew(again, { 'was.2': 'neu', 'feld.2': 'Interne Verwaltung' }))).status,
    ).toBe(303);
    expect((await desk.matrix()).cells.length).toBe(60);
  });
});

describe('what is wrong with a list', () => {
  it('is said with its row, its column and why, and the rest goes on', async () => {
    const [member = ''] = MEMBERS;
    const bytes = csvOf([
      ['Gemeinde', 'Verfahren', 'seit', 'Status'],
      [member, 'Straßenzustand auf der Karte', '31.2.2021', 'x'],
      [member, '', '2021', 'x'],
      ['', 'Straßenzustand auf der Karte', '2021', 'x'],
      [member, 'Straßenzustand auf der Karte', '2999', 'x'],
      ['Nirgendwo', 'Straßenzustand auf der Karte', '2021', 'x'],
      [member, 'Straßenzustand auf der Karte', '2021', 'halb'],
    ]);
    const { counts, text } = await desk.upload(Buffer.from(bytes), 'fehler.csv');
    expect(counts).toEqual({ fehler: 4, unklar: 2 });
    for (const words of [
      '„31.2.2021“ ist kein Datum',
      'Hier fehlt: Lösung oder Verfahren',
      'Hier fehlt: Mitglied (Kommune)',
      '„2999“ liegt in der Zukunft',
      'Kein Mitglied heißt genau so',
      'Dieser Status ist nicht bekannt',
    ])
      expect(text).toContain(words);
  });

  it('is said of the file, with what to do, and nothing else happens', async () => {
    const answer = await desk.send(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'alt.xls');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Bitte die Tabelle als .xlsx oder als CSV speichern');
    expect((await desk.send(Buffer.alloc(6 * 1024 * 1024), 'groß.csv')).text).toContain('größer als 5 MB');
    const many = Array.from({ length: 2100 }, (_, index) => `Gemeinde ${index};E-Akte`).join('\n');
    expect((await desk.send(Buffer.from(`Gemeinde;Verfahren\n${many}`), 'viele.csv')).text).toContain(
      'höchstens 2.000',
    );
  });

  it('is not entered by others than the Verbund', async () => {
    const preview = await desk.upload(await xlsxOf(WIDE), 'matrix.xlsx');
    const stranger = `kommune-${desk.memberIds.get(MEMBERS[0] ?? '')}.fachdienst`;
    expect((await desk.send(await xlsxOf(WIDE), 'm.xlsx', stranger)).status).toBe(403);
    expect((await desk.enter(preview, stranger)).status).toBe(403);
  });
});
