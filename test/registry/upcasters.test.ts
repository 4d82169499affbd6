import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { event } from '../../contracts/definitions.ts';
import type { StoredEvent } from '../../contracts/envelope.ts';
import { EVENTS } from '../../contracts/subjects.ts';
import { upcast } from '../../contracts/upcast.ts';

const FOLDER = 'test/fixtures/golden';
const golden = (file: string) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as StoredEvent;

describe('an older shape of an event', () => {
  it('is read as the newest one, and what is stored stays as it is', () => {
    const reported = golden('OutcomeReported.v1.json');
    const { evidence, ...rest } = reported.data;
    expect(upcast(reported).data).toEqual({ ...rest, belege: [{ titel: evidence }] });
    expect(reported).toEqual(golden('OutcomeReported.v1.json'));
    const recorded = golden('ReferenceRecorded.v1.json');
    expect(upcast(recorded)).toEqual({ ...recorded, version: 2, data: { ...recorded.data, fact: 'nutzt' } });
  });

  it('keeps what it said beside, and a link stays one', () => {
    const url = 'https://example.org/bericht';
    const { type, data } = golden('OutcomeReported.v1.json');
    const both = { ...data, evidence: url, belege: [{ titel: 'Bericht' }] };
    expect(upcast({ type, version: 1, data: both }).data.belege).toEqual([
      { titel: 'Bericht' },
      { titel: url, url },
    ]);
    expect(upcast({ type, version: 1, data: { outcomeId: 'o' } }).data).toEqual({ outcomeId: 'o' });
    const fact = { type: 'ReferenceRecorded', version: 1, data: { fact: 'anzahl' } };
    expect(upcast(fact).data).toEqual({ fact: 'anzahl' });
  });

  it('has a golden file in every version, each read as the newest', () => {
    for (const { name, version } of EVENTS.values())
      for (let of = 1; of <= version; of += 1)
        expect(upcast(golden(`${name}.v${of}.json`)).version, name).toBe(version);
    expect(readdirSync(FOLDER).filter((file) => !file.endsWith('.v1.json')).length).toBeGreaterThan(1);
  });

  it('is the same object where there is nothing to read otherwise', () => {
    const newest = golden('OutcomeReported.v2.json');
    expect(upcast(newest)).toBe(newest);
    const unknown = { type: 'OutcomeReported', version: 99, data: {} };
    expect(upcast(unknown)).toBe(unknown);
  });

  it('cannot be forgotten: a version without its upcaster is not declared', () => {
    const declare = () =>
      event({
        ...{ name: 'Invented', version: 2, title: 'Erfunden', on: ['kommune'] as const },
        ...{ audience: 'oeffentlich' as const, data: z.strictObject({}) },
      });
    expect(declare).toThrow('1 older versions, but 0 upcasters');
  });
});
