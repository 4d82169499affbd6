import { serve as serveUntilTold } from '../main.ts';

/** `serve`: the same as `npm start`. */
export const serve = async (args: string[]): Promise<number> => {
  await serveUntilTold(args);
  return 0;
};
