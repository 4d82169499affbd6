import { z } from 'zod';
import { StreamName } from '../../../contracts/envelope.ts';
import type { ServiceDefinition } from '../../../contracts/service.ts';
import type { AccessHeader } from '../access.ts';

/** Name of the header, and of the cookie, that says which demo actor acts. */
export const ACTOR_HEADER = 'X-Demo-Actor';

/** The address that lists them. */
const LIST = '/v1/demo-actors';

export const ACTOR_HEADERS: readonly AccessHeader[] = [
  { name: ACTOR_HEADER, description: `Wer handelt (siehe ${LIST}).` },
];

const DemoActors = z.object({
  items: z.array(z.object({ id: z.string(), organisation: StreamName, role: z.string(), label: z.string() })),
});

/** Answer of the list of demo actors (INTERFACE, Actors and visibility). */
export type DemoActors = z.output<typeof DemoActors>;

export const LIST_OF_ACTORS: ServiceDefinition = {
  name: 'demo-actors',
  title: 'Wer in der Demo handeln kann',
  path: LIST,
  answers: {
    200: {
      description: 'Alle Rollen, nach ihren Stellen.',
      type: 'application/json',
      schema: DemoActors,
    },
  },
};
