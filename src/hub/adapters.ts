// What verbs of the command line need of a hub, in one module that they load when they need it.
export { acceptHere, filesOf, openHere, openReader, openStore, probe } from './engines.ts';
export { serve } from './serve.ts';
