import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, stage } from '../journey/stage.ts';

/** As many organisations as every page offers all roles of. */
const FEW = 50;

let on: Stage;
let altdorf: string;
let verbund: string;

beforeAll(async () => {
  on = await stage();
  altdorf = await on.kommune('Altdorf');
  verbund = await on.verbund('Nordverbund');
  for (let count = 2; count < FEW; count += 1) await on.kommune(`Ort ${count}`);
});
afterAll(() => on.hub.close());

/** The roles that a page offers, the empty one left out. */
const offered = async (path: string, cookie = ''): Promise<string[]> => {
  const response = await fetch(on.hub.url + path, { headers: { Accept: 'text/html', Cookie: cookie } });
  expect(response.status).toBe(200);
  const [, switching = ''] = /<select id="rolle"(.*?)<\/select>/s.exec(await response.text()) ?? [];
  return [...switching.matchAll(/<option value="([^"]+)"/g)].map(([, role = '']) => role);
};

const rolesOf = (kind: 'kommune' | 'verbund', id: string) =>
  (kind === 'kommune' ? ['digitalisierungsbeauftragte', 'fachdienst'] : ['verbundstelle', 'redaktion']).map(
    (role) => `${kind}-${id}.${role}`,
  );

describe('the roles that a page offers', () => {
  it('are those of all where there are few organisations', async () => {
    const all = await offered('/loesungen');
    expect(all).toHaveLength(2 * FEW);
    expect(all).toEqual(
      expect.arrayContaining([...rolesOf('kommune', altdorf), ...rolesOf('verbund', verbund)]),
    );
  });

  describe('where there are many', () => {
    beforeAll(async () => {
      await on.kommune('Noch einer');
    });

    it('are those of whom the page is about, and its text says where the others are', async () => {
      expect(await offered('/loesungen')).toEqual([]);
      expect(await on.text('/loesungen', undefined, 'text/html')).toContain(
        'Weitere Rollen stehen auf der Seite',
      );
      expect(await offered(`/kommunen/${altdorf}`)).toEqual(rolesOf('kommune', altdorf));
      expect(await offered(`/kommunen/${altdorf.toUpperCase()}`)).toEqual(rolesOf('kommune', altdorf));
      expect(await offered(`/zusammenschluesse/${verbund}`)).toEqual(rolesOf('verbund', verbund));
    });

    it('are also those of whom one is already', async () => {
      const [role = ''] = rolesOf('kommune', altdorf);
      const changed = await fetch(`${on.hub.url}/demo-rolle`, {
        method: 'POST',
        body: new URLSearchParams({ rolle: role, zurueck: '/loesungen' }),
        redirect: 'manual',
      });
      expect(changed.status).toBe(303);
      const [cookie = ''] = (changed.headers.get('Set-Cookie') ?? '').split(';');
      expect(cookie).toContain(role);
      expect(await offered('/loesungen', cookie)).toEqual(rolesOf('kommune', altdorf));
      expect(await offered(`/zusammenschluesse/${verbund}`, cookie)).toEqual([
        ...rolesOf('kommune', altdorf),
        ...rolesOf('verbund', verbund),
      ]);
    });

    it.each([
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'https://evil.example',
      '',
      ' /neues',
      '/ü',
    ])('lead back to no place but ours: “%s”', async (zurueck) => {
      const changed = await fetch(`${on.hub.url}/demo-rolle`, {
        method: 'POST',
        body: new URLSearchParams({ rolle: '', zurueck }),
        redirect: 'manual',
      });
      expect(changed.headers.get('Location')).toBe('/');
    });

    it('leave nobody locked out who comes with a role that is none', async () => {
      for (const role of ['', 'kommune-x.fachdienst', `kommune-${verbund}.fachdienst`, 'constructor.x'])
        expect(await offered('/loesungen', `X-Demo-Actor=${encodeURIComponent(role)}`), role).toEqual([]);
    });
  });
});
