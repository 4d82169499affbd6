import type { CommandDefinition } from '../../../contracts/definitions.ts';
import type { DescribedField } from '../../../contracts/fields/described.ts';
import type { Choice, ChoosableActor } from '../../access/choice.ts';
import { html, type Piece } from '../markup.ts';
import type { Page } from '../page.ts';
import { liveHint } from '../parts/live-line.ts';
import { type Acting, canGive, ROLE } from './acting.ts';
import type { Around, Arrangement } from './arrangement.ts';
import { namingIn } from './current.ts';
import type { Drawing, Place } from './drawing.ts';
import { type Carried, formBody, type Groups, groupsOf } from './form-body.ts';
import type { FoundThings, Option } from './options.ts';
import { type Refused, summary } from './summary.ts';
import { thingControl } from './thing-control.ts';
import type { Typed } from './typed.ts';

/** What a form says beside its fields. */
export interface Said {
  /** Why it was not entered. */
  readonly refused?: Refused;
  /** What was entered meanwhile, by others. */
  readonly meanwhile?: Piece;
  /** What was sent points to a person, perhaps: what confirms that it was looked at. */
  readonly confirm?: string;
  /** What was sent is to be confirmed: what only confirms is asked for. */
  readonly confirming?: boolean;
  /** That it was as it is already. */
  readonly unchanged?: boolean;
  /** It is made from what holds now; else it stays what it was made from when it was asked for. */
  readonly fresh?: boolean;
  /** The sender's role may not do this: others are offered. */
  readonly otherRole?: boolean;
  /** Set where only is asked for whom, and what is to be changed: the form begins with that. */
  readonly step?: boolean;
}

/** So many roles are listed; more are searched among. */
const LISTED = 60;
const SHOWN = 20;

/** A role as it is offered. */
export const roleOption = ({ id, organisationName, title }: ChoosableActor): Option => [
  id,
  `${organisationName}: ${title}`,
];

/** The roles in which the command can be given, by what was searched for. */
export const rolesFor = (choice: Choice, command: CommandDefinition, searched: string): FoundThings => {
  const total = choice.organisations;
  const few = total <= LISTED / 2;
  if (!few && searched === '') return { options: [], total, searched };
  const fits = ({ organisation, organisationName }: ChoosableActor) =>
    canGive(command, organisation) && organisationName.toLowerCase().includes(searched.toLowerCase());
  const options = choice.all().filter(fits);
  return few
    ? { options: options.map(roleOption), total }
    : { options: options.slice(0, SHOWN).map(roleOption), total, searched };
};

const ROLE_FIELD: DescribedField = {
  name: ROLE,
  label: 'In welcher Rolle tragen Sie ein?',
  help: 'Noch ist keine Rolle gewählt. In der Demonstration können Sie für jede Stelle auftreten; die Wahl gilt auch für die nächsten Seiten.',
  required: true,
  list: false,
  widget: 'reference',
  choices: [],
  codes: undefined,
  unsaid: undefined,
  nullable: false,
  confirms: false,
  free: false,
  of: [],
  own: false,
  fields: [],
};

/** Who acts: asked for where nobody has said so. */
const role = (drawing: Drawing, chosen: string): Piece => {
  const place: Place = { field: ROLE_FIELD, path: ROLE, typed: { texts: [chosen], parts: new Map() } };
  return thingControl(place, drawing);
};

const confirmation = (digest: string | undefined): Piece =>
  digest !== undefined &&
  html`<div class="kern-form-check"><input class="kern-form-check__checkbox" type="checkbox" id="f-_geprueft" name="_geprueft" value="${digest}"><label class="kern-label" for="f-_geprueft">Ich habe es geprüft: So darf es stehen bleiben</label></div>`;

const UNCHANGED: Refused = {
  title: 'Das stand schon so da',
  detail: 'Es hat sich nichts geändert, und es wurde nichts eingetragen.',
};

/** All that a form page is made of. */
export interface FormPage {
  readonly command: CommandDefinition;
  readonly fields: readonly DescribedField[];
  readonly typed: Typed;
  readonly drawing: Drawing;
  readonly carried: Carried;
  readonly acting: Acting;
  /** For whom it is entered, in words; undefined where nobody has said so. */
  readonly organisation: string | undefined;
  readonly said: Said;
  /** Set where it is arranged by hand. */
  readonly arranged?: { readonly by: Arrangement; readonly around: Around };
}

const topOf = (path: string): string => path.split('.')[0] ?? '';

const forWhom = ({ command: { creates }, organisation }: FormPage): Piece =>
  creates === undefined &&
  organisation !== undefined &&
  html`<p class="lk-klein">Sie tragen ein für: <b>${organisation}</b></p>`;

const above = (
  { said: { refused, meanwhile, unchanged }, drawing, fields }: FormPage,
  { first, folded, last }: Groups,
): Piece => {
  const what = refused ?? (unchanged ? UNCHANGED : undefined);
  const drawn = [first, last, ...folded.map((group) => group.fields)].flat().map(({ name }) => topOf(name));
  // What is wrong with something that the form does not ask for has no place to lead to.
  const errors = [...drawing.errors].map(([path, message]): [string, string] => [
    path === ROLE || drawn.includes(topOf(path)) ? path : '',
    message,
  ]);
  return what && summary(what, new Map(errors), fields, meanwhile);
};

const groupsIn = ({ command, fields, typed, drawing, said, acting, arranged }: FormPage): Groups => {
  if (arranged !== undefined)
    return { first: arranged.by.inSight(fields), folded: arranged.by.folded(fields), last: [] };
  if (!said.step) return groupsOf(command, fields, typed, drawing);
  const naming = acting.target === undefined ? undefined : namingIn(fields);
  return { first: naming === undefined ? [] : [naming], folded: [], last: [] };
};

/** That others have entered something meanwhile; the form itself never changes under the hand. */
const hint = ({ acting: { target }, carried: { position } }: FormPage): Piece =>
  target && position !== '' && liveHint(target.replace('-', ':'), position);

/** The page of a form: what was wrong with it, for whom it is, its fields. */
export const formPage = (page: FormPage): Page => {
  const { command, typed, drawing, carried, acting, said, arranged } = page;
  const title = arranged?.around.title ?? command.title;
  const groups = groupsIn(page);
  const form = formBody(command, groups, typed, drawing, {
    carried,
    first: drawing.things.has(ROLE) && role(drawing, acting.chosen?.id ?? ''),
    confirm: confirmation(said.confirm),
    step: said.step === true,
    submit: arranged?.by.submit ?? command.button ?? 'Eintragen',
  });
  const about = arranged?.around.about;
  const whole = about === undefined ? title : `${title}: ${about}`;
  return {
    title: `${said.refused ? 'Fehler: ' : ''}${whole}`,
    description: `Formular: ${whole}`,
    live: true,
    drafts: true,
    body: html`<div class="lk-lesebreite"><h1>${title}</h1>${arranged?.around.above}${forWhom(page)}${hint(page)}${above(page, groups)}${form}${arranged?.around.below}</div>`,
  };
};
