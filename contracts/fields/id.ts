import { z } from 'zod';
import './german.ts';
import { field } from './field.ts';
import { hinted } from './hints.ts';
import type { Kind } from './kinds/kind.ts';
import { type FieldMarks, marked } from './marks.ts';

/** A random id of ours. */
export const id = () => z.uuid('Das ist keine gültige Kennung (UUID).').toLowerCase();

/** Stands for a person, random per assignment; never leaves the own Kommune (DOMAIN rule 17). */
export const personRef = () => hinted(marked(id(), { person: true }), { widget: 'person' });

const named = (kind: Kind, marks: FieldMarks, others: readonly Kind[] = []) =>
  field(kind.label, marked(id(), { ...marks, ...(kind.person ? { person: true } : {}) }), {
    widget: 'reference',
    of: [kind, ...others].map(({ name }) => name),
    ...(marks.ref === undefined ? { own: true } : {}),
  });

/**
 * The id of something else, of this kind or one of several: whoever cannot see it gets the 404 of the kind as a command and
 * nothing of it in what is told of the event.
 */
export const ref = (kind: Kind, ...others: readonly Kind[]) =>
  named(kind, { ref: [kind, ...others].map(({ name }) => name).join(' ') }, others);

/** The id of what a command acts on in its own stream, or of what an event tells of: its decider and its audience see to it. */
export const own = (kind: Kind) => named(kind, {});

/** The id of what an event makes; the command's answer carries it under the name of the field. */
export const made = (kind: Kind) => named(kind, { made: true });
