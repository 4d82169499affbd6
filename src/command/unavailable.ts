import { Problem } from '../../contracts/problems.ts';

/** The command's deadline passed before its turn came, or others went on writing first. */
export const busy = () =>
  new Problem('writes-unavailable', {
    detail: 'Die Eintragung kam gerade nicht durch. Bitte gleich noch einmal versuchen.',
    retryAfterSeconds: 2,
  });

/** The event store has been sent the command and has not answered by its deadline. */
export const tooLate = () =>
  new Problem('writes-unavailable', {
    detail:
      'Der Speicher hat nicht rechtzeitig geantwortet; ob die Eintragung noch ankommt, ist offen. Bitte noch einmal senden, mit demselben Idempotency-Key: Sie wird nicht doppelt eingetragen.',
    retryAfterSeconds: 5,
  });

/** The event store may not show all that is stored. */
export const checking = () =>
  new Problem('writes-unavailable', {
    detail:
      'Gerade wird geprüft, ob der Speicher alles zeigt, was eingetragen wurde. Lesen geht weiter; bitte gleich noch einmal eintragen.',
    retryAfterSeconds: 2,
  });

/** It is stored, and the read models have not come so far by the deadline. */
export const notShownYet = () =>
  new Problem('writes-unavailable', {
    detail:
      'Die Eintragung ist gespeichert, wird hier aber noch nicht gezeigt. Bitte gleich noch einmal senden, mit demselben Idempotency-Key: Sie wird nicht doppelt eingetragen.',
    retryAfterSeconds: 1,
  });

/** The stream holds an event that this version of the program cannot read. */
export const unknownEvents = () =>
  new Problem('writes-unavailable', {
    detail: 'Hier wurde mit einer neueren Fassung dieses Dienstes eingetragen. Bitte zuerst aktualisieren.',
    retryAfterSeconds: 60,
  });

/** The event store took nothing. */
export const notTaken = () =>
  new Problem('writes-unavailable', {
    detail: 'Der Speicher nimmt gerade nichts an. Lesen geht weiter; bitte später noch einmal eintragen.',
    retryAfterSeconds: 5,
  });
