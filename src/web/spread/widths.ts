import { html, type Markup, type Piece } from '../markup.ts';

/** To be waited for between parts that take long: others have their turn first. */
export type Turn = () => Promise<void>;

/** Takes the steps of a work; others have their turns between. */
export const inTurns = async <Made>(steps: Generator<void, Made>, turn: Turn): Promise<Made> => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turn();
  }
};

/** Widths in px for which a drawing is made, since its letters are never scaled; styles show the one that fits (80-spread.css). */
const WIDTHS = [640, 880, 1150] as const;

/** A drawing for each width, made in turns of their own. */
export const forEachWidth = async (turn: Turn, draw: (width: number) => Markup): Promise<Piece> => {
  const drawn: Piece[] = [];
  for (const width of WIDTHS) {
    await turn();
    drawn.push(html`<div class="lk-breit lk-zeichnung b${width}">${draw(width)}</div>`);
  }
  return drawn;
};
