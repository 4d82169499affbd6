// The vocabulary of fields, in one import: what a field of a command, an event or an answer can be.
export * from './fields/dates.ts';
export * from './fields/entry.ts';
export * from './fields/evidence.ts';
export * from './fields/field.ts';
export * from './fields/id.ts';
export * from './fields/kontakt.ts';
export * from './fields/land.ts';
export * from './fields/links.ts';
export * from './fields/numbers.ts';
export * from './fields/staat.ts';
export * from './fields/text.ts';
