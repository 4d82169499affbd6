import { describe, expect, it } from 'vitest';
import { whatItBrought } from '../../src/web/solution/outcomes.ts';

const outcome = (over: object) => ({
  outcomeId: 'o',
  adoptionId: 'a',
  kommune: { kommuneId: 'k', name: 'Gemeinde Aue' },
  indicator: 'Wartezeit',
  unit: 'Tage',
  before: 9,
  after: 4,
  period: '2025',
  method: 'gemessen',
  confirmed: false,
  reportedAt: '2026-01-01T00:00:00.000Z',
  ...over,
});

const said = (over: object) =>
  String(whatItBrought({ items: [outcome(over)], total: 1 }, { items: [], total: 0 }));

describe('an outcome on its page', () => {
  it('is neither confirmed nor with a Beleg because it rests on something that has no address', () => {
    const text = said({ belege: [{ titel: 'Vermerk des Hauptamts', wortlaut: 'Seite 3' }] });
    expect(text).toContain('noch von niemandem bestätigt');
    expect(text).not.toContain('mit Beleg');
    expect(text).toContain('gestützt auf: Vermerk des Hauptamts („Seite 3“)');
  });

  it('is with a Beleg where a link leads to it, and not confirmed by that', () => {
    const url = 'https://example.org/bericht.pdf';
    const text = said({
      belege: [
        { titel: 'Bericht', url },
        { titel: url, url },
      ],
    });
    expect(text).toContain('noch von niemandem bestätigt');
    const link = `<a href="${url}" rel="noopener noreferrer nofollow">`;
    expect(text).toContain(`${link}mit Beleg: Bericht</a>, ${link}mit Beleg</a>`);
  });

  it('stands in words where there are no figures, and nothing is drawn', () => {
    const text = said({
      ...{ indicator: undefined, unit: undefined, before: undefined, after: undefined, period: undefined },
      ...{ richtung: 'schlechter', text: 'Mehr Rückfragen', method: 'beurteilt' },
    });
    expect(text).toContain('<h3>Schlechter</h3><p class="lk-text">Mehr Rückfragen</p>');
    expect(text).not.toContain('class="mess-nach" cx="16"');
    expect(text).not.toMatch(/undefined|NaN/);
  });

  it('is confirmed by somebody else, with or without a Beleg', () => {
    expect(said({ confirmed: true })).toContain(', bestätigt</p>');
    expect(said({ confirmed: true })).not.toContain('mit Beleg');
    expect(said({ confirmed: true, belege: [{ titel: 'x', url: 'https://example.org/' }] })).toContain(
      ', bestätigt, <a href=',
    );
  });
});
