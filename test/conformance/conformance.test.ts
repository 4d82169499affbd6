import { append } from './append.ts';
import { conformance } from './engine.ts';
import { ENGINES } from './engines.ts';
import { groups } from './groups.ts';
import { reading } from './reading.ts';
import { repeating } from './repeating.ts';
import { subscribing } from './subscribing.ts';

conformance(ENGINES, { append, repeating, groups, reading, subscribing });
