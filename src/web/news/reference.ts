import type { EventIn } from '../../../contracts/subjects.ts';
import { type Sentences, text } from './told.ts';

export const referenceNews: Sentences<EventIn<'reference'>> = {
  ReferenceRecorded: (data) => ({
    words: 'hat einen Hinweis aus einer Veröffentlichung erfasst',
    detail: text((data.source as { title?: string } | undefined)?.title),
  }),
  ReferenceDisputed: (data) => ({
    words: 'kennzeichnet zwei Angaben als strittig',
    detail: text(data.grund),
  }),
  ReferenceWithdrawn: (data) => ({
    words: 'nimmt einen Hinweis aus einer Veröffentlichung zurück',
    detail: text(data.grund),
  }),
  ReferenceClaimed: () => ({
    words: 'stellt selbst vor, worauf eine Veröffentlichung hinwies',
    light: 'betrieb',
    also: ['ProjectShared'],
  }),
};
