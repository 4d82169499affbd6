import { v5 } from 'uuid';
import type { CommandDefinition } from '../../contracts/definitions.ts';
import type { StreamName } from '../../contracts/envelope.ts';
import { Problem } from '../../contracts/problems.ts';
import type { Access, DemoActor } from './authorize.ts';
import type { Credentials, Identity } from './identity.ts';

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

const forbidden = (detail: string) => new Problem('forbidden', { detail });

/**
 * The first implementation of access: the demo mode, for a hub that only this machine can reach. Actors are the
 * two of each organisation that exists.
 */
export const demoAccess = (organisations: Organisations): Access => {
  const identify = ({ demoActor }: Credentials): Identity => {
    if (demoActor === undefined || demoActor === '') return EVERYBODY;
    const [, stream = '', role = ''] = ACTOR_ID.exec(demoActor) ?? [];
    if (Object.hasOwn(rolesOf(stream as StreamName), role) && organisations.find(stream as StreamName))
      return { organisation: stream as StreamName, role, subjectRef: subjectRefOf(demoActor) };
    throw new Problem('sign-in-needed', {
      detail: 'Diese Demo-Rolle gibt es nicht. Die Liste steht unter /v1/demo-actors.',
    });
  };

  const mayWrite = ({ organisation }: Identity, stream: StreamName) =>
    organisation === null || organisation === stream;

  const authorize = (identity: Identity, command: CommandDefinition, target: StreamName | null) => {
    if (target !== null && !mayWrite(identity, target))
      throw forbidden(`„${command.title}“ kann nur die Stelle selbst, für die eingetragen wird.`);
    if (target === null && identity.organisation?.startsWith('kommune-'))
      throw forbidden(`„${command.title}“ ist der Verbundstelle vorbehalten.`);
  };

  return {
    identify,
    authorize,
    mayWrite,
    get organisations() {
      return organisations.count;
    },
    actors: () => [...organisations.all()].flatMap(actorsOf),
    actorsOf: (stream) => {
      const found = organisations.find(stream);
      return found === undefined ? [] : actorsOf(found);
    },
  };
};

const actorsOf = ({ stream, name }: Organisation): DemoActor[] =>
  Object.entries(rolesOf(stream)).map(([role, title]) => ({
    id: `${stream}.${role}`,
    organisation: stream,
    role,
    label: `${name}: ${title}`,
  }));
