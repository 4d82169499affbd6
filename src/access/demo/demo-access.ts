import type { IncomingHttpHeaders } from 'node:http';
import type { StreamName } from '../../../contracts/envelope.ts';
import { Problem } from '../../../contracts/problems.ts';
import { Access, type AccessAddress, type AskedBySomebody, type Claim, type NamedActor } from '../base.ts';
import type { Choice } from '../choice.ts';
import { cookie } from '../cookie.ts';
import type { Credentials, Identity } from '../identity.ts';
import { checkMandate, isOnBehalf } from '../on-behalf.ts';
import {
  actorIdOf,
  actorsOf,
  type DemoActor,
  EVERYBODY,
  identityAt,
  type Organisation,
  postOf,
} from './actors.ts';
import { ACTOR_HEADER, ACTOR_HEADERS, type DemoActors, LIST_OF_ACTORS } from './contract.ts';
import { checkRight } from './policy.ts';

/** The organisations that have registered by now. */
export interface Organisations {
  readonly count: number;
  all(): Iterable<Organisation>;
  /** One of them; undefined where there is none of this stream. */
  find(stream: StreamName): Organisation | undefined;
}

const listed = ({ id, organisation, organisationName, role, title }: DemoActor) => ({
  id,
  organisation,
  role,
  label: `${organisationName}: ${title}`,
});

/** As Node names it. A text that is made anew for each request is looked for much longer. */
const ACTOR = ACTOR_HEADER.toLowerCase();

/**
 * The first implementation of access: the demo mode, for a hub that only this machine can reach. Actors are the
 * two of each organisation that exists.
 */
export class DemoAccess extends Access {
  readonly #organisations: Organisations;
  readonly headers = ACTOR_HEADERS;
  readonly addresses: readonly AccessAddress[];
  readonly choice: Choice;

  constructor(organisations: Organisations) {
    super();
    this.#organisations = organisations;
    const all = () => [...organisations.all()].flatMap(actorsOf);
    this.addresses = [{ service: LIST_OF_ACTORS, answer: (): DemoActors => ({ items: all().map(listed) }) }];
    this.choice = {
      get organisations() {
        return organisations.count;
      },
      cookie: ACTOR_HEADER,
      all,
      of: (stream) => this.#of(stream),
      find: (id = '') => this.#of(postOf(id)?.organisation).find((actor) => actor.id === id),
    };
  }

  /** The header comes before the cookie. */
  credentialsOf(headers: IncomingHttpHeaders): Credentials {
    const header = headers[ACTOR];
    const said = typeof header === 'string' ? header : cookie(headers.cookie, ACTOR_HEADER);
    return said === '' ? undefined : said;
  }

  credentialsFor(actor: NamedActor): Credentials {
    return typeof actor === 'string' ? actor : actorIdOf(actor.organisation, actor.role);
  }

  identify(credentials: Credentials): Identity {
    if (credentials === undefined || credentials === '') return EVERYBODY;
    const post = postOf(credentials);
    if (post !== undefined && this.#organisations.find(post.organisation))
      return identityAt(post, credentials);
    throw new Problem('sign-in-needed', {
      detail: `Diese Demo-Rolle gibt es nicht. Die Liste steht unter ${LIST_OF_ACTORS.path}.`,
    });
  }

  mayWrite({ organisation }: Identity, stream: StreamName): boolean {
    return organisation === stream;
  }

  protected exclude(claim: Claim): void {
    checkRight(claim);
  }

  /** In the demo a right depends on a mandate, where somebody else is entered for, and on nothing else beyond what `exclude` has looked at. */
  protected async permit(asked: AskedBySomebody): Promise<void> {
    if (isOnBehalf(asked)) checkMandate(asked, asked.wellFormed, asked.allowances);
  }

  #of(stream: StreamName | undefined): DemoActor[] {
    const found = stream === undefined ? undefined : this.#organisations.find(stream);
    return found === undefined ? [] : actorsOf(found);
  }
}
