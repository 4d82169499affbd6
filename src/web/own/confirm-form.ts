/** Where all uses are confirmed at once. */
export const CONFIRM_PATH = '/unsere-kommune/bestaetigen';

/** The name under which the form says which: the id of each adoption. */
export const CONFIRMED = 'uebernahme';
