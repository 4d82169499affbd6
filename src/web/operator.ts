import type { Settings } from '../settings.ts';

/** What the operator says of itself, for the pages that the law asks for; what is absent is said to be absent. */
export type Operator = Pick<
  Settings,
  | 'LICHTERKETTE_OPERATOR'
  | 'LICHTERKETTE_OPERATOR_REPRESENTED'
  | 'LICHTERKETTE_OPERATOR_CONTACT'
  | 'LICHTERKETTE_PRIVACY_CONTACT'
  | 'LICHTERKETTE_PRIVACY_AUTHORITY'
  | 'LICHTERKETTE_ACCESSIBILITY_CONTACT'
  | 'LICHTERKETTE_ACCESSIBILITY_AUTHORITY'
>;
