import type { Run } from './adapters.ts';

/** `serve`: the same as `npm start`. */
export const serve: Run = async (args, adapters) => {
  await (await adapters()).serve(args);
  return 0;
};
