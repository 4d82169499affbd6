import { expect, it } from 'vitest';
import { progress } from '../../src/cli/progress.ts';

const told = (steps: number, msPerStep: number, isTTY: boolean): string => {
  let [time, text] = [0, ''];
  const shown = progress('geprüft', {
    now: () => time,
    out: { isTTY, write: (more: string) => (text += more) },
  });
  for (let step = 0; step < steps; step += 1) {
    time += msPerStep;
    shown.step();
  }
  shown.end();
  return text;
};

it('is silent for what takes less than a second', () => {
  expect(told(10_000, 0.09, false)).toBe('');
});

it('tells once a second how far it is', () => {
  expect(told(4096, 1, false)).toBe(
    '1.024 Einträge geprüft\n2.048 Einträge geprüft\n3.072 Einträge geprüft\n4.096 Einträge geprüft\n',
  );
});

it('stays on one line of a terminal', () => {
  expect(told(2048, 1, true)).toBe('\r1.024 Einträge geprüft\r2.048 Einträge geprüft\n');
});
