// What a text may be made of: rules for characters, by the properties that Unicode gives them (UAX #44).

/** Ends a line, in any of the ways in which systems write it. */
const LINE_END = /\r\n|[\n\r\u2028\u2029]/gu;

/**
 * Characters that nobody sees and that change how what stands around them is shown or read: control characters, embeddings,
 * overrides and isolates of the writing direction (UAX #9), interlinear annotations, language tags, noncharacters.
 */
const HARMFUL =
  /[\p{Cc}\p{Noncharacter_Code_Point}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

/** What shows nothing by itself: spaces, joiners, soft hyphens, fillers, marks that stand over nothing, the empty Braille cell. */
const ONLY_UNSEEN = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}\u2800]*$/u;

/** Marks one above the other: no living script needs more than four; more of them cover what stands around them. */
const PILED_UP = /\p{M}{5}/u;

const named = (text: string): string => {
  const [found = ''] = HARMFUL.exec(text) ?? [];
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
};

/** A text as it is kept on one line: composed (NFC), every run of spaces and tabs one space, none at its ends. */
export const onOneLine = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replaceAll(/[\p{Zs}\t]+/gu, ' ');

/** A text as it is kept on several lines: composed (NFC), its lines ended by \n, no space at its ends. */
export const onLines = (text: string): string => text.normalize('NFC').trim().replaceAll(LINE_END, '\n');

/** What nobody sees and does no harm: soft hyphens, joiners, fillers. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}--[\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]]/gv;

/** The same on one line, without what nobody sees: for what is compared and chosen by its looks. */
export const asSeen = (text: string): string => onOneLine(text.replaceAll(UNSEEN, ''));

/**
 * Why a text cannot be kept, in German; undefined where it can. `lines` where it may have several lines. An empty text has
 * nothing wrong: whether one is needed is another question.
 */
export const wrongIn = (text: string, lines = false): string | undefined => {
  if (!text.isWellFormed()) return 'Der Text enthält ungültige Zeichen (einzelne Ersatzzeichen).';
  const looked = lines ? text.replaceAll(/[\n\t]/g, ' ') : text;
  if (looked.search(LINE_END) !== -1) return 'Bitte ohne Zeilenumbruch: Dieses Feld hat nur eine Zeile.';
  if (HARMFUL.test(looked))
    return `Der Text enthält ein unsichtbares Zeichen, das die Anzeige verfälscht (${named(looked)}). Bitte löschen.`;
  if (PILED_UP.test(looked)) return 'Der Text enthält zu viele Zeichen übereinander.';
  return text !== '' && ONLY_UNSEEN.test(text)
    ? 'Bitte ausfüllen: Hier stehen nur unsichtbare Zeichen.'
    : undefined;
};
