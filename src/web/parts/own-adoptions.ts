import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import { getKommune } from '../../../contracts/views/kommune.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { getVerbund } from '../../../contracts/views/verbund.ts';
import type { Ask } from '../page.ts';

/** What an organisation has said of its own adoptions. */
export const adoptionsOf = async (ask: Ask, organisation: StreamName): Promise<readonly AdoptionItem[]> => {
  const id = organisationIdOf(organisation);
  const answer = organisation.startsWith('verbund-')
    ? await ask(getVerbund, { verbundId: id })
    : await ask(getKommune, { kommuneId: id });
  return answer.uebernahmen;
};
