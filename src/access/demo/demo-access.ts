import { v5 } from 'uuid';
import type { StreamName } from '../../../contracts/envelope.ts';
import { Problem } from '../../../contracts/problems.ts';
import { Access, type Asked, type DemoActor } from '../base.ts';
import type { Credentials, Identity } from '../identity.ts';
import { checkRight } from './policy.ts';

/** Namespace of the demo actors' subjectRefs (RFC 9562 §5.5). */
const NAMESPACE = '5b1a0d7e-64b3-4c29-9a52-7f2f3c8d1e40';

/** An organisation that demo actors may belong to. */
export interface Organisation {
  readonly stream: StreamName;
  readonly name: string;
}

/** The organisations that have registered by now. */
export interface Organisations {
  readonly count: number;
  all(): Iterable<Organisation>;
  /** One of them; undefined where there is none of this stream. */
  find(stream: StreamName): Organisation | undefined;
}

// Two people each, so that "confirmed by another person" (rule 8) can be tried.
const ROLES = {
  kommune: { digitalisierungsbeauftragte: 'Digitalisierungsbeauftragte', fachdienst: 'Fachdienst' },
  verbund: { verbundstelle: 'Verbundstelle', redaktion: 'Redaktion' },
} as const;

const subjectRefOf = (actorId: string) => v5(actorId, NAMESPACE);

/** Without a header or cookie: one who may act for everybody, and reads as the public does. */
const EVERYBODY: Identity = { organisation: null, role: 'demo', subjectRef: subjectRefOf('demo') };

const rolesOf = (stream: StreamName) => (stream.startsWith('kommune-') ? ROLES.kommune : ROLES.verbund);

const ACTOR_ID = /^((?:kommune|verbund)-[0-9a-f-]{36})\.([a-z]+)$/;

/**
 * The first implementation of access: the demo mode, for a hub that only this machine can reach. Actors are the
 * two of each organisation that exists.
 */
export class DemoAccess extends Access {
  readonly #organisations: Organisations;

  constructor(organisations: Organisations) {
    super();
    this.#organisations = organisations;
  }

  identify({ demoActor }: Credentials): Identity {
    if (demoActor === undefined || demoActor === '') return EVERYBODY;
    const [, stream = '', role = ''] = ACTOR_ID.exec(demoActor) ?? [];
    const organisation = stream as StreamName;
    if (Object.hasOwn(rolesOf(organisation), role) && this.#organisations.find(organisation))
      return { organisation, role, subjectRef: subjectRefOf(demoActor) };
    throw new Problem('sign-in-needed', {
      detail: 'Diese Demo-Rolle gibt es nicht. Die Liste steht unter /v1/demo-actors.',
    });
  }

  mayWrite({ organisation }: Identity, stream: StreamName): boolean {
    return organisation === stream;
  }

  get organisations(): number {
    return this.#organisations.count;
  }

  actors(): DemoActor[] {
    return [...this.#organisations.all()].flatMap(actorsOf);
  }

  actorsOf(stream: StreamName): DemoActor[] {
    const found = this.#organisations.find(stream);
    return found === undefined ? [] : actorsOf(found);
  }

  protected async permit(asked: Asked): Promise<void> {
    checkRight(asked);
  }
}

const actorsOf = ({ stream, name }: Organisation): DemoActor[] =>
  Object.entries(rolesOf(stream)).map(([role, title]) => ({
    id: `${stream}.${role}`,
    organisation: stream,
    role,
    label: `${name}: ${title}`,
  }));
