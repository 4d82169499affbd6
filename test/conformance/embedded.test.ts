import { conformance } from './engine.ts';
import { EMBEDDED } from './engines.ts';
import { SUITES } from './suites.ts';

conformance([EMBEDDED], SUITES);
