import { z } from 'zod';
import './german.ts';
import { hinted } from './hints.ts';
import { marked } from './marks.ts';

/** A random id of ours. */
export const id = () => z.uuid('Das ist keine gültige Kennung (UUID).').toLowerCase();

/** Stands for a person, random per assignment; never leaves the own Kommune (DOMAIN rule 17). */
export const personRef = () => hinted(marked(id(), { person: true }), { widget: 'person' });
