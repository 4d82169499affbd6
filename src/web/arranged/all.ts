import type { Arrangement } from '../forms/arrangement.ts';
import { abandon, end, reconfirm } from './keeping.ts';
import { answerNeed, stateNeed } from './needs.ts';
import { decline, plan } from './not-yet.ts';
import { outcome } from './outcome.ts';
import { share } from './share.ts';
import { use } from './use.ts';

/** The forms that are arranged by hand, for what is entered most. */
export const ARRANGEMENTS: readonly Arrangement[] = [
  use,
  plan,
  decline,
  outcome,
  reconfirm,
  end,
  abandon,
  share,
  stateNeed,
  answerNeed,
];
