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

const said = (over: object) => String(whatItBrought([outcome(over)]));

describe('an outcome on its page', () => {
  it.each(['.', 'Vermerk des Hauptamts', 'siehe https://example.org/', 'https://10.0.0.5/'])(
    'is neither confirmed nor with a Beleg because of "%s"',
    (evidence) => {
      const text = said({ evidence });
      expect(text).toContain('noch von niemandem bestätigt');
      expect(text).not.toContain('mit Beleg');
      expect(text).toContain(`nach eigener Angabe: ${evidence}`);
    },
  );

  it('is with a Beleg where a link leads to it, and not confirmed by that', () => {
    const text = said({ evidence: 'https://example.org/bericht.pdf' });
    expect(text).toContain('noch von niemandem bestätigt');
    expect(text).toContain(
      '<a href="https://example.org/bericht.pdf" rel="noopener noreferrer nofollow">mit Beleg</a>',
    );
  });

  it('is confirmed by somebody else, with or without a Beleg', () => {
    expect(said({ confirmed: true })).toContain(', bestätigt</p>');
    expect(said({ confirmed: true })).not.toContain('mit Beleg');
    expect(said({ confirmed: true, evidence: 'https://example.org/' })).toContain(', bestätigt, <a href=');
  });
});
