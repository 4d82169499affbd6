import type { CommandDefinition, StreamKind } from '../../contracts/definitions.ts';
import { type DescribedField, fieldsOf } from '../../contracts/fields/described.ts';
import type { Widget } from '../../contracts/fields/hints.ts';

const FORMS: Readonly<Record<Widget, string>> = {
  line: 'eine Zeile',
  lines: 'Text',
  number: 'Zahl',
  date: 'JJJJ-MM-TT oder { value, precision }',
  choice: 'Auswahl',
  address: 'Adresse mit https://',
  key: 'Ziffern',
  reference: 'Kennung',
  person: 'Kennung',
  mailbox: 'E-Mail-Adresse',
  telephone: 'Telefonnummer',
};

const ORGANISATIONS: Readonly<Record<StreamKind, string>> = {
  kommune: '--kommune <id>',
  verbund: '--verbund <id>',
};

const formOf = ({ widget, choices, list }: DescribedField): string => {
  const one = choices.length > 0 ? choices.join(' | ') : widget && FORMS[widget];
  return [list ? 'Liste' : undefined, one].filter(Boolean).join(': ');
};

const linesOf = (field: DescribedField, depth: number): string[] => {
  const form = formOf(field);
  const indent = '  '.repeat(depth + 1);
  return [
    `${indent}${field.name}${field.required ? ' *' : ''} – ${field.label ?? ''}${form === '' ? '' : ` (${form})`}`,
    ...(field.help === undefined ? [] : [`${indent}    ${field.help}`]),
    ...field.fields.flatMap((part) => linesOf(part, depth + 1)),
  ];
};

/** What a command does and which fields its body has, line by line, in German; the fields that it needs are marked with *. */
export const fieldsHelp = (command: CommandDefinition): string[] => [
  `${command.name}: ${command.title}`,
  command.creates === undefined
    ? `Für: ${command.on.map((kind) => ORGANISATIONS[kind]).join(' oder ')}`
    : 'Legt die Stelle an, für die eingetragen wird.',
  '',
  'Felder (* muss angegeben werden):',
  ...fieldsOf(command.body).flatMap((field) => linesOf(field, 0)),
  '',
  `Beispiel: --json '${JSON.stringify(command.example)}'`,
];
