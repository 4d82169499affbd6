import { afterEach, describe, expect, it } from 'vitest';
import { talk } from '../live/talk.ts';
import { emptyDirectory } from '../project/demo-log.ts';
import { addresses } from './addresses.ts';
import { type Stage, stage } from './stage.ts';

let on: Stage;

afterEach(() => on.hub.close());

type Side = 'kommune' | 'verbund';

const command = (side: Side, id: string, name: string, body: object) =>
  on.post(`/v1/${side === 'kommune' ? 'kommunen' : 'verbuende'}/${id}/${name}`, body, on.actor(side, id));

/** A member of a Verbund that shares for it, and whoever wants to look. */
const scene = async (verbund: object) => {
  const verbundId = (await on.done('/v1/verbuende', { name: 'Verbund Aue', ...verbund })).verbundId as string;
  const [owner, other] = [await on.kommune('Gemeinde Eigen'), await on.kommune('Gemeinde Fremd')];
  return { verbundId, owner, other };
};

/** What the viewer can read of a new entry for the Verbund: at every address, and by a push to whoever listens already. */
const readsOf = async (title: string, owner: string, verbundId: string, [side, id]: [Side, string]) => {
  const actor = on.actor(side, id);
  const live = await talk(on.hub.url, { actor });
  for (const channel of ['feed', `kommune:${owner}`]) await live.follow(channel);
  const solutionId = await on.share(owner, { title, sichtbarkeit: 'verbund' });
  await live.follow('feed', null, 'settled');
  live.socket.close();
  const where = addresses({ solution: [solutionId], kommune: [owner], verbund: [verbundId] });
  const texts = await Promise.all([...where, `/v1/solutions?q=${title}`].map((path) => on.text(path, actor)));
  return {
    pushes: live.pushes().length,
    addresses: texts.filter((text) => text.includes(title)).length,
    status: await on.status(`/v1/solutions/${solutionId}`, actor),
    hits: (await on.json(`/v1/solutions?q=${title}`, actor)).total,
  };
};

const NOTHING = { pushes: 0, addresses: 0, status: 404, hits: 0 };

describe('rule 24: sight needs both sides’ word', () => {
  it('a Zweckverband that names a Kommune reads nothing of hers until she says yes, and nothing once she says no', async () => {
    on = await stage();
    const { verbundId, owner } = await scene({ kind: 'zweckverband' });
    const eyes: [Side, string] = ['verbund', verbundId];
    await command('verbund', verbundId, 'record-membership', {
      kommuneId: owner,
      since: '2019-01-01',
      basis: '-',
    });
    expect(await readsOf('Angegebenes', owner, verbundId, eyes)).toEqual(NOTHING);
    const { body: refused } = await command('kommune', owner, 'accept-membership', {
      verbundId: (await scene({ kind: 'kreis' })).verbundId,
    });
    expect(refused).toMatchObject({ status: 409, rule: 24 });
    await command('kommune', owner, 'accept-membership', { verbundId });
    expect(await readsOf('Bestaetigtes', owner, verbundId, eyes)).toMatchObject({
      pushes: 2,
      status: 200,
      hits: 1,
    });
    await command('kommune', owner, 'decline-membership', { verbundId, grund: 'Irrtum' });
    expect(await readsOf('Widerrufenes', owner, verbundId, eyes)).toEqual(NOTHING);
  });

  it('a Kommune that joins reads nothing until the Verbund says yes, nothing after a no, and nothing once she has left', async () => {
    on = await stage();
    const { verbundId, owner, other } = await scene({ kind: 'zusammenarbeit' });
    const eyes: [Side, string] = ['kommune', other];
    const join = () => command('kommune', other, 'join-verbund', { verbundId });
    const answer = (antwort: string) =>
      command('verbund', verbundId, 'answer-join', { kommuneId: other, antwort });
    const leave = () => command('kommune', other, 'leave-verbund', { verbundId });
    await on.join(owner, verbundId);
    const steps: [string, () => Promise<unknown>, boolean][] = [
      ['Angefragtes', join, false],
      ['Abgelehntes', () => answer('nein'), false],
      ['Wiederangefragtes', join, false],
      ['Aufgenommenes', () => answer('ja'), true],
      ['Ausgetretenes', leave, false],
      ['Zurueckgekehrtes', join, false],
      ['Neuverbundenes', () => answer('ja'), true],
      ['Ausgeschlossenes', () => answer('nein'), false],
      ['Zurueckgezogenes', leave, false],
    ];
    for (const [title, step, sees] of steps) {
      expect((await step()) as { status: number }, title).toMatchObject({ status: 201 });
      const read = await readsOf(title, owner, verbundId, eyes);
      if (sees) expect(read, title).toMatchObject({ pushes: 2, status: 200, hits: 1 });
      else expect(read, title).toEqual(NOTHING);
    }
  });

  it('an answer to what was taken back answers nothing: not even the next asking', async () => {
    on = await stage();
    const { verbundId, owner, other } = await scene({ kind: 'zusammenarbeit' });
    await on.join(owner, verbundId);
    await on.join(other, verbundId);
    await command('kommune', other, 'leave-verbund', { verbundId });
    const late = await command('verbund', verbundId, 'answer-join', { kommuneId: other, antwort: 'ja' });
    expect(late.body).toMatchObject({ status: 409, rule: 24 });
    await command('kommune', other, 'join-verbund', { verbundId });
    expect(await readsOf('Nachgereichtes', owner, verbundId, ['kommune', other])).toEqual(NOTHING);
  });

  it('who joins an open Verbund reads what comes, and nothing that stood there before', async () => {
    on = await stage();
    const { verbundId, owner, other } = await scene({ kind: 'arbeitskreis', beitritt: 'offen' });
    await command('kommune', owner, 'join-verbund', { verbundId });
    const before = await on.share(owner, { title: 'Davorstehendes', sichtbarkeit: 'verbund' });
    const actor = on.actor('kommune', other);
    await command('kommune', other, 'join-verbund', { verbundId });
    expect(await readsOf('Danachkommendes', owner, verbundId, ['kommune', other])).toMatchObject({
      pushes: 2,
      status: 200,
      hits: 1,
    });
    const revised = { solutionId: before, title: 'Davorstehendes neu', note: 'n' };
    await on.done(`/v1/kommunen/${owner}/revise-project`, revised);
    const where = addresses({ solution: [before], kommune: [owner], verbund: [verbundId] });
    const read = async () => (await Promise.all(where.map((path) => on.text(path, actor)))).join('\n');
    expect(await read()).not.toContain('Davorstehendes');
    expect(await on.status(`/v1/solutions/${before}`, actor)).toBe(404);
    // The Verbund says yes to this one by name: then it sees all.
    await command('verbund', verbundId, 'answer-join', { kommuneId: other, antwort: 'ja' });
    expect(await on.status(`/v1/solutions/${before}`, actor)).toBe(200);
  });

  it('a public body that the operator has confirmed reads what its members keep for it, but for those that say no', async () => {
    const directory = emptyDirectory();
    on = await stage({ LICHTERKETTE_DATA: directory });
    const { verbundId, owner, other } = await scene({ kind: 'zweckverband' });
    const record = (kommuneId: string) =>
      command('verbund', verbundId, 'record-membership', {
        kommuneId,
        since: '2019-01-01',
        basis: 'Satzung',
      });
    await record(other);
    await command('kommune', other, 'decline-membership', { verbundId });
    await on.hub.close();
    on = await stage({ LICHTERKETTE_DATA: directory, LICHTERKETTE_CONFIRMED_BODIES: verbundId });
    const eyes: [Side, string] = ['verbund', verbundId];
    await record(owner);
    expect(await readsOf('Satzungsgemaess', owner, verbundId, eyes)).toMatchObject({
      pushes: 2,
      status: 200,
    });
    expect((await record(other)).status).toBe(201);
    expect(await readsOf('Abgelehntes', other, verbundId, eyes)).toEqual(NOTHING);
    await command('kommune', owner, 'decline-membership', { verbundId });
    expect(await readsOf('Widersprochenes', owner, verbundId, eyes)).toEqual(NOTHING);
  });
});

describe('rule 24: pages and lists', () => {
  it('say what only one side says, and count and list members by both sides’ word', async () => {
    on = await stage();
    const { verbundId, owner, other } = await scene({ kind: 'zusammenarbeit' });
    await on.join(owner, verbundId);
    await command('kommune', other, 'join-verbund', { verbundId });
    const title = 'Offenstehendes';
    const solutionId = await on.share(other, { title });
    const verbund = await on.json(`/v1/verbuende/${verbundId}`);
    expect(verbund).toMatchObject({
      mitglieder: 1,
      members: [{ kommuneId: owner }],
      angefragt: [{ kommuneId: other }],
      angegeben: [],
      loesungen: [],
    });
    const kommune = await on.json(`/v1/kommunen/${other}`);
    expect(kommune).toMatchObject({ verbuende: [], angefragt: [{ verbundId }], angegeben: [] });
    expect((await on.json(`/v1/solutions?verbund=${verbundId}`)).total).toBe(0);
    expect(await on.text(`/zusammenschluesse/${verbundId}`)).toContain(
      'Beitritt angefragt, noch nicht beantwortet',
    );
    expect(await on.text(`/kommunen/${other}`)).toMatch(/Beitritt angefragt<.*\(noch nicht beantwortet\)/s);
    const channel = await on.json(`/v1/feed?channel=verbund:${verbundId}`);
    expect((channel.items as { type: string }[]).map(({ type }) => type)).not.toContain('ProjectShared');
    await command('verbund', verbundId, 'answer-join', { kommuneId: other, antwort: 'ja' });
    expect(await on.json(`/v1/verbuende/${verbundId}`)).toMatchObject({ mitglieder: 2, angefragt: [] });
    expect((await on.json(`/v1/solutions?verbund=${verbundId}`)).items).toMatchObject([{ solutionId }]);

    const zweckverband = (await scene({ kind: 'zweckverband' })).verbundId;
    await command('verbund', zweckverband, 'record-membership', {
      kommuneId: other,
      since: '2019-01-01',
      basis: '-',
    });
    expect(await on.json(`/v1/verbuende/${zweckverband}`)).toMatchObject({
      mitglieder: 0,
      members: [],
      angegeben: [{ kommuneId: other, since: '2019-01-01' }],
      loesungen: [],
    });
    expect(await on.json(`/v1/kommunen/${other}`)).toMatchObject({
      angegeben: [{ verbundId: zweckverband }],
    });
    expect((await on.json(`/v1/solutions?verbund=${zweckverband}`)).total).toBe(0);
    expect(await on.text(`/kommunen/${other}`)).toMatch(
      /Als Mitglied angegeben von<.*\(noch nicht bestätigt\)/s,
    );
    expect(await on.text(`/zusammenschluesse/${zweckverband}`)).toContain(
      'von der Kommune noch nicht bestätigt',
    );
    await command('kommune', other, 'decline-membership', { verbundId: zweckverband });
    expect(await on.text(`/kommunen/${other}`)).not.toContain('Als Mitglied angegeben');
  });
});
