import type { Reporter } from 'knip';

/** Says how many files knip looked at, since it is silent where it finds nothing. */
const counts: Reporter = ({ counters }) => {
  console.info(`knip looked at ${counters.total} files`);
  if (counters.total === 0) process.exitCode = 1;
};

export default counts;
