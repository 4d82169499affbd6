import { describe, expect, it } from 'vitest';
import { drawDocx } from '../../src/web/anlage/draw-docx.ts';
import { drawPdf } from '../../src/web/anlage/draw-pdf.ts';
import { fitted } from '../../src/web/anlage/fit.ts';
import { flow } from '../../src/web/anlage/flow.ts';
import type { Made } from '../../src/web/anlage/made.ts';
import { ROOMS } from '../../src/web/anlage/paper.ts';
import { solutionPaper } from '../../src/web/anlage/solution-paper.ts';
import { comparisonPaper } from '../../src/web/compare/comparison-paper.ts';
import { readDocx } from './docx-read.ts';
import { longest } from './long-texts.ts';
import { readPdf } from './pdf-text.ts';
import { pdfUaFaults } from './pdf-ua.ts';

const MADE: Made = {
  base: 'https://lichterkette.rechenzentrum-mittelhessen.example',
  today: '28. September 2026',
  stand: 'wie es am 28. September 2026 war, abgerufen am 28. September 2026',
  demo: true,
};

const WORDS = {
  words: 'Wartezeit im Wartebereich ',
  'one word without an end': 'Donaudampfschifffahrt',
  'the widest letter': 'W',
  'letters that the font has in other files': 'Łódź Ǆ Ωμέγα Юникод ',
  'letters that it does not have': '漢字🙂',
  'marks that mean something elsewhere': '<b>&amp;"\' \\(x) ',
};

const papers = (word: string) => {
  const anlage = longest(word);
  return {
    'of one': fitted((room) => solutionPaper(anlage, MADE, room)),
    'of two': fitted((room) => comparisonPaper([anlage, anlage], MADE, room)),
    'of four': fitted((room) => comparisonPaper([anlage, anlage, anlage, anlage], MADE, room)),
  };
};

describe.each(Object.entries(WORDS))('the longest texts that there can be: %s', (_, word) => {
  it.each(['of one', 'of two', 'of four'] as const)('fit on two sheets: %s', async (which) => {
    const paper = papers(word)[which];
    const pdf = await drawPdf(paper, '2026-09-28');
    const { sheets, over } = await readPdf(pdf);
    expect(sheets).toBeLessThanOrEqual(2);
    expect(over).toEqual([]);
    expect(await pdfUaFaults(pdf)).toEqual([]);
    expect(readDocx(await drawDocx(paper)).paragraphs.length).toBeGreaterThan(20);
  });

  it('say how much has no room, and that it was cut', () => {
    const text = JSON.stringify(papers(word)['of one']);
    for (const [all, shown] of [[400, 'nutzungen']] as const)
      expect(text, shown).toMatch(new RegExp(`Weitere (3\\d\\d|${all}) unter https://`));
    expect(text).toContain('sind gekürzt');
  });
});

it('less room is never asked for than the longest texts need', () => {
  const anlage = longest('W');
  const least = ROOMS.at(-1);
  expect(least && flow(solutionPaper(anlage, MADE, least)).sheets.length).toBe(2);
});
