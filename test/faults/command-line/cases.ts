import { join } from 'node:path';
import { VERBS, type Verb } from '../../../src/cli/verbs.ts';
import type { Random } from '../harness/random.ts';
import { HOSTILE } from './hostile-text.ts';
import type { Ground } from './run-verb.ts';
import { type Slot, slotsOf } from './slots.ts';
import { WRONGS, type Wrong } from './wrongs.ts';

/** One call of a verb with one thing wrong, and what may come of it. */
export interface Case {
  readonly verb: string;
  /** What is wrong, and where. */
  readonly name: string;
  /** Cases of one group are alike: a small run takes some of each. */
  readonly group: string;
  readonly args: readonly string[];
  readonly ground: Ground;
  readonly input: Buffer | undefined;
  /** Where it may end with 0, since nothing is wrong with that for this verb. */
  readonly mayEndWith0: boolean;
  /** Where the verb was told to write a file. */
  readonly out: string | undefined;
  /** Events that the hub has to take all the same. */
  readonly taken: number;
  /** Whether the verb can reach the hub that runs. */
  readonly talksToHub: boolean;
}

/** What cases are made of. */
export interface Ingredients {
  /** The address of a hub that runs, the id of a Kommune there, and a position of its log with something behind. */
  readonly hub: { readonly url: string; readonly kommuneId: string; readonly after: string };
  readonly falseHubs: Readonly<Record<string, string>>;
  readonly random: Random;
}

/** What each place is filled with where nothing is wrong with it; relative to the world. */
type Values = Readonly<Record<string, string | undefined>>;

const good = ({ hub, random }: Ingredients): Values => ({
  '--data': 'data',
  '--out': 'ziel/neu.out',
  '--sqlite': 'ziel/neu.out',
  '<sicherung>': 'sicherung.sqlite',
  '<datei>': 'zeilen.jsonl',
  '--from': 'sqlite:data',
  '--to': 'sqlite:neu',
  '--url': hub.url,
  '--kommune': hub.kommuneId,
  '<name>': 'reconfirm-usage',
  // Refused by the hub: whatever is wrong beside, this command writes nothing.
  '--json': JSON.stringify({ adoptionId: random.uuid() }),
  '<kanal>': 'feed',
  '--after': hub.after,
  '--count': '1',
  '--port': '0',
  '--demo': 'off',
  '--key': random.uuid(),
  // Left out where nothing is wrong with them.
  '--verbund': undefined,
  '--actor': undefined,
});

const filled = (slots: readonly Slot[], values: Values): string[] =>
  slots.flatMap(({ name, flag }) => {
    const value = values[name];
    if (value === undefined) return [];
    // Written as one word, so that a value may begin with a dash.
    return flag ? [`${name}=${value}`] : [value];
  });

/** What no verb knows. */
const GENERAL: readonly (readonly string[])[] = [
  ['--gibt-es-nicht'],
  [`--${HOSTILE}`],
  ['zu', 'viel', HOSTILE],
  ['--data'],
];

/** What the verb writes. */
const outOf = (values: Values, slots: readonly Slot[]): string | undefined =>
  values[slots.some(({ name }) => name === '--sqlite') ? '--sqlite' : '--out'];

/** The calls of one verb with one wrong thing each. Throws where its usage has a place that nobody knows how to fill. */
const casesOf = ({ name: verb, usage, untilStopped }: Verb, ingredients: Ingredients): Case[] => {
  const { slots, switches } = slotsOf(usage);
  const values = good(ingredients);
  const plain = { ground: 'plain', input: undefined, mayEndWith0: false, out: undefined, taken: 0 } as const;
  const talksToHub = slots.some(({ name }) => name === '--url');
  const wrongAt = (slot: Slot): Case[] => {
    const wrongs = WRONGS[slot.name];
    if (wrongs === undefined || !(slot.name in values))
      throw new Error(`${verb}: T27 does not know what to put in the place of ${slot.name}`);
    return wrongs(ingredients.falseHubs)
      .filter(({ with: also = [] }) => also.every((one) => switches.includes(one)))
      .map((wrong) => caseOf(slot, wrong));
  };
  const caseOf = (slot: Slot, wrong: Wrong): Case => {
    const { value, ground = 'plain', fine = [], with: also = [], input, taken = 0 } = wrong;
    const given: Values = {
      ...values,
      ...(slot.name === '--verbund' ? { '--kommune': undefined } : {}),
      [slot.name]: value,
    };
    return {
      verb,
      name: `${slot.name} ${JSON.stringify(value)}${also.join('')} on ${ground}`,
      group: `${verb} ${slot.name} ${ground}`,
      args: [verb, ...filled(slots, given), ...also],
      ground,
      input,
      mayEndWith0: fine.includes(verb),
      out: outOf(given, slots),
      taken,
      talksToHub,
    };
  };
  const unheard: Case = {
    ...plain,
    talksToHub,
    verb,
    name: 'with an output that is full',
    group: `${verb} full-output`,
    args: [verb, ...filled(slots, values)],
    ground: 'full-output',
    // An export that goes to a file prints nothing.
    mayEndWith0: verb === 'export',
    out: outOf(values, slots),
    taken: verb === 'import' ? 2 : 0,
  };
  const general = GENERAL.map((more) => ({
    ...plain,
    talksToHub,
    verb,
    name: JSON.stringify(more),
    group: `${verb} in general`,
    args: [verb, ...filled(slots, values), ...more],
  }));
  return [...slots.flatMap(wrongAt), ...general, ...(untilStopped === true ? [] : [unheard])];
};

/** Every verb of the command line with every wrong thing in every place of its usage. */
export const allCases = (ingredients: Ingredients): Case[] =>
  VERBS.flatMap((verb) => casesOf(verb, ingredients));

/** Every verb as it is meant to be called, with much to do: for those who interrupt it. */
export const longCalls = (ingredients: Ingredients, large: string): Case[] =>
  VERBS.map(({ name: verb, usage }) => {
    const values: Values = {
      ...good(ingredients),
      '--data': ['restore', 'rebuild', 'serve'].includes(verb) ? 'data' : large,
      '--from': `sqlite:${large}`,
      '<sicherung>': join(large, 'log.sqlite'),
      '<datei>': join(large, 'zeilen.jsonl'),
      '--count': '1000000',
    };
    const { slots, switches } = slotsOf(usage);
    return {
      verb,
      name: 'Ctrl+C',
      group: `${verb} interrupted`,
      args: [verb, ...filled(slots, values), ...switches],
      ground: 'plain' as const,
      input: undefined,
      mayEndWith0: true,
      out: values['--out'],
      taken: 0,
      talksToHub: slots.some(({ name }) => name === '--url'),
    };
  });
