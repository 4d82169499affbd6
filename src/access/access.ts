// Types alone: whoever is outside this folder can name the port, and make nothing that is one.
export type { Access, Asked, Authorised, DemoActor } from './base.ts';
