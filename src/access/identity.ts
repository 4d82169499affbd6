import type { StreamName } from '../../contracts/envelope.ts';

/** Who acts or asks. `organisation` null: may act for every organisation (demo mode), and reads as the public. */
export interface Identity {
  readonly organisation: StreamName | null;
  readonly role: string;
  readonly subjectRef: string;
}

/** What a request says of who sends it. */
export interface Credentials {
  readonly demoActor: string | undefined;
}
