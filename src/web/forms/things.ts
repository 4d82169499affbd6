import type { QueryDefinition } from '../../../contracts/definitions.ts';
import { organisationIdOf, type StreamName } from '../../../contracts/envelope.ts';
import type { DescribedField } from '../../../contracts/fields/described.ts';
import type { Kind } from '../../../contracts/fields/kinds/kind.ts';
import { valuesAt } from '../../../contracts/paths.ts';
import { Problem } from '../../../contracts/problems.ts';
import { KINDS } from '../../../contracts/subjects.ts';
import { VIEWS } from '../../../contracts/views/all.ts';
import type { Ask, Params } from '../page.ts';
import type { FoundThings, Option } from './options.ts';

type Item = Readonly<Record<string, unknown>>;

interface List {
  readonly items: readonly Item[];
  readonly total: number;
  readonly next?: string;
}

/** So many are listed; more are searched among. */
const LISTED = 60;
/** So many are asked for at once where all are. */
const AT_ONCE = 200;
/** So many are shown of what a search finds. */
const SHOWN = 20;

/** The list in which those of a kind stand, the question about one of them, and its parameter; absent for kinds without an address. */
const questionsOf = ({ address = '/' }: Kind) => {
  const path = address.replace(/^\/v1(.*)\/$/, '$1');
  const detail = VIEWS.find((view) => view.path.startsWith(`${path}/{`) && view.path.endsWith('}'));
  const [, id = ''] = /\{(\w+)\}/.exec(detail?.path ?? '') ?? [];
  return { list: VIEWS.find((view) => view.path === path), detail, id };
};

/** The organisations that an item names as its own. */
const ownersOf = (item: Item): readonly string[] =>
  [item.kommune, item.verbund, item.owner].flatMap((owner) =>
    Object.values((owner ?? {}) as Item).filter((value) => typeof value === 'string'),
  );

const ownerName = ({ kommune, verbund, owner }: Item): string | undefined =>
  ((kommune ?? verbund ?? owner) as { name?: string } | undefined)?.name;

const optionOf = (kind: Kind, item: Item): Option[] => {
  const [id, words, owner] = [item[kind.id], item[kind.words], ownerName(item)];
  if (typeof id !== 'string') return [];
  const said = typeof words === 'string' && words !== '' ? words : kind.label;
  return [[id, owner === undefined ? said : `${said} (${owner})`]];
};

const once = (options: readonly Option[]): Option[] => [...new Map(options).entries()];

/** Asks for things, as somebody who acts for an organisation sees them. */
export class Things {
  readonly #ask: Ask;
  readonly #organisation: StreamName | undefined;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(ask: Ask, organisation: StreamName | undefined) {
    this.#ask = ask;
    this.#organisation = organisation;
  }

  /** The name of one thing of a kind; undefined where there is none, or it has no address of its own. */
  async nameOf(kind: Kind, id: string): Promise<string | undefined> {
    const { detail, id: parameter } = questionsOf(kind);
    if (detail === undefined) return undefined;
    try {
      const item = (await this.#once(detail, { [parameter]: id })) as Item;
      return optionOf({ ...kind, id: parameter }, item)[0]?.[1];
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return undefined;
      throw error;
    }
  }

  /** What is known of something of a kind, or of the organisation itself where none is named; undefined where there is nothing. */
  async known(kind: Kind | undefined, id: string): Promise<Item | undefined> {
    if (kind === undefined) return this.#organisationItself();
    const { detail, id: parameter } = questionsOf(kind);
    if (detail !== undefined) return (await this.#once(detail, { [parameter]: id })) as Item;
    const all = valuesAt(await this.#organisationItself(), kind.listed ?? []);
    return all.map(({ found }) => found as Item).find((item) => item[kind.id] === id);
  }

  /** What can be chosen in a field, in which `chosen` stands by now and `searched` was searched for. */
  async for(field: DescribedField, chosen: string, searched: string): Promise<FoundThings> {
    const kinds = KINDS.filter(({ name }) => field.of.includes(name));
    const all = await Promise.all(kinds.map((kind) => this.#of(kind, field.own, searched)));
    const options = once(all.flatMap(({ options: some }) => some));
    const known =
      chosen === '' || options.some(([id]) => id === chosen) ? [] : [await this.#named(kinds, chosen)];
    const total = Math.max(0, ...all.map((one) => one.total));
    const found = { options: once([...known, ...options]), total };
    return all.some((one) => one.searched !== undefined)
      ? { ...found, searched, further: all.some(({ further }) => further) }
      : found;
  }

  async #named(kinds: readonly Kind[], id: string): Promise<Option> {
    for (const kind of kinds) {
      const name = await this.nameOf(kind, id);
      if (name !== undefined) return [id, name];
    }
    return [id, 'Eintrag, der hier nicht zu finden ist'];
  }

  async #of(kind: Kind, own: boolean, searched: string): Promise<FoundThings> {
    if (own && kind.listed !== undefined) return this.#own(kind, kind.listed);
    const { list, id } = questionsOf(kind);
    if (list === undefined) return { options: [], total: 0 };
    const mine = (item: Item) =>
      !own ||
      this.#organisation === undefined ||
      ownersOf(item).includes(organisationIdOf(this.#organisation));
    const { total } = own ? { total: 0 } : await this.#first(list, {});
    const few = own || total <= LISTED;
    const found = few
      ? await this.#all(list, own ? AT_ONCE : LISTED)
      : await this.#first(list, searched === '' ? {} : { q: searched });
    const options = found.items.filter(mine).flatMap((item) => optionOf({ ...kind, id }, item));
    if (few) return { options, total: options.length };
    const shown = searched === '' ? [] : options.slice(0, SHOWN);
    return {
      options: shown,
      total,
      searched,
      further: shown.length > 0 && found.items.length > shown.length,
    };
  }

  /** A page of a list. What would be too long to choose from is not made for its length alone. */
  #first(list: QueryDefinition, params: Params, limit = LISTED): Promise<List> {
    return this.#once(list, {}, { ...params, limit: String(limit) }) as Promise<List>;
  }

  /** A list to its end: what is one's own may stand anywhere in it. */
  async #all(list: QueryDefinition, atOnce: number): Promise<Pick<List, 'items'>> {
    const items: Item[] = [];
    for (let page: List | undefined = await this.#first(list, {}, atOnce); page !== undefined; ) {
      items.push(...page.items);
      page = page.next === undefined ? undefined : await this.#first(list, { cursor: page.next }, atOnce);
    }
    return { items };
  }

  /** An answer, asked for once: many fields of a form may be filled in from one list. */
  #once(
    query: QueryDefinition,
    path: Readonly<Record<string, string>>,
    params: Params = {},
  ): Promise<unknown> {
    const key = JSON.stringify([query.name, path, params]);
    const answer = this.#answers.get(key) ?? this.#ask(query, path, params);
    this.#answers.set(key, answer);
    return answer;
  }

  /** The answer about the organisation for which is entered; undefined where nobody has said which. */
  async #organisationItself(): Promise<Item | undefined> {
    const stream = this.#organisation;
    if (stream === undefined) return undefined;
    const kind = KINDS.find(({ name }) => stream.startsWith(`${name}-`));
    const detail = kind && questionsOf(kind).detail;
    if (kind === undefined || detail === undefined) return undefined;
    return (await this.#once(detail, { [kind.id]: organisationIdOf(stream) })) as Item;
  }

  /** What the organisation's own answer lists of a kind. */
  async #own(kind: Kind, listed: readonly string[]): Promise<FoundThings> {
    const answer = await this.#organisationItself();
    if (answer === undefined || this.#organisation === undefined) return { options: [], total: 0 };
    const id = organisationIdOf(this.#organisation);
    const options = valuesAt(answer, listed)
      .map(({ found }) => found as Item)
      .filter((item) => ownersOf(item).length === 0 || ownersOf(item).includes(id))
      .flatMap(({ kommune: _, verbund: __, owner: ___, ...item }) => optionOf(kind, item));
    return { options: once(options), total: options.length };
  }
}
