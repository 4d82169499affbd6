import type { AdoptionStatus } from '../../../../contracts/views/parts.ts';
import { fold } from '../../../../projections/search/fold.ts';

/** What a desk calls a status. The first that fits is taken: what ends or has not begun names the use, too. */
const CALLED: readonly (readonly [AdoptionStatus, RegExp])[] = [
  ['nicht-weiterverfolgt', /nicht weiter|verworfen|abgelehnt|abgebrochen/],
  ['beendet', /beendet|abgelost|abgeschaltet|ausgelaufen|eingestellt|nicht mehr|gekundigt/],
  ['in-erprobung', /erprob|test|pilot/],
  ['in-pruefung', /pruf|sondier/],
  ['in-entwicklung', /entwick/],
  ['beschlossen', /beschloss|beschlus/],
  ['geplant', /geplant|planung|vorgesehen|plant/],
  ['interesse', /interess|anfrage/],
  ['in-einfuehrung', /einfuhr|rollout|im aufbau|umstellung|beginnt/],
  [
    'im-betrieb',
    /betrieb|produktiv|genutzt|nutzt|nutzung|aktiv|live|im einsatz|eingefuhrt|umgesetzt|vorhanden|lauft|eigenes projekt/,
  ],
];

const YES = /^(x|ja|j|1|✓|✔|wahr|true)$/;

/** The status that words mean; null where nothing stands there, undefined where it is not understood. */
export const statusOf = (words: string): AdoptionStatus | null | undefined => {
  const text = fold(words).trim();
  if (text === '') return null;
  if (YES.test(text)) return 'im-betrieb';
  // "eingeführt" is over where it has a beginning: it is no introduction that goes on.
  if (/^eingefuhrt/.test(text)) return 'im-betrieb';
  return CALLED.find(([, fits]) => fits.test(text))?.[0];
};

/** True where words say that somebody has nothing to do with it. */
export const isNo = (words: string): boolean =>
  /^(nein|n|0|-|–|—|falsch|false|keine?|entfallt)$/.test(fold(words).trim());
