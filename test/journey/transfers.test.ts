import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { COMMANDS } from '../../contracts/subjects.ts';
import { type Stage, stage } from './stage.ts';
import { ANSWERED, type Answer, idOf } from './transfers/answered.ts';
import { LINES, type Sent, sendAll } from './transfers/lines.ts';
import { wordsOf } from './transfers/named.ts';

// Forty invented transfers of every kind that publications tell of: each field of each body is answered back, and what is to be read by people
// stands on a page.

let on: Stage;
let sent: ReadonlyMap<string, Sent>;
const variantOf = new Map<string, string>();
const names = new Map<string, string>();

beforeAll(async () => {
  on = await stage();
  sent = await sendAll(on);
  for (const { made, body, id } of sent.values()) {
    if (made.adoptionId && made.solutionId) variantOf.set(made.adoptionId, made.solutionId);
    const owned = made.solutionId ?? made.referenceId;
    const by = sent.get(sent.get(id)?.by ?? '');
    if (owned) names.set(owned, String(body.title ?? by?.body.name));
    const party = made.kommuneId ?? made.verbundId;
    if (party) names.set(party, String(body.name));
  }
}, 120_000);

afterAll(() => on.hub.close());

const actorOf = ({ own, stream }: Sent) => (own ? on.actor(stream.kind, stream.id) : undefined);
/** What can be read on a page, and where its links lead. */
const plain = (html: string) => {
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  return `${html.replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, ' ').replaceAll(/<[^>]*>/g, ' ')} ${links.join(' ')}`
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('\u2011', '-')
    .replaceAll(/[\s\u00a0]+/g, ' ');
};

const TRANSFERS = [
  ...Map.groupBy(
    LINES.filter(({ transfer }) => transfer !== undefined),
    ({ transfer }) => transfer,
  ),
].map(([number, lines]) => ({ number, kind: lines[0]?.kind ?? '', ids: lines.map(({ id }) => id) }));

describe('forty transfers', () => {
  it('are forty, each of a kind of its own', () => {
    expect(TRANSFERS.length).toBe(40);
    expect(new Set(TRANSFERS.map(({ kind }) => kind)).size).toBe(40);
  });

  it.each(TRANSFERS)('$number: $kind is answered back field by field', async ({ ids }) => {
    for (const id of ids) {
      const line = sent.get(id) as Sent;
      const answer = (await on.json(`/v1/solutions/${idOf(line, variantOf)}`, actorOf(line))) as Answer;
      for (const [field, value] of Object.entries(line.body)) {
        const said = ANSWERED[line.command]?.[field];
        expect(said, `${line.command} ${field} is answered nowhere`).toBeDefined();
        expect(said?.(answer, line), `${id} ${line.command} ${field}`).toEqual(value);
      }
    }
  });

  it.each(TRANSFERS)('$number: $kind is named on a page', async ({ ids }) => {
    for (const id of ids) {
      const line = sent.get(id) as Sent;
      const page = plain(await on.text(`/loesungen/${idOf(line, variantOf)}`, actorOf(line), 'text/html'));
      const missing = Object.entries(line.body)
        .flatMap(([field, value]) => wordsOf(field, value, (one) => names.get(one)))
        .filter((words) => !words.some((word) => page.includes(word.replaceAll(/[\s\u00a0]+/g, ' '))));
      expect(missing, `${id} ${line.command}`).toEqual([]);
    }
  });

  it('say every field that these commands have, but for whom an entry is', () => {
    const used = Map.groupBy(LINES, ({ command }) => command);
    const unsaid = [...used].flatMap(([command, lines]) => {
      const { shape } = (COMMANDS.get(command) ?? { body: undefined }).body as unknown as z.ZodObject;
      const said = new Set(lines.flatMap((line) => Object.keys(line.body)));
      return Object.keys(shape).flatMap((name) => (said.has(name) ? [] : [`${command} ${name}`]));
    });
    const asked = /^(share|join|adopt|plan|decline|end|abandon|change-adoption)[a-z-]* (?!sichtbarkeit)/;
    expect(unsaid.filter((one) => asked.test(one))).toEqual([]);
  });
});
