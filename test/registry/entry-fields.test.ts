import { describe, expect, it } from 'vitest';
import { levelAfter, statusAfter } from '../../contracts/fields.ts';

describe('for whom an entry is after an event', () => {
  const chosen = { id: 'thingId', sichtbarkeit: 'sichtbarkeit' };

  it('is what its field says, where that says something', () => {
    expect(levelAfter(chosen, { sichtbarkeit: 'verbund' })).toBe('verbund');
    expect(levelAfter(chosen, {}, 'kommune')).toBeUndefined();
    expect(levelAfter({ id: 'thingId' }, { sichtbarkeit: 'verbund' }, 'kommune')).toBeUndefined();
  });

  it('is never more than what the event allows at most, and never more than before', () => {
    const narrowing = { ...chosen, atMost: 'verbund' } as const;
    expect(levelAfter(narrowing, { sichtbarkeit: 'oeffentlich' })).toBe('verbund');
    expect(levelAfter(narrowing, { sichtbarkeit: 'kommune' })).toBe('kommune');
    expect(levelAfter(narrowing, {}, 'oeffentlich')).toBe('verbund');
    expect(levelAfter(narrowing, {}, 'kommune')).toBe('kommune');
    expect(levelAfter(narrowing, {})).toBeUndefined();
  });

  it('is what the event opens it to, whatever it was', () => {
    expect(levelAfter({ id: 'thingId', openedTo: 'oeffentlich' }, {}, 'kommune')).toBe('oeffentlich');
  });
});

describe('the status of an entry after an event', () => {
  it('is that of the event, or what a field says, or stays', () => {
    expect(statusAfter({ id: 'thingId', status: 'over' }, { status: 'open' })).toBe('over');
    const said = { id: 'thingId', status: { field: 'status', absent: 'open' } };
    expect(statusAfter(said, { status: 'over' })).toBe('over');
    expect(statusAfter(said, {})).toBe('open');
    expect(statusAfter({ id: 'thingId', status: { field: 'status' } }, {})).toBeUndefined();
    expect(statusAfter({ id: 'thingId' }, { status: 'over' })).toBeUndefined();
  });
});
