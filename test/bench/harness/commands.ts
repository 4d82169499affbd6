import { solutionData } from '../world/events.ts';
import { randomOf } from '../world/random.ts';
import { type Line, requestBytes } from './http-load.ts';

/** A request that registers a Kommune. */
export const registerKommune = (name: string): Buffer =>
  requestBytes('POST', '/v1/kommunen', [], JSON.stringify({ name, kind: 'gemeinde', land: 'Hessen' }));

/** Requests in which a Kommune shares projects; no two are the same. */
export const shareProjects = (kommuneId: string, count: number, seed: number): Buffer[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, () =>
    requestBytes('POST', `/v1/kommunen/${kommuneId}/share-project`, [], JSON.stringify(solutionData(random))),
  );
};

/** Registers `count` Kommunen and gives their ids. */
export const kommunen = async (line: Line, count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { status, body } = await line.send(registerKommune(`Messdorf ${index}`));
    if (status !== 201) throw new Error(body.toString());
    ids.push((JSON.parse(body.toString()) as { kommuneId: string }).kommuneId);
  }
  return ids;
};
