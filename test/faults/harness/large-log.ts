import { v5 } from 'uuid';
import type { StreamName } from '../../../contracts/envelope.ts';
import { seal } from '../../../src/store/seal.ts';
import { openLog } from '../../../src/store/sqlite/database.ts';
import { bindings } from '../../../src/store/sqlite/rows.ts';
import { INSERT } from '../../../src/store/sqlite/sql.ts';
import type { Random } from './random.ts';

const NAMESPACE = '6e0d6e52-2a7c-4df5-9f0e-0a6b8f6f4c11';
const idOf = (name: string) => v5(name, NAMESPACE);

interface Variant {
  readonly kommuneId: string;
  readonly solutionId: string;
}

interface Made {
  readonly kommuneId: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What happens next: mostly adoptions, from shared solutions and from what others made of them. */
class Story {
  readonly #random: Random;
  readonly #kommunen: string[] = [];
  readonly #variants: Variant[] = [];
  readonly #adoptions: { readonly kommuneId: string; readonly adoptionId: string }[] = [];
  readonly #taken = new Set<string>();
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  next(): Made {
    this.#count += 1;
    const draw = this.#random.next();
    if (this.#count <= 5 || draw < 0.02) return this.#registered();
    if (this.#variants.length < 10 || draw < 0.15) return this.#shared();
    if (draw < 0.3 && this.#adoptions.length > 0) return this.#reconfirmed();
    return this.#adopted();
  }

  #registered(): Made {
    const kommuneId = idOf(`kommune ${this.#count}`);
    this.#kommunen.push(kommuneId);
    const data = { name: `Gemeinde ${this.#count}`, kind: 'gemeinde', land: 'Hessen', kommuneId };
    return { kommuneId, type: 'KommuneRegistered', data };
  }

  #shared(): Made {
    const kommuneId = this.#random.pick(this.#kommunen);
    const solutionId = idOf(`solution ${this.#count}`);
    this.#variants.push({ kommuneId, solutionId });
    const data = {
      title: `Lösung ${this.#count}`,
      summary: `Was ${this.#count} für wen besser macht, in zwei, drei Sätzen beschrieben.`,
      gestaltungsfelder: [this.#random.pick(['Mobilität', 'Bildung', 'Soziales', 'Bauen'])],
      innovationStatus: 'laeuft',
      art: 'software',
      sichtbarkeit: this.#random.chance(0.95) ? 'oeffentlich' : 'verbund',
      solutionId,
    };
    return { kommuneId, type: 'ProjectShared', data };
  }

  #adopted(): Made {
    const source = this.#random.pick(this.#variants);
    const kommuneId = this.#random.pick(this.#kommunen);
    const once = `${kommuneId} ${source.solutionId}`;
    if (source.kommuneId === kommuneId || this.#taken.has(once)) return this.#shared();
    this.#taken.add(once);
    const adoptionId = idOf(`adoption ${this.#count}`);
    const solutionId = idOf(`variant ${this.#count}`);
    this.#adoptions.push({ kommuneId, adoptionId });
    if (this.#random.chance(0.1)) this.#variants.push({ kommuneId, solutionId });
    const data = {
      sources: [{ solutionId: source.solutionId, version: 1 }],
      relation: 'unveraendert',
      adoptedOn: '2025-03-01',
      status: this.#random.pick(['in-erprobung', 'in-einfuehrung', 'im-betrieb']),
      sichtbarkeit: 'oeffentlich',
      adoptionId,
      solutionId,
    };
    return { kommuneId, type: 'BestPracticeAdopted', data };
  }

  #reconfirmed(): Made {
    const { kommuneId, adoptionId } = this.#random.pick(this.#adoptions);
    return { kommuneId, type: 'UsageReconfirmed', data: { adoptionId, on: '2026-09-01' } };
  }
}

/** Writes a log of `count` events into `directory`, well sealed, straight into the file. */
export const writeLargeLog = (directory: string, count: number, random: Random): void => {
  const database = openLog(directory);
  const insert = database.prepare(INSERT);
  const story = new Story(random);
  const last = new Map<StreamName, { revision: number; hash: string }>();
  database.exec('BEGIN');
  for (let index = 0; index < count; index += 1) {
    const { kommuneId, type, data } = story.next();
    const stream: StreamName = `kommune-${kommuneId}`;
    const before = last.get(stream);
    const revision = (before?.revision ?? -1) + 1;
    const commandId = idOf(`command ${index}`);
    const sealed = seal(
      { stream, revision, prevHash: before?.hash ?? null },
      { id: idOf(`event ${index}`), type, version: 1, data },
      {
        commandId,
        contentHash: 'c'.repeat(64),
        actor: { organisation: stream, role: 'demo', subjectRef: idOf('somebody') },
        recordedAt: new Date(1_700_000_000_000 + index * 60_000).toISOString(),
        correlationId: commandId,
        causationId: commandId,
        salt: '00112233445566778899aabbccddeeff',
      },
    );
    insert.run(...bindings(stream, revision, sealed));
    last.set(stream, { revision, hash: sealed.metadata.hash });
  }
  database.exec('COMMIT');
  database.close();
};
