import { fold } from './fold.ts';

const LIST = `
  aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin bis bitte brauchen braucht
  da damit dann das dass dem den denn der des dessen die dies diese diesem diesen dieser dieses doch dort du durch
  ein eine einem einen einer eines er es etwas euch fuer für gegen gehen geht gibt haben hat hatte hier ich ihm ihn
  ihnen ihr ihre ihrem ihren im immer in ist ja jede jedem jeden jeder jedes jemand kann kein keine keinen koennen
  können man mehr mein mit moechte möchte muessen müssen muss nach nicht nichts noch nun nur ob oder ohne schon sein
  seine seinem seinen sich sie sind so soll sollen sollte staendig ständig statt ueber über um und uns unser unsere
  unserem unseren vom von vor wann warum was weil welche welcher wenn wer werden wie wieder will wir wird wo wollen
  wurde zu zum zur zwischen wegen lassen macht machen gerade neue neuen neuer heute jetzt hin her tun sehr viel viele
`;

/** Words that say nothing of what is looked for, folded. */
export const STOP_WORDS: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/).map(fold));
