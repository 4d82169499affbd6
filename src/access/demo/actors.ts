import { v5 } from 'uuid';
import type { StreamName } from '../../../contracts/envelope.ts';
import type { ChoosableActor } from '../choice.ts';
import { Identity } from '../made-identity.ts';

/** Namespace of the demo actors' subjectRefs (RFC 9562 §5.5). */
const NAMESPACE = '5b1a0d7e-64b3-4c29-9a52-7f2f3c8d1e40';

/** An organisation that demo actors may belong to. */
export interface Organisation {
  readonly stream: StreamName;
  readonly name: string;
}

// Two people each, so that "confirmed by another person" (rule 8) can be tried.
const ROLES: Readonly<Record<'kommune' | 'verbund', Readonly<Record<string, string>>>> = {
  kommune: { digitalisierungsbeauftragte: 'Digitalisierungsbeauftragte', fachdienst: 'Fachdienst' },
  verbund: { verbundstelle: 'Verbundstelle', redaktion: 'Redaktion' },
};

const rolesOf = (stream: StreamName) => (stream.startsWith('kommune-') ? ROLES.kommune : ROLES.verbund);

const subjectRefOf = (actorId: string) => v5(actorId, NAMESPACE);

/** Without a header or cookie: one who may act for everybody, and reads as the public does. */
export const EVERYBODY = new Identity({
  organisation: null,
  role: 'demo',
  subjectRef: subjectRefOf('demo'),
});

const ACTOR_ID = /^((?:kommune|verbund)-[0-9a-f-]{36})\.([a-z]+)$/;

/** The id of the actor who has `role` in `organisation`, whether or not there is one. */
export const actorIdOf = (organisation: string, role: string): string => `${organisation}.${role}`;

/** The organisation and the role that an actor's id names. */
interface Post {
  readonly organisation: StreamName;
  readonly role: string;
}

/** What an actor's id names; undefined where it is none. Whether the organisation exists is not looked at. */
export const postOf = (actorId: string): Post | undefined => {
  const [, stream = '', role = ''] = ACTOR_ID.exec(actorId) ?? [];
  const organisation = stream as StreamName;
  return Object.hasOwn(rolesOf(organisation), role) ? { organisation, role } : undefined;
};

/** The identity of the actor with this id. */
export const identityAt = (post: Post, actorId: string): Identity =>
  new Identity({ ...post, subjectRef: subjectRefOf(actorId) });

/** An actor with the name of its role. */
export interface DemoActor extends ChoosableActor {
  readonly role: string;
}

/** The actors of an organisation. */
export const actorsOf = ({ stream, name }: Organisation): DemoActor[] =>
  Object.entries(rolesOf(stream)).map(([role, title]) => ({
    id: actorIdOf(stream, role),
    organisation: stream,
    organisationName: name,
    role,
    title,
  }));
