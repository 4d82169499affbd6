import type { EventIn } from '../../../contracts/subjects.ts';
import { type Sentences, text } from './told.ts';

export const membershipNews: Sentences<EventIn<'membership'>> = {
  InterestDeclared: () => ({ words: 'bekundet Interesse an einem Zusammenschluss' }),
  KommuneJoined: () => ({ words: 'erklärt den Beitritt zu einem Zusammenschluss' }),
  KommuneLeft: (data) => ({
    words: data.zurueckgezogen
      ? 'zieht den Beitritt zu einem Zusammenschluss zurück'
      : 'hat einen Zusammenschluss verlassen',
  }),
  MembershipAccepted: (data) => ({ words: 'bestätigt eine Mitgliedschaft', detail: text(data.grund) }),
  MembershipDeclined: (data) => ({
    words: 'bestätigt eine angegebene Mitgliedschaft nicht',
    detail: text(data.grund),
  }),
  MembershipRecorded: () => ({ words: 'gibt ein Mitglied an' }),
  JoinAnswered: (data) => ({
    words:
      data.antwort === 'ja' ? 'hat eine Kommune aufgenommen' : 'hat auf einen Beitritt mit Nein geantwortet',
    detail: text(data.grund),
  }),
  InterestLapsed: () => ({
    words: 'hat auf das Interesse einer Kommune nicht geantwortet; es ist jetzt geschlossen',
  }),
};
