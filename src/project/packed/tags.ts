/** What follows in packed bytes. A storage format of the snapshot: `FORMAT` there is raised with it. */
export const TAG = {
  null: 0,
  undefined: 1,
  true: 2,
  false: 3,
  /** A whole number that is not negative, as a varint. */
  count: 4,
  /** Any other number: IEEE 754, 8 bytes. */
  number: 5,
  /** The number of an id. */
  id: 6,
  kommune: 7,
  verbund: 8,
  /** A position: how many digits, one or two numbers, and the hash. */
  position: 9,
  /** An instant in ms since 1970, 6 bytes. */
  instant: 10,
  /** A day: year, month and day in one varint. */
  day: 11,
  /** The number of a word. */
  word: 12,
  latin1: 13,
  utf16: 14,
  list: 15,
  /** A reference to a free text: the number of the event's id, and that of the pointer as a word. */
  text: 16,
  /** The number of a shape, and the values of its keys. */
  object: 17,
} as const;

/** Digits of a position that make one number; what comes before them makes another. */
export const POSITION_DIGITS = 20;

/** How streams are named, before the id. */
export const KOMMUNE = 'kommune-';
export const VERBUND = 'verbund-';
