import type { AdoptionBrief, Alike, Descent } from '../../../contracts/views/adoptions.ts';
import type { SolutionDetail } from '../../../contracts/views/catalogue.ts';
import { html, join, type Markup, type Piece } from '../markup.ts';
import { unconfirmedWords } from '../parts/evidence.ts';
import { type LightKind, lightIcon, lightOf } from '../parts/light.ts';
import { type Owner, organisation, ownerLink, ownerName, solutionLink } from '../parts/links.ts';
import { wordOf } from '../words/codes.ts';
import { sinceDate } from '../words/dates.ts';
import { counted, countedInWords, nounFor } from '../words/numbers.ts';
import { shortName, who } from '../words/organisation.ts';
import { otherParties } from './other-parties.ts';

type Status = Alike['status'];

/** What is said of one Kommune, and of several, whose adoption stands so. */
interface Said {
  readonly light: LightKind;
  readonly one: string;
  readonly many: string;
  /** Where not all that have the light are meant. */
  readonly status?: Status;
}

const SAID: readonly Said[] = [
  {
    light: 'hell',
    one: 'nutzt das und hat ein Ergebnis gemeldet',
    many: 'nutzen das und haben ein Ergebnis gemeldet',
  },
  { light: 'betrieb', one: 'nutzt das', many: 'nutzen das' },
  {
    light: 'einfuehrung',
    status: 'in-einfuehrung',
    one: 'führt es gerade ein',
    many: 'führen es gerade ein',
  },
  { light: 'erprobung', one: 'erprobt es', many: 'erproben es' },
  {
    light: 'einfuehrung',
    status: 'in-entwicklung',
    one: 'entwickelt es gerade',
    many: 'entwickeln es gerade',
  },
  { light: 'geplant', status: 'beschlossen', one: 'hat es beschlossen', many: 'haben es beschlossen' },
  { light: 'geplant', status: 'geplant', one: 'plant es', many: 'planen es' },
  { light: 'geplant', status: 'in-pruefung', one: 'prüft es', many: 'prüfen es' },
  { light: 'geplant', status: 'interesse', one: 'hat Interesse', many: 'haben Interesse' },
  {
    light: 'unbestaetigt',
    one: 'hat es in den letzten zwölf Monaten nicht bestätigt',
    many: 'haben es in den letzten zwölf Monaten nicht bestätigt',
  },
  { light: 'beendet', one: 'hat aufgehört', many: 'haben aufgehört' },
  { light: 'aufgegeben', one: 'hat es nicht weiterverfolgt', many: 'haben es nicht weiterverfolgt' },
];

const lightIn = ({ status, unconfirmed, mitErgebnis }: Alike): LightKind =>
  lightOf({ status, unconfirmed, mitErgebnis: mitErgebnis ?? false });

const fits = ({ light, status }: Said, group: Alike): boolean =>
  lightIn(group) === light && (status === undefined || status === group.status);

const about = (item: AdoptionBrief, kind: LightKind): string => {
  if (kind === 'unbestaetigt') return unconfirmedWords(item);
  if (kind === 'aufgegeben')
    return [
      item.reason && `weil: ${wordOf('reason', item.reason)}`,
      item.statusSince && sinceDate(item.statusSince),
    ]
      .filter(Boolean)
      .join(', ');
  if (kind === 'beendet') return item.replacedBy ? `nutzt nun: ${item.replacedBy}` : '';
  const since = item.statusSince ?? item.adoptedOn;
  return since === undefined ? '' : sinceDate(since);
};

const named = (item: AdoptionBrief, kind: LightKind): Markup => {
  const words = about(item, kind);
  const name = shortName(ownerName(item));
  const link = item.solutionId
    ? html`<a href="/loesungen/${item.solutionId}">${name}</a>`
    : ownerLink(item, name);
  return html`${link}${words && ` (${words})`}`;
};

/** Where a list of all stands that a line names only some of. */
const rest = (count: number): Piece => count > 0 && html` und <a href="#uebernahmen">${count} weitere</a>`;

const row = ({ light, one, many }: Said, { count, first }: Alike): Piece =>
  html`<li>${lightIcon(light)}<b>${count}</b><div><p class="was">${nounFor(count, one, many)}</p><p class="wer">${join(
    first.map((item) => named(item, light)),
    ', ',
  )}${rest(count - first.length)}</p></div></li>`;

/** "die Stadt Hohenlinn, von der die Lösung stammt" */
const originWords = (owner: Owner): string[] => {
  const named = organisation(owner);
  if (named === undefined) return [];
  const words = who(named);
  return [`${words}, von ${/^(der|das) /.test(words) ? 'dem' : 'der'} die Lösung stammt`];
};

const notCounted = (detail: SolutionDetail, { angeregt: inspired }: Descent): string => {
  const words = [
    // What was taken over, or is to be, comes from others than those who say so.
    ...(detail.adoption === undefined ? [detail] : detail.origins).flatMap(originWords),
    ...(detail.usage.gemeinsam > 0
      ? [
          countedInWords(
            detail.usage.gemeinsam,
            'weitere, die es mitgebaut hat',
            'weitere, die es mitgebaut haben',
          ),
        ]
      : []),
    ...(inspired > 0
      ? [countedInWords(inspired, 'Kommune, die sich anregen ließ', 'Kommunen, die sich anregen ließen')]
      : []),
  ];
  return words.length === 0 ? '' : ` Nicht mitgezählt: ${words.join(', und ')}.`;
};

const summary = (detail: SolutionDetail, descent: Descent): Markup => {
  const { imBetrieb } = detail.usage;
  const beside = notCounted(detail, descent);
  if (imBetrieb === 0)
    return html`<p class="lk-text">Noch keine andere Kommune hat in den letzten zwölf Monaten bestätigt, dass sie das nutzt.${beside}</p>`;
  const verb = nounFor(imBetrieb, 'nutzt das und hat', 'nutzen das und haben');
  return html`<p class="lk-text"><b>${counted(imBetrieb, 'Kommune', 'Kommunen')}</b> ${verb} es in den letzten zwölf Monaten bestätigt.${beside}</p>`;
};

/** Those of whom only publications say that they use it; each once. Whom they mean stands with what they say. */
const claimed = ({ usage: { lautQuellen } }: SolutionDetail): Piece =>
  lautQuellen > 0 &&
  html`<li>${lightIcon('angabe')}<b>${lautQuellen}</b><div><p class="was">${nounFor(lautQuellen, 'Stelle nutzt', 'Stellen nutzen')} es laut Veröffentlichungen; von dort nicht bestätigt</p><p class="wer"><a href="#hinweise">was dort steht</a></p></div></li>`;

/** Who uses what has it in it: told beside, with what that is. */
const indirect = ({ usage: { mittelbar }, bausteinVon = [] }: SolutionDetail): Piece =>
  mittelbar > 0 &&
  html`<li>${lightIcon('betrieb')}<b>${mittelbar}</b><div><p class="was">${nounFor(mittelbar, 'nutzt es mittelbar', 'nutzen es mittelbar')}, als Baustein von etwas anderem</p><p class="wer">über ${join(
    bausteinVon.map(({ solutionId, title }) => solutionLink(solutionId, title)),
    ', ',
  )}</p></div></li>`;

/** "Wer nutzt das?": the number of rule 14 in a sentence, and beside it, separately, all others. */
export const whoUses = (detail: SolutionDetail, descent: Descent): Markup => {
  const { kommunen, andere } = descent;
  const rows = SAID.flatMap((said) =>
    kommunen.filter((group) => fits(said, group)).map((group) => row(said, group)),
  );
  return html`<section aria-labelledby="nutzt"><h2 id="nutzt">Wer nutzt das?</h2>${summary(detail, descent)}${
    kommunen.length + andere.length + detail.usage.lautQuellen + detail.usage.mittelbar > 0 &&
    html`<ul class="lk-feld lk-stat lk-oben">${rows}${otherParties(andere)}${indirect(detail)}${claimed(detail)}</ul>`
  }${kommunen.length + andere.length > 0 && html`<p class="lk-klein lk-oben"><a href="#uebernahmen">Jede im Einzelnen: Größe, Land, seit wann, Stand, und wie nah an Ihrer Kommune</a></p>`}</section>`;
};
