// Types alone: whoever is outside this folder can name the port, and make nothing that is one.
export type {
  Access,
  AccessHeader,
  Asked,
  Authorised,
  NamedActor,
} from './base.ts';
