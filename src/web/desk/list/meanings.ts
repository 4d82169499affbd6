import { properName } from '../../../../contracts/proper-name.ts';
import type { Matrix } from '../../../../contracts/views/matrix.ts';
import { AdoptionStatus } from '../../../../contracts/views/parts.ts';
import { fold } from '../../../../projections/search/fold.ts';
import { wordOf } from '../../words/codes.ts';
import { LEFT_OUT, NEW } from './decided.ts';
import type { Known, Meant } from './known.ts';
import { titleKey } from './standing.ts';
import { statusOf } from './status-of.ts';

/** What a word in a list means: one thing, nothing that is asked for, or one of several: then a person says which. */
export type Meaning<Thing> =
  | { readonly is: 'one'; readonly thing: Thing }
  | { readonly is: 'left-out' }
  | { readonly is: 'open'; readonly why: string; readonly options: readonly Meant[] };

/** A solution that stands here, or one that is described for the first time, in a field of action. */
export type SolutionMeant =
  | { readonly solutionId: string; readonly title: string }
  | { readonly title: string; readonly handlungsfeld: string };

/** The different words of a kind in a list, in the order in which they first stand there: their index is their number. */
export const distinct = (words: Iterable<string | undefined>): readonly string[] => [
  ...new Set([...words].filter((one) => one !== undefined)),
];

const open = (why: string, options: readonly Meant[]) => ({ is: 'open' as const, why, options });
const one = <Thing>(thing: Thing) => ({ is: 'one' as const, thing });

const memberByName = (name: string, members: Matrix['members']): readonly Meant[] => {
  const meant = ({ kommuneId, name: called }: Matrix['members'][number]) => ({ id: kommuneId, name: called });
  const whole = members.filter((member) => fold(member.name) === fold(name));
  if (whole.length > 0) return whole.map(meant);
  // "Lindenquell, Gemeinde", as lists write it.
  const turned = name.replace(/^([^,]+), (.+)$/, '$2 $1');
  const proper = (text: string) => fold(properName(text)).trim();
  return members
    .filter((member) => [name, turned].some((text) => proper(member.name) === proper(text)))
    .map(meant);
};

/** The Kommune that a name or a key of a list means. */
export const kommuneMeant = (
  name: string,
  key: string | undefined,
  decided: string | undefined,
  { members, kommunen }: Known,
): Meaning<Meant> => {
  if (decided === LEFT_OUT) return { is: 'left-out' };
  const digits = (key ?? '').replaceAll(/\D/g, '');
  const keyed = members.find(
    ({ ags }) => ags !== undefined && digits !== '' && Number(ags) === Number(digits),
  );
  if (keyed !== undefined) return one({ id: keyed.kommuneId, name: keyed.name });
  const found = memberByName(name, members);
  const others = found.length > 0 ? found : (kommunen.get(name) ?? []);
  const all = [...others, ...members.map(({ kommuneId, name: called }) => ({ id: kommuneId, name: called }))];
  const chosen = all.find(({ id }) => id === decided);
  if (chosen !== undefined) return one(chosen);
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return one(only);
  return open(found.length > 0 ? 'Mehrere Mitglieder heißen so.' : 'Kein Mitglied heißt genau so.', [
    ...new Map(all.map((option) => [option.id, option])).values(),
  ]);
};

/** The solution that a title or an address of a list means. */
export const solutionMeant = (
  title: string,
  address: string | undefined,
  { was, feld }: { readonly was: string | undefined; readonly feld: string | undefined },
  { loesungen, described }: Known,
): Meaning<SolutionMeant> => {
  if (was === LEFT_OUT) return { is: 'left-out' };
  const options = loesungen.get(title) ?? [];
  const [, addressed] = /\/loesungen\/([0-9a-f-]{36})/.exec(address ?? '') ?? [];
  const chosen = options.find(({ id }) => id === (was ?? addressed));
  if (chosen !== undefined) return one({ solutionId: chosen.id, title: chosen.name });
  const before = described.get(titleKey(title));
  if (before !== undefined && was !== NEW) return one({ title, handlungsfeld: before });
  const same = options.filter(({ name }) => titleKey(name) === titleKey(title));
  const [only, ...more] = same;
  if (was === undefined && only !== undefined && more.length === 0)
    return one({ solutionId: only.id, title: only.name });
  if (was === NEW && feld !== undefined) return one({ title, handlungsfeld: feld });
  if (was === NEW) return open('Bitte dazu ein Handlungsfeld wählen.', options);
  return open(same.length > 1 ? 'Mehrere Lösungen heißen so.' : 'So heißt hier noch keine Lösung.', options);
};

const STATUSES = AdoptionStatus.options.map((status) => ({ id: status, name: wordOf('status', status) }));

/** The status that words of a list mean; undefined where nothing stands there. */
export const statusMeant = (
  words: string | undefined,
  decided: string | undefined,
): Meaning<AdoptionStatus | undefined> => {
  if (words === undefined) return one(undefined);
  if (decided === LEFT_OUT) return { is: 'left-out' };
  const chosen = STATUSES.find(({ id }) => id === decided);
  if (chosen !== undefined) return one(chosen.id);
  const understood = statusOf(words);
  return understood === undefined
    ? open('Dieser Status ist nicht bekannt.', STATUSES)
    : one(understood ?? undefined);
};
