/**
 * What the real server does to its clients where a kinder one would not, by the number of its rule. A double does all of it, unless
 * it is told to be kind there: then one sees which test would miss it.
 */
export const HARDSHIPS = {
  '1.6': 'nodes tell late of each other',
  '2.9': 'a batch stream that its client has half-closed ends with its first answer',
  '2.15': 'a bad request in a batch is answered a second time, with the correlation in another form',
  '2.16': 'before 24.10.4 the size of an append is that of its data alone',
  '2.17': 'a write that no majority takes is given up after two seconds',
  '2.20': 'what undeletes a stream keeps the other keys of its metadata',
  '2.21': 'a softly deleted stream may be deleted again, whatever number is expected',
  '3.5': 'known ids in the wrong order are never answered',
  '3.10': 'a repeat of what is just being written is silent for two seconds',
  '3.11': 'ids of scavenged events are known no more',
  '4.2': 'a read of no events is an error, or never ends',
  '4.6': 'backwards from (P, 0) the event right before P is left out',
  '4.7': 'positions that are none are errors, but not inside the last record',
  '5.2': 'before 24.2 a subscription swallows the event that stands at its place, whichever that is',
  '5.4': 'before 24.2 a subscription from beyond the end brings what is written before its place',
  '5.15':
    'killed, a server resets its connections; told to end, it goes on for five seconds; frozen, it answers no ping',
  '7.3': 'events older than $maxAge are hidden in their stream',
  '8.2': 'before 24.2 a burst of events sends fast readers away, too',
  '10.6': 'a batch append whose deadline has passed by the clock of the server is a time-out',
  '10.10': 'prefixes are compared by culture',
  '10.11': 'users outside $admins may not read $all',
  '10.12': 'the log holds records that nobody is shown',
  '10.13': 'the memory of ids has eight megabytes',
  '11.2a': 'a node that is about to lead answers as if it led, from what it has indexed so far',
  '11.2b': 'a leader that was frozen believes that it leads when it wakes up',
  '11.2c': 'a leader that was cut off goes on beside the new one',
  '11.3a': 'an election takes seconds',
  '11.3b': 'a leader without a majority goes on for seconds, and then answers nobody who wants a leader',
  '11.3c': 'where only the replication is cut, nobody takes over',
  '11.4': 'a node that returns with records of its own shows them for a second and ends itself',
  '11.7a': 'an append takes the time of a disk',
  '11.7b': 'under load subscriptions hear of an event later than its writer',
} as const;

/** The number of a rule that can be switched off. */
export type Hardship = keyof typeof HARDSHIPS;
export type Hardships = ReadonlySet<Hardship>;

/** True where this is the number of a rule that can be switched off. */
export const isHardship = (number: string): number is Hardship => Object.hasOwn(HARDSHIPS, number);

/**
 * All hardships but those that `kind` names, or that the environment does (`LICHTERKETTE_DOUBLE_KIND=5.2,8.2`): so one sees without
 * a change of code what the tests would not notice. Throws where a number is none.
 */
export const hardships = (kind: readonly Hardship[] = []): Hardships => {
  const spared = (process.env.LICHTERKETTE_DOUBLE_KIND ?? '').split(',').filter((number) => number !== '');
  for (const number of spared) if (!isHardship(number)) throw new Error(`there is no hardship ${number}`);
  return new Set(Object.keys(HARDSHIPS).filter(isHardship)).difference(
    new Set([...kind, ...spared]),
  ) as Set<Hardship>;
};
