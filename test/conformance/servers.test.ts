import { conformance } from './engine.ts';
import { SERVERS } from './engines.ts';
import { SUITES } from './suites.ts';

conformance(SERVERS, SUITES);
