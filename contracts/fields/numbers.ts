import { z } from 'zod';
import './german.ts';
import { field } from './field.ts';
import { hinted } from './hints.ts';
import { line } from './text.ts';

/** A finite number: zod refuses NaN and the infinities that JSON's 1e400 becomes. */
export const number = () => hinted(z.number(), { widget: 'number' });

/**
 * A whole number as it stands in an address or a setting: written in digits alone, so that neither " 10" nor "1e1" nor
 * a parameter given twice passes for one.
 */
export const digits = (min: number, max: number) => {
  const error = `Bitte eine ganze Zahl von ${min} bis ${max} angeben.`;
  const read = (given: unknown) =>
    typeof given === 'string' && /^\d{1,12}$/.test(given) ? Number(given) : given;
  return z.preprocess(read, z.number({ error }).int(error).min(min, error).max(max, error));
};

/** From how much to how much of what: costs, effort. */
export const range = () =>
  z
    .strictObject({
      von: field('Von', number().min(0)),
      bis: field('Bis', number().min(0)),
      einheit: field('Einheit', line(60), { help: 'Zum Beispiel „Euro im Jahr“.' }),
    })
    .refine((given) => given.von <= given.bis, {
      error: '„von“ darf nicht über „bis“ liegen.',
      path: ['von'],
    });
