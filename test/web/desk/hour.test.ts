import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { KommuneDetail } from '../../../contracts/views/kommune.ts';
import type { VerbundDetail } from '../../../contracts/views/verbund.ts';
import { type Hub, startHub } from '../../../src/main.ts';
import { type Double, startDouble } from '../../double/cluster.ts';
import { emptyDirectory } from '../../project/demo-log.ts';
import { replicaSettings } from '../../replicas/given.ts';
import { type Desk, deskOf, type Preview } from './desk-hand.ts';
import { LONG, MEMBERS, OTHER_ORDER, rows, SHARED, WIDE } from './sixty-rows.ts';
import { csvOf, windows1252, xlsxOf } from './table-files.ts';

// The desk's hour (issue: must show 3): a list of 60 rows, looked at at one replica, which then starts again, and confirmed at another;
// half of the members have given a mandate.

const MANDATED = MEMBERS.slice(0, 10);
const FILE = 'Liste 2026.xlsx';
const CODES: Readonly<Record<string, string>> = {
  'im Betrieb': 'im-betrieb',
  'in Einführung': 'in-einfuehrung',
  geplant: 'geplant',
};

let double: Double;
const directories = [emptyDirectory(), emptyDirectory()];
const hubs: Hub[] = [];
let at = 0;
let desk: Desk;
let verbund: string;
/** The same bytes each time: a spreadsheet that is written anew is another file. */
let file: Buffer;

const start = (index: number): Promise<Hub> =>
  startHub(replicaSettings(double.url, { LICHTERKETTE_DATA: directories[index] as string }));

const url = () => hubs[at]?.url ?? '';

const json = async (path: string, actor?: string): Promise<Record<string, unknown>> => {
  const headers = actor === undefined ? {} : { 'X-Demo-Actor': actor };
  return (await fetch(url() + path, { headers })).json() as Promise<Record<string, unknown>>;
};

const done = async (path: string, body: object) => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url() + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json() as never;
};

beforeAll(async () => {
  file = await xlsxOf(LONG);
  double = await startDouble();
  hubs.push(await start(0), await start(1));
  desk = await deskOf(() => ({ hub: { url: url() }, done, json }), MEMBERS, SHARED);
  verbund = `verbund-${desk.verbundId}.verbundstelle`;
  for (const name of MANDATED)
    await done(`/v1/kommunen/${desk.memberIds.get(name)}/grant-mandate`, {
      verbundId: desk.verbundId,
      umfang: ['eintragen', 'veroeffentlichen'],
    });
});
afterAll(async () => {
  await Promise.all(hubs.map((hub) => hub.close()));
  double.stop();
});

const upload = (bytes: Buffer, name: string): Promise<Preview> => desk.upload(bytes, name, verbund);
const chooseNew = (preview: Preview): Promise<Preview> =>
  desk.renew(preview, { 'was.2': 'neu', 'feld.2': 'Interne Verwaltung' }, verbund);

/** The matrix as the Verbund sees it where the desk works, once it has so many cells there. */
const matrixOf = (count: number) =>
  vi.waitFor(
    async () => {
      const matrix = await desk.matrix(verbund);
      expect(matrix.cells.length).toBe(count);
      return matrix;
    },
    { timeout: 10_000, interval: 50 },
  );

const isMandated = (member: string, title: string): boolean =>
  MANDATED.includes(member) && SHARED.includes(title);

describe('the hour of a desk', () => {
  it('a list in three layouts is looked at, entered at another replica after a restart, and stands as it was written', async () => {
    for (const [bytes, name] of [
      [await xlsxOf(WIDE), 'matrix.xlsx'],
      [windows1252(csvOf(OTHER_ORDER)), 'anders.csv'],
    ] as const)
      expect((await upload(bytes, name)).counts).toEqual({ neu: 40, unklar: 20 });
    const chosen = await chooseNew(await upload(file, FILE));
    expect(chosen.counts).toEqual({ neu: 60 });
    expect(chosen.text).toContain('20 neue Einträge werden Einträge der Kommunen selbst');
    await matrixOf(0);
    const before = await desk.events();

    await hubs[0]?.close();
    hubs[0] = await start(0);
    const enterAt = (index: number) => {
      at = index;
      return desk.enter(chosen, verbund);
    };
    const answers = await Promise.all([enterAt(1), enterAt(0), enterAt(1)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    at = 1;
    const { cells, solutions } = await matrixOf(60);
    expect((await desk.follow(answers[0] as never)).text).toContain('stehen jetzt 60 Angaben hier');
    expect(await desk.events()).toBe(before + 40);

    const titleOf = new Map(solutions.map(({ solutionId, title }) => [solutionId, title]));
    const { verweise } = (await json(`/v1/verbuende/${desk.verbundId}`, verbund)) as unknown as VerbundDetail;
    for (const { member, title, status, since } of rows) {
      const kommuneId = desk.memberIds.get(member) ?? '';
      const cell = cells.find((one) => one.kommuneId === kommuneId && titleOf.get(one.solutionId) === title);
      const said = { status: CODES[status], since: { value: String(since), precision: 'jahr' } };
      if (!isMandated(member, title)) {
        expect(cell).toMatchObject({ ...said, state: 'laut-quelle' });
        expect(verweise.find(({ referenceId }) => referenceId === cell?.referenceId)).toMatchObject(said);
        continue;
      }
      expect(cell).toMatchObject({ state: said.status, since: said.since, imAuftrag: true });
      const { uebernahmen } = (await json(`/v1/kommunen/${kommuneId}`)) as unknown as KommuneDetail;
      const own = uebernahmen.find(({ adoptionId }) => adoptionId === cell?.adoptionId);
      expect(own).toMatchObject({ status: said.status, statusSince: said.since });
      // What the list says is of no known day: it is confirmed by nobody, and says where it comes from.
      expect([own?.stand, own?.imAuftragVon?.verbundId]).toEqual([undefined, desk.verbundId]);
      expect(own?.belege?.[0]?.titel).toContain(FILE);
    }
  });

  it.each([
    ['the same file', async () => file, FILE],
    ['in another layout', async () => xlsxOf(WIDE), 'matrix.xlsx'],
    ['its export', async () => Buffer.from(await desk.text('/liste.csv')), 'liste.csv'],
    ['the matrix as it is exported', async () => Buffer.from(await desk.text('/matrix.csv')), 'matrix.csv'],
  ])('read again, %s, changes nothing', async (_, bytes, name) => {
    expect((await upload(await bytes(), name)).counts).toEqual({ vorhanden: 60 });
  });

  it('is taken back as a whole but for what others have built on, and is entered anew', async () => {
    const { cells } = await matrixOf(60);
    const built = cells.find(({ variantId }) => variantId !== undefined);
    const last = desk.memberIds.get(MEMBERS.at(-1) ?? '');
    await done(`/v1/kommunen/${last}/adopt-best-practice`, {
      ...{ sources: [{ solutionId: built?.variantId }], relation: 'unveraendert', status: 'im-betrieb' },
    });
    const page = await desk.takeBack(FILE, verbund);
    expect([page.status, page.text]).toEqual([
      409,
      expect.stringContaining('59 Angaben wurden zurückgenommen'),
    ]);
    expect(page.text).toContain(`${FILE} , eingelesen am`);
    const left = await matrixOf(2);
    expect(left.cells.map(({ adoptionId }) => adoptionId)).toContain(built?.adoptionId);

    const again = await chooseNew(await upload(file, FILE));
    expect(again.counts).toEqual({ neu: 58, vorhanden: 2 });
    expect((await desk.enter(again, verbund)).status).toBe(303);
    expect((await matrixOf(60)).cells.filter(({ imAuftrag }) => imAuftrag)).toHaveLength(20);
  });

  it('enters nothing on a mandate that has been revoked, and says so', async () => {
    const member = MANDATED[0] ?? '';
    const kommuneId = desk.memberIds.get(member);
    const { uebernahmen, auftraege } = (await json(
      `/v1/kommunen/${kommuneId}`,
      `kommune-${kommuneId}.fachdienst`,
    )) as unknown as KommuneDetail;
    for (const { adoptionId } of uebernahmen)
      if (adoptionId)
        await fetch(`${url()}/v1/kommunen/${kommuneId}/retract-adoption`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ adoptionId, grund: 'Irrtum.' }),
        });
    const preview = await chooseNew(await upload(file, FILE));
    const fresh = preview.counts.neu ?? 0;
    expect(fresh).toBeGreaterThan(0);
    const [{ mandatId }] = auftraege as unknown as [{ mandatId: string }];
    await done(`/v1/kommunen/${kommuneId}/revoke-mandate`, { mandatId });
    const answer = await desk.enter(preview, verbund);
    expect([answer.status, answer.text]).toEqual([
      409,
      expect.stringContaining('Der Auftrag dieser Kommune gilt nicht mehr'),
    ]);
    expect((await upload(file, FILE)).text).not.toContain('werden Einträge der Kommunen selbst');
  });
});
