import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import type { AdoptionItem } from '../../../contracts/views/parts.ts';
import { sinceWords } from '../dates.ts';
import { explain, must, mustOneOf, mustWhere, type Saying, wordsBeside, wordsOf } from '../explain.ts';
import type { SolutionFacts } from '../facts.ts';
import { attribute, type Element, find, findAll, hasClass, isTag } from '../html.ts';
import { type Owner, pageOf, phrases, whoseName } from '../names.ts';
import { counted, german, inWords } from '../numbers.ts';
import { claimed, indirectly, inUse, isCounted, isIdea, jointly } from '../rule14.ts';
import { standing, unconfirmed, unconfirmedFor } from '../sayings/standing.ts';
import { REASON, STAAT, USES, word } from '../words.ts';

/** What a line says of one and of several, and of whom that is true. */
interface Group {
  readonly said: readonly [one: string, many: string];
  readonly holds: (item: AdoptionItem, day: string) => boolean;
}

const withStatus = (status: string) => (item: AdoptionItem) => item.status === status;
const used = (item: AdoptionItem, day: string) =>
  item.status === 'im-betrieb' && unconfirmedFor(item, day) === undefined;

const GROUPS: readonly Group[] = [
  {
    said: ['nutzt das und hat ein Ergebnis gemeldet', 'nutzen das und haben ein Ergebnis gemeldet'],
    holds: (item, day) => used(item, day) && item.outcomes.length > 0,
  },
  { said: ['nutzt das', 'nutzen das'], holds: (item, day) => used(item, day) && item.outcomes.length === 0 },
  { said: ['führt es gerade ein', 'führen es gerade ein'], holds: withStatus('in-einfuehrung') },
  { said: ['erprobt es', 'erproben es'], holds: withStatus('in-erprobung') },
  { said: ['entwickelt es gerade', 'entwickeln es gerade'], holds: withStatus('in-entwicklung') },
  { said: ['hat es beschlossen', 'haben es beschlossen'], holds: withStatus('beschlossen') },
  { said: ['plant es', 'planen es'], holds: withStatus('geplant') },
  { said: ['prüft es', 'prüfen es'], holds: withStatus('in-pruefung') },
  { said: ['hat Interesse', 'haben Interesse'], holds: withStatus('interesse') },
  {
    said: [
      'hat es in den letzten zwölf Monaten nicht bestätigt',
      'haben es in den letzten zwölf Monaten nicht bestätigt',
    ],
    holds: (item, day) => unconfirmedFor(item, day) !== undefined,
  },
  { said: ['hat aufgehört', 'haben aufgehört'], holds: withStatus('beendet') },
  {
    said: ['hat es nicht weiterverfolgt', 'haben es nicht weiterverfolgt'],
    holds: withStatus('nicht-weiterverfolgt'),
  },
];

/** What stands in brackets behind a name. */
const aside = (item: AdoptionItem, day: string): readonly Saying[] => {
  if (item.status === 'nicht-weiterverfolgt')
    return [
      ...mustWhere(item.reason, (reason) => must(`weil: ${word(REASON, reason)}`)),
      ...mustWhere(item.statusSince, (date) => must(sinceWords(date))),
    ];
  if (item.status === 'beendet') return mustWhere(item.replacedBy, (other) => must(`nutzt nun: ${other}`));
  if (unconfirmedFor(item, day) !== undefined) return unconfirmed(item, day);
  return mustWhere(item.statusSince ?? item.adoptedOn, (date) => must(sinceWords(date)));
};

/** Who is named, each with what stands behind the name up to the next one. */
const named = (line: Element): readonly { readonly link: Element; readonly behind: string }[] => {
  const found: { link: Element; behind: string }[] = [];
  for (const child of line.children) {
    if (typeof child !== 'string' && child.tag === 'a') found.push({ link: child, behind: '' });
    else if (found.length > 0)
      (found.at(-1) as { behind: string }).behind += typeof child === 'string' ? child : wordsOf(child);
  }
  return found;
};

const isAbout = (item: AdoptionItem, link: Element): boolean => {
  const to = attribute(link, 'href');
  return to === (item.solutionId === undefined ? pageOf(item) : `/loesungen/${item.solutionId}`);
};

const text = (element: Element): string =>
  wordsOf(element).replaceAll('¦', ' ').replaceAll(/\s+/g, ' ').trim();

/** The names of a line: each of somebody of whom it is true, nobody twice, and nobody forgotten. */
const namesCheck = (line: Element, items: readonly AdoptionItem[], day: string): string[] => {
  const links = named(line);
  const rest = links.filter(({ link }) => attribute(link, 'href') === '#uebernahmen');
  const left = [...items];
  const faults = links
    .filter((one) => !rest.includes(one))
    .flatMap(({ link, behind }) => {
      const item = left.find((one) => isAbout(one, link));
      if (item === undefined) return [`named where it does not belong: ${text(link)}`];
      left.splice(left.indexOf(item), 1);
      return [
        ...explain(wordsOf(link), [mustOneOf(...whoseName(item))]),
        ...explain(behind, aside(item, day)),
      ];
    });
  const [more] = rest;
  if (more === undefined) return [...faults, ...left.map((item) => `not named: ${whoseName(item)[0]}`)];
  return [...faults, ...explain(wordsOf(more.link), [must(`${german(left.length)} weitere`)])];
};

const claimLine = (facts: SolutionFacts): readonly Saying[] => {
  const count = claimed(facts);
  return [
    must(german(count)),
    must(
      `${count === 1 ? 'Stelle nutzt' : 'Stellen nutzen'} es laut Veröffentlichungen; von dort nicht bestätigt`,
    ),
    must('was dort steht'),
  ];
};

const others = (
  items: readonly AdoptionItem[],
  said: readonly [string, string],
  day: string,
): readonly Saying[] => {
  const count = new Set(items.map((item) => pageOf(item) ?? '')).size;
  return [
    must(german(count)),
    must(`${said[count === 1 ? 0 : 1]}; keine deutsche Kommune, darum nicht mitgezählt`),
    ...items.flatMap((item) => [
      mustOneOf(...whoseName(item)),
      ...mustWhere(item.kommune?.staat, (staat) => must(word(STAAT, staat))),
      ...standing(item, day),
    ]),
  ];
};

const OTHERS_USE = ['andere Stelle hat es übernommen', 'andere Stellen haben es übernommen'] as const;
const OTHERS_NOT = [
  'andere Stelle plant es, hat es beendet oder nicht weiterverfolgt',
  'andere Stellen planen es, haben es beendet oder nicht weiterverfolgt',
] as const;

/** Those that took it over: neither whose own it is nor who took it as an idea only. */
const takenFrom = (detail: SolutionDetail): readonly AdoptionItem[] =>
  detail.adoptions.filter((item) => !item.gemeinsam && !isIdea(item) && pageOf(item) !== pageOf(detail));

const indirectLine = (facts: SolutionFacts): readonly Saying[] => {
  const count = indirectly(facts);
  return [
    must(german(count)),
    must(`${count === 1 ? 'nutzt' : 'nutzen'} es mittelbar, als Baustein von etwas anderem`),
    must('über'),
    ...(facts.detail.bausteinVon ?? []).map(({ title }) => must(title)),
  ];
};

const lineCheck = (row: Element, facts: SolutionFacts): string[] => {
  const { detail, day } = facts;
  const taken = takenFrom(detail);
  const was = find(row, (one) => hasClass(one, 'was'));
  const said = was === undefined ? '' : text(was);
  if (said.includes('laut Veröffentlichungen')) return explain(wordsOf(row), claimLine(facts));
  if (said.includes('mittelbar')) return explain(wordsOf(row), indirectLine(facts));
  if (said.includes('keine deutsche Kommune')) {
    const using = said.includes('übernommen');
    const items = taken.filter((item) => !isCounted(item) && USES.has(item.status) === using);
    return explain(wordsOf(row), others(items, using ? OTHERS_USE : OTHERS_NOT, day));
  }
  const group = GROUPS.find((one) => one.said.includes(said));
  if (group === undefined) return [`follows from nothing: ${said}`];
  const items = taken.filter((item) => isCounted(item) && group.holds(item, day));
  const number = find(row, isTag('b'));
  const line = find(row, (one) => hasClass(one, 'wer'));
  const verb = group.said[items.length === 1 ? 0 : 1];
  return [
    ...(number === undefined || text(number) !== german(items.length)
      ? [`${said}: counted ${items.length}, told ${number && text(number)}`]
      : []),
    ...(said === verb ? [] : [`"${said}" of ${items.length}`]),
    ...(line === undefined ? ['nobody is named'] : namesCheck(line, items, day)),
  ];
};

const origin = (owner: Owner): Saying =>
  mustOneOf(
    ...phrases('', owner).flatMap((who) => [
      `${who}, von der die Lösung stammt`,
      `${who}, von dem die Lösung stammt`,
    ]),
  );

const hasName = ({ kommune, verbund }: Owner): boolean => kommune !== undefined || verbund !== undefined;

const summary = (facts: SolutionFacts): readonly Saying[] => {
  const { detail } = facts;
  const [count, joint, ideas] = [inUse(facts), jointly(facts), detail.adoptions.filter(isIdea).length];
  const origins = (detail.adoption === undefined ? [detail] : detail.origins).filter(hasName);
  const uses =
    count === 0
      ? [must('Noch keine andere Kommune hat in den letzten zwölf Monaten bestätigt, dass sie das nutzt')]
      : [
          must(counted(count, 'Kommune', 'Kommunen')),
          must(
            `${count === 1 ? 'nutzt das und hat' : 'nutzen das und haben'} es in den letzten zwölf Monaten bestätigt`,
          ),
        ];
  return [
    ...uses,
    ...(origins.length + joint + ideas > 0 ? [must('Nicht mitgezählt')] : []),
    ...origins.map(origin),
    ...(joint > 0
      ? [must(`${inWords(joint)} weitere, die es mitgebaut ${joint === 1 ? 'hat' : 'haben'}`)]
      : []),
    ...(ideas > 0
      ? [
          must(
            `${inWords(ideas)} ${ideas === 1 ? 'Kommune, die sich anregen ließ' : 'Kommunen, die sich anregen ließen'}`,
          ),
        ]
      : []),
  ];
};

const MORE = 'Jede im Einzelnen: Größe, Land, seit wann, Stand, und wie nah an Ihrer Kommune';

const more = ({ detail }: SolutionFacts): readonly Saying[] =>
  takenFrom(detail).length > 0 ? [must(MORE)] : [];

/** Lines that have to be there, by words of theirs. */
const wanted = (facts: SolutionFacts): readonly string[] => {
  const { detail, day } = facts;
  const taken = takenFrom(detail);
  const counted = taken.filter(isCounted);
  const others = taken.filter((item) => !isCounted(item));
  return [
    ...GROUPS.flatMap(({ said, holds }) => {
      const count = counted.filter((item) => holds(item, day)).length;
      return count === 0 ? [] : [said[count === 1 ? 0 : 1]];
    }),
    ...(others.some(({ status }) => USES.has(status)) ? ['übernommen; keine deutsche Kommune'] : []),
    ...(others.some(({ status }) => !USES.has(status))
      ? ['nicht weiterverfolgt; keine deutsche Kommune']
      : []),
    ...(indirectly(facts) > 0 ? ['mittelbar'] : []),
    ...(claimed(facts) > 0 ? ['laut Veröffentlichungen'] : []),
  ];
};

/** "Wer nutzt das?": the figure of rule 14 in a sentence, and a line for each state that somebody is in. */
export const usedCheck =
  (facts: SolutionFacts) =>
  (section: Element): string[] => {
    const isList = (one: Element) => hasClass(one, 'lk-stat');
    const lines = findAll(section, isList).flatMap((list) => findAll(list, isTag('li')));
    const told = lines
      .map((row) => find(row, (one) => hasClass(one, 'was')))
      .map((was) => (was ? text(was) : ''));
    return [
      ...explain(wordsBeside(section, isList), [must('Wer nutzt das?'), ...summary(facts), ...more(facts)]),
      ...lines.flatMap((row) => lineCheck(row, facts)),
      ...wanted(facts)
        .filter((words) => !told.some((one) => one.includes(words)))
        .map((words) => `nobody says: ${words}`),
    ];
  };
