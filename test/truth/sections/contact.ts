import { explain, must, mustOneOf, mustWhere, type Saying, wordsOf } from '../explain.ts';
import type { Element } from '../html.ts';
import { type Owner, phrases } from '../names.ts';

interface Kontakt {
  readonly stelle: string;
  readonly postfach: string;
  readonly telefon?: string | undefined;
  readonly fuer?: string;
}

const office = ({ stelle, postfach, telefon }: Kontakt): readonly Saying[] => [
  must(stelle),
  must(`E-Mail: ${postfach}`),
  ...mustWhere(telefon, (number) => must(`Telefon: ${number}`)),
];

const large = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const none = (owner: Owner): Saying =>
  mustOneOf(
    ...phrases('', owner).map(
      (who) => `${large(who)} hat hier noch keine Stelle angegeben, die man fragen kann`,
    ),
  );

const saidBy = (owner: Owner, { fuer }: Kontakt, isOrigin: boolean): Saying => {
  const apart = fuer === 'loesung' ? ' für diese Lösung' : ', nicht eigens für diese Lösung';
  return mustOneOf(...phrases('von', owner).map((by) => `Angegeben ${by}${isOrigin ? apart : ''}`));
};

/** "Wen kann ich fragen?"; `isOrigin` where it is asked about a solution, undefined where about an organisation. */
export const contactCheck =
  (kontakt: Kontakt | undefined, owner: Owner, isOrigin?: boolean) =>
  (section: Element): string[] =>
    explain(wordsOf(section), [
      must('Wen kann ich fragen?'),
      ...(kontakt === undefined ? [none(owner)] : office(kontakt)),
      ...(kontakt !== undefined && isOrigin !== undefined ? [saidBy(owner, kontakt, isOrigin)] : []),
    ]);
