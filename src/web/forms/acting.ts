import type { Request } from 'express';
import type { CommandDefinition, StreamKind } from '../../../contracts/definitions.ts';
import type { StreamName } from '../../../contracts/envelope.ts';
import type { ChoosableActor } from '../../access/choice.ts';
import type { Credentials, Identity } from '../../access/identity.ts';
import { isUuid } from '../../http/headers.ts';
import type { PageParts } from '../page-parts.ts';
import { whoLooks } from '../visit.ts';

/** Who fills in a form, and for whom. */
export interface Acting {
  readonly identity: Identity;
  readonly credentials: Credentials;
  /** The stream to act on; null where the command makes one, undefined where nobody has said which. */
  readonly target: StreamName | null | undefined;
  /** The role that was chosen just now, in this form. */
  readonly chosen?: ChoosableActor;
}

/** The name under which a form says who its sender wants to be. */
export const ROLE = '_rolle';

/** The organisation that the address of a form names, where the command is one of such organisations. */
const namedIn = (address: URLSearchParams, on: readonly StreamKind[]): StreamName | undefined => {
  for (const kind of on) {
    const id = address.get(kind);
    if (id !== null && isUuid(id)) return `${kind}-${id.toLowerCase()}` as StreamName;
  }
  return undefined;
};

/** True where an organisation can give the command. */
export const canGive = ({ on, creates }: CommandDefinition, stream: StreamName | null): boolean =>
  stream !== null && (creates !== undefined || on.some((kind) => stream.startsWith(`${kind}-`)));

/** Who sends `request`, and on which organisation the command is to act: the one of the address, else the sender's own. */
export const actingIn = (
  request: Request,
  command: CommandDefinition,
  address: URLSearchParams,
  sent: URLSearchParams,
  parts: PageParts,
): Acting => {
  const { access } = parts;
  const chosen = access.choice?.find(sent.get(ROLE) ?? undefined);
  const { identity, credentials } =
    chosen === undefined
      ? whoLooks(request, parts)
      : { identity: access.identify(chosen.id), credentials: chosen.id };
  const { organisation } = identity;
  const own = canGive(command, organisation) ? (organisation ?? undefined) : undefined;
  const target = command.creates === undefined ? (namedIn(address, command.on) ?? own) : null;
  return { identity, credentials, target, ...(chosen === undefined ? {} : { chosen }) };
};
