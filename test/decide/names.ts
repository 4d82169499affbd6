import { v5 } from 'uuid';
import type { StreamName } from '../../contracts/envelope.ts';

const NAMESPACE = '0b3d6a0e-3f0e-4b58-9f0c-6f2f4f1f9a11';

/** A valid id that is the same wherever a test says the same name. */
export const id = (name: string): string => v5(name, NAMESPACE);

/** The id that the command under test makes. */
export const made = (kind: string, index = 0): string => id(`made ${kind} ${index}`);

export const kommune = (name: string): StreamName => `kommune-${id(name)}`;
export const verbund = (name: string): StreamName => `verbund-${id(name)}`;

/** The organisation's id within a stream's name. */
export const organisation = (stream: StreamName): string => stream.slice(stream.indexOf('-') + 1);

/** The streams on which scenarios play, and the day on which they do. */
export const WEIDENRODE = kommune('Weidenrode');
export const AUE = verbund('Digitale Aue');
export const TODAY = '2026-10-01';
