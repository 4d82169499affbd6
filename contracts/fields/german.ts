import { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  string: 'einen Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'true oder false',
  array: 'eine Liste',
  object: 'ein JSON-Objekt',
  record: 'ein JSON-Objekt',
};

/** Values that are listed in full; of longer lists a reader would lose the thread. */
const LISTED = 20;

const oneOf = (values: readonly unknown[]): string =>
  values.length > LISTED
    ? 'Diesen Wert gibt es hier nicht.'
    : `Möglich ist: ${values.map(String).join(', ')}.`;

const UNITS: Readonly<Record<string, string>> = { string: ' Zeichen', array: ' Einträge' };

/** The words for what a schema refuses without words of its own: German, and without the schema's own vocabulary. */
const germanMessage: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Diese Angabe fehlt.'
        : `Bitte ${KINDS[issue.expected] ?? 'etwas anderes'} angeben.`;
    case 'invalid_value':
      return issue.input === undefined ? 'Diese Angabe fehlt.' : oneOf(issue.values);
    case 'too_small':
      return `Mindestens ${issue.minimum}${UNITS[issue.origin] ?? ''}.`;
    case 'too_big':
      return `Höchstens ${issue.maximum}${UNITS[issue.origin] ?? ''}.`;
    default:
      return 'Diese Angabe passt hier nicht.';
  }
};

// Whatever checks something with a schema shows its words to a user.
z.config({ customError: germanMessage });
