import { html as honoHtml, raw as honoRaw } from 'hono/html';

/** HTML that is escaped where it must be: only `html` and `raw` make it, so a plain string can never slip in. */
export type Markup = ReturnType<typeof honoRaw>;

/** What may stand in a template: text is escaped, Markup is not, nothing leaves nothing. */
export type Piece = Markup | string | number | null | undefined | false | readonly Piece[];

/** A template whose values are escaped. Synchronous: no Promise may stand in it. */
export const html = (strings: TemplateStringsArray, ...values: Piece[]): Markup => {
  const made = honoHtml(strings, ...values);
  if (made instanceof Promise) throw new TypeError('A template of ours holds no promises.');
  return made;
};

/** Text that is HTML already: only for what we wrote or escaped ourselves. */
export const raw = (text: string): Markup => honoRaw(text);

/** Pieces with something between them. */
export const join = (pieces: readonly Piece[], between: Piece): Piece[] =>
  pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));
