import type { Report } from './report.ts';
import type { Side } from './side.ts';

/** Compares what was told over live connections, subscription by subscription, word by word. */
export const compareLive = ([one, other]: readonly [Side, Side], report: Report): void => {
  const told = ({ listening, normal }: Side, key: string) => ({
    status: 0,
    headers: {},
    text: (listening.said.get(key) ?? []).map((text) => normal.text(text)).join('\n'),
  });
  for (const key of new Set([...one.listening.said.keys(), ...other.listening.said.keys()]))
    report.compare(`live, ${key}`, told(one, key), told(other, key));
};
